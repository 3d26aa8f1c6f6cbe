"""A table of many rows: typed one by one, pasted, or sent as a file."""

from dataclasses import replace
from typing import Any

from core.errors import Invalid
from core.form.kinds import printable
from core.form.tables import Column, Table
from dialogs.effects import DropRow, FetchFile, LoadRows, StoreRows
from dialogs.events import FileRefused, FileSent, RowsLoaded, RowsRead, Said
from dialogs.journey import store
from dialogs.questions import listing
from dialogs.questions.base import KEEP, Answered, Step, passing
from dialogs.questions.rows import Reading, read, split, typed_columns
from dialogs.questions.text import INPUTS
from dialogs.screens import Choice, Input, Screen, Text, Words
from dialogs.turn import Chosen, UserInput

SHEETS = ("xlsx", "csv", "txt")
LARGEST = 20 * 1024 * 1024
FAULTS_SHOWN = 10


def ask(step: Step) -> Screen:
    stage = step.entry.get("stage")
    if stage == "row":
        return _ask_cell(step)
    if stage == "rows":
        return listing.page(step, _count(step))
    if stage == "one":
        return listing.one(step)
    return _intake(step)


def take(step: Step, user_input: UserInput) -> Answered | None:
    stage = step.entry.get("stage")
    if isinstance(user_input, FileSent):
        return _fetch(step, user_input)
    if isinstance(user_input, FileRefused):
        said = Text(f"issue.{user_input.code}", {**user_input.params, "formats": ", ".join(SHEETS)})
        return Answered(step.draft, said=(passing(said),))
    if isinstance(user_input, RowsRead):
        return _keep(step, read(_field(step), user_input.lines, step.draft.answers), replacing=True)
    if isinstance(user_input, RowsLoaded):
        return _loaded(step, user_input)
    if stage == "row":
        return _take_cell(step, user_input)
    if isinstance(user_input, Said):
        return _keep(step, read(_field(step), split(user_input.text), step.draft.answers))
    if isinstance(user_input, Chosen):
        return _take_choice(step, user_input)
    return None


def back(step: Step) -> Answered | None:
    """Take back the last cell, or leave the list of rows; None at the beginning."""
    if step.entry.get("stage", "intake") == "intake":
        return None
    row = step.entry.get("row") if step.entry.get("stage") == "row" else None
    if row:
        return step.keep(**{**step.entry, "row": dict(list(row.items())[:-1])})
    return Answered(replace(step.draft, entry={}))


def _loaded(step: Step, loaded: RowsLoaded) -> Answered:
    """Show the rows asked for; without any the table as a whole is asked about again."""
    rows = [dict(row) for row in loaded.rows]
    if not rows:
        return Answered(replace(step.draft, entry={}))
    if step.entry.get("stage") == "one":
        return step.keep(stage="one", number=loaded.first, row=rows[0])
    return step.keep(stage="rows", first=loaded.first, rows=rows)


def _intake(step: Step) -> Screen:
    table, count = _field(step), _count(step)
    columns = typed_columns(table, step.draft.answers)
    names: list[Words] = [step.text("label", column.field) for column in columns]
    wanted = table.wanted(step.draft.answers)
    text: list[Words] = [
        step.text("ask"),
        Text("table.columns", {"columns": names}),
        Text("table.ways"),
        Text("table.count", {"count": count, "wanted": wanted}),
    ]
    if not count:
        text.append(step.text("example"))
    rows = [(Choice("type", Text("table.type.button")),)]
    if count:
        rows.insert(0, (Choice("done", Text("table.done.button")),))
        rows.append((Choice("rows:1", Text("table.rows.button")),))
    accept = ",".join(f".{each}" for each in SHEETS)
    return Screen(text=tuple(text), choices=tuple(rows), input=Input("rows", accept=accept))


def _ask_cell(step: Step) -> Screen:
    column = _column(step)
    table, changed = _field(step), step.entry.get("number")
    standing = _standing(step, column)
    choices: list[tuple[Choice, ...]] = []
    listed: tuple[Words, ...] = ()
    if column.key == table.kind_column:
        choices, listed = listing.kinds(table.kind_names(step.draft.answers))
    if not column.field.required:
        choices.append((Choice("skip_cell", Text("nav.skip.button")),))
    shown: tuple[Words, ...] = ()
    if standing:
        said, button = ("table.now", KEEP) if changed else ("table.same", "table.same.button")
        shown = (Text(said, {"value": listing.cell(column, standing)}),)
        choices.insert(0, (Choice("same", Text(button)),))
    return Screen(
        text=(
            Text("table.row", {"row": changed or _count(step) + 1}),
            step.text("ask", column.field),
            step.text("example", column.field),
            *listed,
            *shown,
        ),
        choices=tuple(choices),
        input=Input(INPUTS.get(type(column.field), "text")),
    )


