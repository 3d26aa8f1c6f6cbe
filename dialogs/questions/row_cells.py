"""Screens of a table: the table as a whole, and one cell of the row being typed."""

from core.form.tables import Table
from dialogs.actions import Done, KeepPart, ListRows, SkipCell, TypeInstead
from dialogs.questions import listing
from dialogs.questions.given_rows import GivenRows, column_asked, current_cell, row_count
from dialogs.questions.kind import kind_of
from dialogs.questions.rows import typed_columns
from dialogs.questions.step import KEEP, Step
from dialogs.screens import Choice, Input, Message, Screen, Text

SHEETS = ("xlsx", "csv", "txt")
"""Formats in which rows may be sent."""


def ask_table(step: Step[Table]) -> Screen:
    """The table as a whole: its columns, how rows may be given, how many there are."""
    table, count = step.field, row_count(step)
    columns = typed_columns(table, step.draft.answers)
    names: list[Message] = [step.text("label", column.field) for column in columns]
    wanted = table.wanted(step.draft.answers)
    text: list[Message] = [
        step.text("ask"),
        Text("table.columns", {"columns": names}),
        Text("table.ways"),
        Text("table.count", {"count": count, "wanted": wanted}),
    ]
    if not count:
        text.append(step.text("example"))
    rows = [(Choice(TypeInstead(), Text("table.type.button")),)]
    if count:
        rows.insert(0, (Choice(Done(), Text("table.done.button")),))
        rows.append((Choice(ListRows(1), Text("table.rows.button")),))
    accept = ",".join(f".{each}" for each in SHEETS)
    return Screen(text=tuple(text), choices=tuple(rows), input=Input("rows", accept=accept))


def ask_cell(step: Step[Table], given: GivenRows) -> Screen:
    """The next cell of the row being typed."""
    table, column = step.field, column_asked(step, given)
    current = current_cell(step, given, column)
    choices: list[tuple[Choice, ...]] = []
    names: tuple[Message, ...] = ()
    if column.key == table.kind_column:
        choices, names = listing.kinds(table.kind_names(step.draft.answers))
    if not column.field.required:
        choices.append((Choice(SkipCell(), Text("nav.skip.button")),))
    before: tuple[Message, ...] = ()
    if current:
        key, button = ("table.now", KEEP) if given.number else ("table.same", "table.same.button")
        before = (Text(key, {"value": listing.cell(column, current)}),)
        choices.insert(0, (Choice(KeepPart(), Text(button)),))
    return Screen(
        text=(
            Text("table.row", {"row": given.number or row_count(step) + 1}),
            step.text("ask", column.field),
            step.text("example", column.field),
            *names,
            *before,
        ),
        choices=tuple(choices),
        input=Input(kind_of(column.field).input),
    )
