"""The base of all question kinds, and the registry of kinds by class of field."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar, Generic, TypeVar

from core.form.field import Field
from core.form.form import Form
from dialogs.questions.step import Answered, Step
from dialogs.screens import Message, Screen, Verbatim
from dialogs.session import Draft
from dialogs.stored import Stored
from dialogs.turn import UserInput

F = TypeVar("F", bound=Field)
E = TypeVar("E", bound=Stored)


class QuestionKind(ABC, Generic[F, E]):
    """Everything the dialog knows of one kind of question."""

    entry_type: type[E]
    """The parts of an unfinished answer, as a session stores them."""
    input: str = "none"
    """The input awaited where such a field is a column of a table: text, number, decimal …"""
    shows_answer: ClassVar[bool] = False
    """Whether the question shows its current answer itself and goes on from it."""

    portable: ClassVar[bool] = True
    """Whether an answer may be copied to another draft or into a file."""

    @abstractmethod
    def ask(self, step: Step[F]) -> Screen:
        """The question, or the part of it that is asked now."""

    @abstractmethod
    def take(self, step: Step[F], user_input: UserInput) -> Answered | None:
        """What comes of an input; None when it is no answer. Raises ``Invalid``."""

    def back(self, step: Step[F]) -> Answered | None:
        """One part of the answer back; None at the beginning of the question."""
        return None

    def shown(self, form: Form, field: F, value: Any) -> Message | None:
        """A stored answer as it is shown; None when there is nothing to show."""
        return Verbatim(str(value))

    def keys(self, form: Form, field: F) -> Iterator[str]:
        """Every message key of the question, without the names of the field."""
        yield form.words(field, "ask")
        yield form.words(field, "example")

    @abstractmethod
    def sample(self, field: F, draft: Draft, pick: int = 0) -> tuple[UserInput, ...]:
        """Inputs that answer the field completely; of a list, the option numbered ``pick``."""

    def asked_now(self, step: Step[F]) -> Field:
        """The field whose law is shown: the field itself, or the column asked now."""
        return step.field

    def may_skip(self, step: Step[F]) -> bool:
        """Whether the question may be left unanswered now."""
        return step.field.skippable

    def entry(self, step: Step[F]) -> E:
        """The parts of an unfinished answer."""
        return self.entry_type.read(step.stored_entry)


class NoParts(Stored):
    """The entry of a kind that is answered by one input."""


KINDS: dict[type[Field], QuestionKind[Any, Any]] = {}


def kind_of(field: Field) -> QuestionKind[Any, Any]:
    """The question kind of a field."""
    return KINDS[type(field)]


def shown(form: Form, field: Field, value: Any) -> Message | None:
    """A stored answer as it is shown; None when there is none.

    Used on the check page, the receipt and the officers' desk. A field that is not asked is shown
    as it is stored.
    """
    if value is None:
        return None
    kind = KINDS.get(type(field))
    return kind.shown(form, field, value) if kind else Verbatim(str(value))
