"""Actions on the entries of a group and on the parts of one."""

from dataclasses import dataclass

from dialogs.actions.base import Action, ActionOn, stored_as


@stored_as("add")
@dataclass(frozen=True, slots=True)
class AddEntry(Action):
    """Begin another entry."""


@stored_as("change")
@dataclass(frozen=True, slots=True)
class ChangeEntry(ActionOn):
    """Ask an entry again."""

    index: int


@stored_as("remove")
@dataclass(frozen=True, slots=True)
class RemoveEntry(ActionOn):
    """Remove an entry."""

    index: int


@stored_as("same")
@dataclass(frozen=True, slots=True)
class KeepPart(Action):
    """Keep a part of an entry as it is; use the cell of the row before."""


@stored_as("skip_part")
@dataclass(frozen=True, slots=True)
class SkipPart(Action):
    """Leave an optional part of an entry unanswered."""
