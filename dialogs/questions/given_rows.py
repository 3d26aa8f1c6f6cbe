"""What is given of a table between two turns: the stage, the row being typed, rows loaded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from core.form.tables import Column, Table
from dialogs.questions.rows import typed_columns
from dialogs.questions.step import Step
from dialogs.stored import Stored


@dataclass(frozen=True, slots=True)
class GivenRows(Stored):
    """The stage of a table question and what it needs."""

    stage: Literal["intake", "row", "rows", "one"] = "intake"
    """Asked as a whole; a row is typed cell by cell; rows are listed; one row is shown."""
    row: Mapping[str, Any] | None = None
    """The cells typed so far, or the row shown."""
    number: int = 0
    """The number of the row shown or changed, from 1; 0 for a new row."""
    last: Mapping[str, Any] = field(default_factory=dict)
    """The row typed before a new one, or the row that is changed as it is stored."""
    first: int = 0
    """The number of the first row listed."""
    rows: Sequence[Mapping[str, Any]] = ()
    """The rows listed."""

    @property
    def cells(self) -> Mapping[str, Any]:
        """The cells of the row; none before the first."""
        return self.row or {}


def row_count(step: Step[Table]) -> int:
    """How many rows are stored."""
    return int((step.value or {}).get("count", 0))


def column_asked(step: Step[Table], given: GivenRows) -> Column:
    """The first column without a cell."""
    columns = typed_columns(step.field, step.draft.answers)
    return next(column for column in columns if column.key not in given.cells)


def current_cell(step: Step[Table], given: GivenRows, column: Column) -> str:
    """The cell of the row that is changed; for a new row, the cell of the row before.

    A new row has a serial number of its own, and its kind is picked from all there are.
    """
    if column.key in (step.field.unique, step.field.kind_column) and not given.number:
        return ""
    return str(given.last.get(column.key) or "")
