"""Rows of a table shown back: a page of them, or one alone."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from core.form.kinds import Measure
from core.form.tables import Column, Table
from dialogs.actions import ChangeRow, LeaveRows, ListRows, PickCell, RemoveRow, ShowRow
from dialogs.questions.given_rows import GivenRows
from dialogs.questions.step import Step
from dialogs.screens import Choice, Message, Screen, Text, Verbatim

PAGE = 8
"""Rows shown at once."""
LABEL = 30
"""Characters a button holds."""


def page(step: Step[Table], given: GivenRows, count: int) -> Screen:
    """Some of the ``count`` rows, each with a button to show it alone."""
    first, rows = given.first, given.rows
    listed: list[Message] = []
    for number, row in enumerate(rows, start=first):
        listed.append(step.text("row", number=number, **_cells(step, row)))
    buttons = tuple(
        Choice(ShowRow(number), Verbatim(str(number))) for number in range(first, first + len(rows))
    )
    turning = []
    if first > 1:
        turning.append(Choice(ListRows(max(1, first - PAGE)), Text("page.earlier.button")))
    if first + len(rows) <= count:
        turning.append(Choice(ListRows(first + PAGE), Text("page.later.button")))
    grid = tuple(buttons[start : start + 4] for start in range(0, len(buttons), 4))
    return Screen(
        text=(Text("table.rows", {"first": first, "count": count}), *listed),
        choices=(
            *grid,
            *((tuple(turning),) if turning else ()),
            (Choice(LeaveRows(), Text("table.list.button")),),
        ),
    )


def one(step: Step[Table], given: GivenRows) -> Screen:
    """One row, to be changed or removed."""
    return Screen(
        text=(step.text("row", number=given.number, **_cells(step, given.cells)),),
        choices=(
            (
                Choice(ChangeRow(), Text("table.change.button")),
                Choice(RemoveRow(), Text("table.remove.button")),
            ),
            (Choice(ListRows(1), Text("table.rows.button")),),
        ),
    )


def _cells(step: Step[Table], row: Mapping[str, Any]) -> dict[str, Message]:
    return {
        column.key: cell(column, str(row.get(column.key) or ""))
        for column in step.field.columns
        if not column.filled
    }


def cell(column: Column, value: str) -> Message:
    """A cell as it is shown, a number as the language writes it."""
    if not value:
        return Text("value.none")
    if isinstance(column.field, Measure):
        return Text("value.number", {"number": Decimal(value)})
    return Verbatim(value)


def kinds(names: Sequence[str]) -> tuple[list[tuple[Choice, ...]], tuple[Message, ...]]:
    """Buttons that pick the entry of a row; names too long for a button are listed in the text."""
    if all(len(name) <= LABEL for name in names):
        return [(Choice(PickCell(index), Verbatim(name)),) for index, name in enumerate(names)], ()
    rows: list[tuple[Choice, ...]] = []
    lines: list[Message] = []
    for index, name in enumerate(names):
        rows.append((Choice(PickCell(index), Text("table.kind.button", {"number": index + 1})),))
        lines.append(Text("table.kind", {"number": index + 1, "name": name}))
    return rows, tuple(lines)
