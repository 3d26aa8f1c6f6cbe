"""Lines of cells into rows of a table: what is good is kept, what is not is reported by line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.errors import Invalid
from core.form.conditions import Answers
from core.form.tables import Column, Table, folded

_SEPARATOR = re.compile(r"[\t;|]")


@dataclass(frozen=True, slots=True)
class Fault:
    """One line that is no row: its number, the column and the issue code."""

    line: int
    column: str
    code: str
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """Good rows in their order and the faults of the other lines."""

    rows: tuple[dict[str, Any], ...]
    faults: tuple[Fault, ...]


def split(text: str) -> tuple[tuple[str, ...], ...]:
    """Pasted text as lines of cells, parted by tabs, semicolons or bars."""
    return tuple(
        tuple(cell.strip() for cell in _SEPARATOR.split(line))
        for line in text.splitlines()
        if line.strip()
    )


def typed_columns(table: Table, answers: Answers) -> tuple[Column, ...]:
    """The columns a person gives; the kind only when there is more than one."""
    several = len(table.kind_names(answers)) > 1
    return tuple(
        column
        for column in table.columns
        if not column.filled and (several or column.key != table.kind_column)
    )


def read(table: Table, lines: Sequence[Sequence[str]], answers: Answers) -> Reading:
    """Read lines into rows; a heading on the first line is passed over."""
    rows: list[dict[str, Any]] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        given = _cells(table, line, answers)
        if number == 1 and len(lines) > 1 and _is_heading(table, given):
            continue
        try:
            row = table.row(given, answers)
            first = seen.setdefault(str(row[table.unique]), number)
            if first != number:
                raise Invalid("E-SERIAL-SENT", {"column": table.unique, "first": first})
            rows.append(row)
        except Invalid as refusal:
            column = str(refusal.params.get("column", ""))
            faults.append(Fault(number, column, refusal.code, refusal.params))
    return Reading(tuple(rows), tuple(faults))


def _cells(table: Table, line: Sequence[str], answers: Answers) -> dict[str, str]:
    """Cells by column key; the kind may be left out when there is only one."""
    names = [folded(name) for name in table.kind_names(answers)]
    columns = [column.key for column in table.columns]
    if len(names) == 1 and folded(line[0] if line else "") not in names:
        columns.remove(table.kind_column)
    return dict(zip(columns, line, strict=False))


def _is_heading(table: Table, given: Mapping[str, str]) -> bool:
    cell = given.get(table.unique, "")
    return not any(character.isdecimal() for character in cell)
