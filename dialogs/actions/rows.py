"""Actions on the rows of a table."""

from dataclasses import dataclass

from dialogs.actions.base import Action, ActionOn, stored_as


@stored_as("rows")
@dataclass(frozen=True, slots=True)
class ListRows(ActionOn):
    """List rows from this number on."""

    first: int


@stored_as("row")
@dataclass(frozen=True, slots=True)
class ShowRow(ActionOn):
    """Show one row."""

    number: int


@stored_as("change")
@dataclass(frozen=True, slots=True)
class ChangeRow(Action):
    """Ask the cells of the row shown again."""


@stored_as("remove")
@dataclass(frozen=True, slots=True)
class RemoveRow(Action):
    """Remove the row shown."""


@stored_as("list")
@dataclass(frozen=True, slots=True)
class LeaveRows(Action):
    """Leave the list of rows."""


@stored_as("cell")
@dataclass(frozen=True, slots=True)
class PickCell(ActionOn):
    """Fill a cell with the name of an entry, by its index."""

    index: int


@stored_as("skip_cell")
@dataclass(frozen=True, slots=True)
class SkipCell(Action):
    """Leave an optional cell empty."""