def _take_cell(step: Step, user_input: UserInput) -> Answered | None:
    column, answers = _column(step), step.draft.answers
    table, standing = _field(step), _standing(step, column)
    if isinstance(user_input, Said):
        value = column.field.accept(user_input.text, answers)
    elif isinstance(user_input, Chosen) and user_input.verb == "cell":
        value = table.kind_names(answers)[int(user_input.object)]
    elif isinstance(user_input, Chosen) and user_input.verb == "same" and standing:
        value = standing
    elif isinstance(user_input, Chosen) and user_input.verb == "skip_cell":
        value = None
    else:
        return None
    if column.key == table.kind_column and table.kind_of(str(value), answers) is None:
        raise Invalid("E-KIND")
    row = {**step.entry.get("row", {}), column.key: value}
    if len(row) < len(typed_columns(table, answers)):
        return step.keep(**{**step.entry, "row": row})
    typed = {key: "" if cell is None else str(cell) for key, cell in row.items()}
    whole = table.row(typed, answers)
    number = int(step.entry.get("number") or 0)
    return _append(step, (whole,), number=number, last=row)


def _take_choice(step: Step, user_input: Chosen) -> Answered | None:
    table, number = _field(step), int(user_input.object) if user_input.object.isdecimal() else 0
    if user_input.verb == "done" and _count(step):
        return step.done({"count": _count(step), "done": True})
    if user_input.verb == "type":
        return step.keep(stage="row", row={}, last=step.entry.get("last") or {})
    if user_input.verb == "rows":
        load = LoadRows(step.draft.draft_id, table.key, number, listing.PAGE)
        return Answered(step.keep(stage="rows", first=number).draft, effects=(load,), waiting=True)
    if user_input.verb == "row":
        load = LoadRows(step.draft.draft_id, table.key, number, 1)
        return Answered(step.keep(stage="one", number=number).draft, effects=(load,), waiting=True)
    if user_input.verb == "change" and "row" in step.entry:
        keys = [column.key for column in typed_columns(table, step.draft.answers)]
        old = {key: step.entry["row"].get(key) for key in keys}
        return step.keep(stage="row", row={}, number=step.entry["number"], last=old)
    if user_input.verb == "remove" and "number" in step.entry:
        drop = DropRow(step.draft.draft_id, table.key, step.entry["number"])
        return _counted(step, _count(step) - 1, effects=(drop,))
    if user_input.verb == "list":
        return Answered(replace(step.draft, entry={}))
    return None


def _keep(step: Step, reading: Reading, *, replacing: bool = False) -> Answered:
    """Store the good rows of a paste or a file and report the others."""
    count = len(reading.rows)
    most = _field(step).most
    if count + (0 if replacing else _count(step)) > most:
        return Answered(step.draft, said=(passing(Text("table.too_many", {"most": most})),))
    report: list[Words] = [Text("table.read", {"count": count}, count=count)]
    if count and replacing and _count(step):
        report.append(Text("table.replaced", {"count": _count(step)}))
    for fault in reading.faults[:FAULTS_SHOWN]:
        params = {
            "row": fault.line,
            "column": step.text("label", _field(step).column(fault.column)),
            "problem": Text(f"issue.{fault.code}", fault.params),
        }
        report.append(Text("table.fault", params))
    more = len(reading.faults) - FAULTS_SHOWN
    if more > 0:
        report.append(Text("table.more_faults", {"count": more}, count=more))
    if not count:
        return Answered(step.draft, said=(passing(*report),))
    taken = _append(step, reading.rows, replacing=replacing)
    return replace(taken, said=(passing(*report),))


def _append(
    step: Step,
    rows: tuple[dict[str, Any], ...],
    *,
    replacing: bool = False,
    number: int = 0,
    last: dict[str, Any] | None = None,
) -> Answered:
    before = 0 if replacing else _count(step)
    effect = StoreRows(
        step.draft.draft_id, step.field.key, number or before + 1, rows, replace=replacing
    )
    return _counted(step, before + (0 if number else len(rows)), effects=(effect,), last=last)


def _counted(
    step: Step, count: int, effects: tuple[Any, ...], last: dict[str, Any] | None = None
) -> Answered:
    """The table with another number of rows; the person stays on it until done."""
    kept = store(step.draft, step.field, {"count": count, "done": False})
    entry = {"key": step.field.key, "stage": "intake", "last": last or {}}
    return Answered(replace(kept, at=step.draft.at, entry=entry), effects=effects)


def _fetch(step: Step, sent: FileSent) -> Answered:
    if sent.size > LARGEST:
        size = LARGEST // (1024 * 1024)
        return Answered(step.draft, said=(passing(Text("issue.E-FILE-SIZE", {"size": size})),))
    effect = FetchFile(
        source=sent.source,
        name=printable(sent.name),
        mime=sent.mime,
        size=sent.size,
        field=step.field.key,
        draft_id=step.draft.draft_id,
        formats=SHEETS,
        largest=LARGEST,
        want="rows",
    )
    return Answered(
        step.draft, said=(passing(Text("upload.checking")),), effects=(effect,), waiting=True
    )


def _standing(step: Step, column: Column) -> str:
    """What the row being changed says in a column; for a new row, what the row before said.

    A new row has a serial number of its own, and its kind is picked from all there are.
    """
    table = _field(step)
    if column.key in (table.unique, table.kind_column) and not step.entry.get("number"):
        return ""
    return str((step.entry.get("last") or {}).get(column.key) or "")


def _column(step: Step) -> Column:
    given = step.entry.get("row", {})
    columns = typed_columns(_field(step), step.draft.answers)
    return next(column for column in columns if column.key not in given)


def _count(step: Step) -> int:
    return int((step.value or {}).get("count", 0))


def _field(step: Step) -> Table:
    assert isinstance(step.field, Table)
    return step.field
