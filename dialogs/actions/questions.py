"""Actions at a question: answer it, leave it, go back, ask where it comes from."""

from dataclasses import dataclass

from dialogs.actions.base import Action, ActionOn, stored_as


@stored_as("back")
@dataclass(frozen=True, slots=True)
class Back(Action):
    """Go back by one part of an answer, else by one question."""


@stored_as("skip")
@dataclass(frozen=True, slots=True)
class Skip(Action):
    """Leave an optional question unanswered."""


@stored_as("keep")
@dataclass(frozen=True, slots=True)
class Keep(Action):
    """Keep what there is: the current answer, or the draft that a file would replace."""


@stored_as("source")
@dataclass(frozen=True, slots=True)
class ShowSource(Action):
    """Show the law the question comes from."""


@stored_as("save")
@dataclass(frozen=True, slots=True)
class Save(Action):
    """Save the draft and leave it."""


@stored_as("answer")
@dataclass(frozen=True, slots=True)
class Answer(ActionOn):
    """Answer with an option of a closed list."""

    option: str


@stored_as("default")
@dataclass(frozen=True, slots=True)
class TakeSame(Action):
    """Take the answer of another question of this form."""


@stored_as("earlier")
@dataclass(frozen=True, slots=True)
class TakeEarlierAnswer(Action):
    """Take the answer of an earlier application."""


@stored_as("pick")
@dataclass(frozen=True, slots=True)
class Pick(ActionOn):
    """Pick an option of several, or take it back."""

    option: str


@stored_as("done")
@dataclass(frozen=True, slots=True)
class Done(Action):
    """End an answer of several options, entries or rows."""


@stored_as("type")
@dataclass(frozen=True, slots=True)
class TypeInstead(Action):
    """Type the day instead of picking it; type a row cell by cell."""


@stored_as("landmark")
@dataclass(frozen=True, slots=True)
class UseLandmark(Action):
    """Give a landmark instead of a street."""


@stored_as("validity")
@dataclass(frozen=True, slots=True)
class AskValidity(Action):
    """Ask until when the document is valid."""


@stored_as("no_expiry")
@dataclass(frozen=True, slots=True)
class NoExpiry(Action):
    """The document has no expiry date."""


@stored_as("explain")
@dataclass(frozen=True, slots=True)
class Explain(Action):
    """Explain why there is no document."""
