"""Actions on a draft: begin, resume, check, edit, hand in, export, drop."""

from dataclasses import dataclass

from dialogs.actions.base import Action, ActionOn, stored_as


@stored_as("begin")
@dataclass(frozen=True, slots=True)
class Begin(ActionOn):
    """Begin a draft of a form."""

    form: str


@stored_as("resume")
@dataclass(frozen=True, slots=True)
class Resume(ActionOn):
    """Go on with the draft of a form."""

    form: str


@stored_as("has_it")
@dataclass(frozen=True, slots=True)
class HaveResult(Action):
    """Confirm that the result this form needs first is at hand."""


@stored_as("take_all")
@dataclass(frozen=True, slots=True)
class TakeEarlier(Action):
    """Take all earlier answers that are offered."""


@stored_as("ask_me")
@dataclass(frozen=True, slots=True)
class AskEverything(Action):
    """Take none of the earlier answers."""


@stored_as("go_on")
@dataclass(frozen=True, slots=True)
class GoOn(Action):
    """Go on with this form, although another one fits better."""


@stored_as("copy")
@dataclass(frozen=True, slots=True)
class Copy(ActionOn):
    """Begin a draft with the answers of an own case."""

    reference: str


@stored_as("export")
@dataclass(frozen=True, slots=True)
class Export(ActionOn):
    """Send the draft of a form as a file."""

    form: str


@stored_as("replace")
@dataclass(frozen=True, slots=True)
class Replace(Action):
    """Replace the draft by the one of the file."""


@stored_as("drop")
@dataclass(frozen=True, slots=True)
class Drop(Action):
    """Drop the draft with its rows and files."""


@stored_as("check")
@dataclass(frozen=True, slots=True)
class Check(Action):
    """Open the check page and check the whole draft."""


@stored_as("fields")
@dataclass(frozen=True, slots=True)
class ListFields(ActionOn):
    """List the answers as buttons, from the one at this index on."""

    first: int


@stored_as("edit")
@dataclass(frozen=True, slots=True)
class Edit(ActionOn):
    """Ask one field again."""

    field: str


@stored_as("acknowledge")
@dataclass(frozen=True, slots=True)
class Acknowledge(ActionOn):
    """Hand in in spite of findings; ``codes`` are theirs, parted by commas."""

    codes: str


@stored_as("hand_in")
@dataclass(frozen=True, slots=True)
class Submit(Action):
    """Hand the application in."""


@stored_as("finish")
@dataclass(frozen=True, slots=True)
class Finish(Action):
    """End a form that is not filed and drop its draft."""
