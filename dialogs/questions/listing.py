"""Rows of a table shown back: a page of them, or one alone."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from core.form.kinds import Measure
from core.form.tables import Column, Table
from dialogs.questions.base import Step
from dialogs.screens import Choice, Screen, Text, Verbatim, Words

PAGE = 8
"""Rows shown at once."""
LABEL = 30
"""Characters a button holds."""


def page(step: Step, count: int) -> Screen:
    """Some of the ``count`` rows, each with a button to look at it alone."""
    first, rows = step.entry["first"], step.entry.get("rows", ())
    listed: list[Words] = []
    for number, row in enumerate(rows, start=first):
        listed.append(step.text("row", number=number, **_cells(step, row)))
    buttons = tuple(
        Choice(f"row:{number}", Verbatim(str(number))) for number in range(first, first + len(rows))
    )
    turning = []
    if first > 1:
        turning.append(Choice(f"rows:{max(1, first - PAGE)}", Text("page.earlier.button")))
    if first + len(rows) <= count:
        turning.append(Choice(f"rows:{first + PAGE}", Text("page.later.button")))
    grid = tuple(buttons[start : start + 4] for start in range(0, len(buttons), 4))
    return Screen(
        text=(Text("table.rows", {"first": first, "count": count}), *listed),
        choices=(
            *grid,
            *((tuple(turning),) if turning else ()),
            (Choice("list", Text("table.list.button")),),
        ),
    )


def one(step: Step) -> Screen:
    """One row, to be changed or removed."""
    number, row = step.entry["number"], step.entry.get("row", {})
    return Screen(
        text=(step.text("row", number=number, **_cells(step, row)),),
        choices=(
            (
                Choice("change", Text("table.change.button")),
                Choice("remove", Text("table.remove.button")),
            ),
            (Choice("rows:1", Text("table.rows.button")),),
        ),
    )


def _cells(step: Step, row: dict[str, Any]) -> dict[str, Words]:
    assert isinstance(step.field, Table)
    return {
        column.key: cell(column, str(row.get(column.key) or ""))
        for column in step.field.columns
        if not column.filled
    }


def cell(column: Column, value: str) -> Words:
    """What a row says in a column, a number as the language writes it."""
    if not value:
        return Text("value.none")
    if isinstance(column.field, Measure):
        return Text("value.number", {"number": Decimal(value)})
    return Verbatim(value)


def kinds(names: Sequence[str]) -> tuple[list[tuple[Choice, ...]], tuple[Words, ...]]:
    """Buttons that pick the entry a row belongs to; names too long for them stand in the text."""
    if all(len(name) <= LABEL for name in names):
        return [(Choice(f"cell:{index}", Verbatim(name)),) for index, name in enumerate(names)], ()
    rows: list[tuple[Choice, ...]] = []
    lines: list[Words] = []
    for index, name in enumerate(names):
        rows.append((Choice(f"cell:{index}", Text("table.kind.button", {"number": index + 1})),))
        lines.append(Text("table.kind", {"number": index + 1, "name": name}))
    return rows, tuple(lines)
