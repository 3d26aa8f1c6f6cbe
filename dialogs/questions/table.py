"""A question for a table of many rows: typed one by one, pasted, or sent as a file."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from core.errors import Invalid
from core.form.form import Form
from core.form.kinds import printable
from core.form.tables import Table
from dialogs.actions import (
    ChangeRow,
    Done,
    KeepPart,
    LeaveRows,
    ListRows,
    PickCell,
    RemoveRow,
    ShowRow,
    SkipCell,
    TypeInstead,
)
from dialogs.effects import DropRow, Effect, FetchFile, LoadRows, StoreRows
from dialogs.events import FileRefused, FileSent, RowsLoaded, RowsRead, Said
from dialogs.journey import store
from dialogs.questions import listing
from dialogs.questions.given_rows import GivenRows, column_asked, current_cell, row_count
from dialogs.questions.kind import QuestionKind
from dialogs.questions.row_cells import SHEETS, ask_cell, ask_table
from dialogs.questions.rows import Reading, read, split, typed_columns
from dialogs.questions.step import Answered, Step, notice_of
from dialogs.screens import Message, Screen, Text
from dialogs.session import Draft
from dialogs.turn import UserInput

LARGEST = 20 * 1024 * 1024
FAULTS_SHOWN = 10
SAMPLE = "SN-0001; 95 TH/s; 3,25\nSN-0002; 95 TH/s; 3,25"


class TableQuestion(QuestionKind[Table, GivenRows]):
    """Rows that are stored beside the draft; the answer is their number."""

    entry_type = GivenRows
    shows_answer = True

    def ask(self, step: Step[Table]) -> Screen:
        given = self.entry(step)
        match given.stage:
            case "row":
                return ask_cell(step, given)
            case "rows":
                return listing.page(step, given, row_count(step))
            case "one":
                return listing.one(step, given)
        return ask_table(step)

    def take(self, step: Step[Table], user_input: UserInput) -> Answered | None:
        given, answers = self.entry(step), step.draft.answers
        match user_input:
            case FileSent():
                return _fetch(step, user_input)
            case FileRefused(code=code, params=params):
                refusal = Text(f"issue.{code}", {**params, "formats": ", ".join(SHEETS)})
                return Answered(step.draft, notices=(notice_of(refusal),))
            case RowsRead(lines=lines):
                return _keep(step, read(step.field, lines, answers), replacing=True)
            case RowsLoaded():
                return _loaded(step, given, user_input)
        if given.stage == "row":
            return _take_cell(step, given, user_input)
        if isinstance(user_input, Said):
            return _keep(step, read(step.field, split(user_input.text), answers))
        return _take_choice(step, given, user_input)

    def back(self, step: Step[Table]) -> Answered | None:
        """The last cell back, or from the list of rows to the table; None at the beginning."""
        given = self.entry(step)
        if given.stage == "intake":
            return None
        if given.stage == "row" and given.row:
            return step.keep(replace(given, row=dict(list(given.row.items())[:-1])))
        return step.start_again()

    def shown(self, form: Form, field: Table, value: Any) -> Message:
        count = int(value.get("count", 0))
        return Text("value.rows", {"count": count}, count=count)

    def keys(self, form: Form, field: Table) -> Iterator[str]:
        yield from (form.words(field, end) for end in ("ask", "example", "row"))
        for column in field.columns:
            ends = ("label",) if column.filled else ("label", "ask", "example")
            yield from (form.words(column.field, end) for end in ends)

    def sample(self, field: Table, draft: Draft, pick: int = 0) -> tuple[UserInput, ...]:
        return (Said(SAMPLE), Done())


def _loaded(step: Step[Table], given: GivenRows, loaded: RowsLoaded) -> Answered:
    """Show the rows asked for; without any the table as a whole is asked about again."""
    rows = [dict(row) for row in loaded.rows]
    if not rows:
        return step.start_again()
    if given.stage == "one":
        return step.keep(GivenRows("one", rows[0], loaded.first))
    return step.keep(GivenRows("rows", first=loaded.first, rows=rows))


def _take_cell(step: Step[Table], given: GivenRows, user_input: UserInput) -> Answered | None:
    column, answers = column_asked(step, given), step.draft.answers
    table, current = step.field, current_cell(step, given, column)
    match user_input:
        case Said(text):
            value = column.field.accept(text, answers)
        case PickCell(index):
            value = table.kind_names(answers)[index]
        case KeepPart() if current:
            value = current
        case SkipCell():
            value = None
        case _:
            return None
    if column.key == table.kind_column and table.kind_of(str(value), answers) is None:
        raise Invalid("E-KIND")
    row = {**given.cells, column.key: value}
    if len(row) < len(typed_columns(table, answers)):
        return step.keep(replace(given, row=row))
    typed = {key: "" if cell is None else str(cell) for key, cell in row.items()}
    return _append(step, (table.row(typed, answers),), number=given.number, last=row)


def _take_choice(step: Step[Table], given: GivenRows, user_input: UserInput) -> Answered | None:
    draft, count = step.draft, row_count(step)
    match user_input:
        case Done() if count:
            return step.done({"count": count, "done": True})
        case TypeInstead():
            return step.keep(GivenRows("row", {}, last=given.last))
        case ListRows(first):
            load = LoadRows(draft.draft_id, step.field.key, first, listing.PAGE)
            listed = step.keep(GivenRows("rows", first=first))
            return replace(listed, effects=(load,), waiting=True)
        case ShowRow(number):
            load = LoadRows(draft.draft_id, step.field.key, number, 1)
            return replace(
                step.keep(GivenRows("one", number=number)), effects=(load,), waiting=True
            )
        case ChangeRow() if given.row is not None:
            keys = [column.key for column in typed_columns(step.field, draft.answers)]
            old = {key: given.row.get(key) for key in keys}
            return step.keep(GivenRows("row", {}, given.number, old))
        case RemoveRow() if given.number:
            drop = DropRow(draft.draft_id, step.field.key, given.number)
            return _counted(step, count - 1, effects=(drop,))
        case LeaveRows():
            return step.start_again()
    return None


def _keep(step: Step[Table], reading: Reading, *, replacing: bool = False) -> Answered:
    """Store the good rows of a paste or a file and report the others."""
    count = len(reading.rows)
    most = step.field.most
    if count + (0 if replacing else row_count(step)) > most:
        return Answered(step.draft, notices=(notice_of(Text("table.too_many", {"most": most})),))
    report: list[Message] = [Text("table.read", {"count": count}, count=count)]
    if count and replacing and row_count(step):
        report.append(Text("table.replaced", {"count": row_count(step)}))
    for fault in reading.faults[:FAULTS_SHOWN]:
        params = {
            "row": fault.line,
            "column": step.text("label", step.field.column(fault.column)),
            "problem": Text(f"issue.{fault.code}", fault.params),
        }
        report.append(Text("table.fault", params))
    more = len(reading.faults) - FAULTS_SHOWN
    if more > 0:
        report.append(Text("table.more_faults", {"count": more}, count=more))
    if not count:
        return Answered(step.draft, notices=(notice_of(*report),))
    stored = _append(step, reading.rows, replacing=replacing)
    return replace(stored, notices=(notice_of(*report),))


def _append(
    step: Step[Table],
    rows: tuple[dict[str, Any], ...],
    *,
    replacing: bool = False,
    number: int = 0,
    last: dict[str, Any] | None = None,
) -> Answered:
    """Store rows behind the others, or one in the place of the row ``number``."""
    before = 0 if replacing else row_count(step)
    effect = StoreRows(
        step.draft.draft_id, step.field.key, number or before + 1, rows, replace=replacing
    )
    return _counted(step, before + (0 if number else len(rows)), effects=(effect,), last=last)


def _counted(
    step: Step[Table],
    count: int,
    effects: tuple[Effect, ...],
    last: dict[str, Any] | None = None,
) -> Answered:
    """The table with another number of rows; the question stays until it is done."""
    stored = store(step.draft, step.field, {"count": count, "done": False})
    stayed = replace(step, draft=replace(stored, at=step.draft.at))
    return replace(stayed.keep(GivenRows(last=last or {})), effects=effects)


def _fetch(step: Step[Table], sent: FileSent) -> Answered:
    if sent.size > LARGEST:
        too_large = Text("issue.E-FILE-SIZE", {"size": LARGEST // (1024 * 1024)})
        return Answered(step.draft, notices=(notice_of(too_large),))
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
    checking = notice_of(Text("upload.checking"))
    return Answered(step.draft, notices=(checking,), effects=(effect,), waiting=True)
