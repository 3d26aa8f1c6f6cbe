"""One field of a draft at the moment it is asked or answered, and what comes of an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Generic, TypeVar

from core.form.field import Field
from core.form.findings import Finding
from core.form.form import Form
from dialogs.effects import Effect
from dialogs.journey import store
from dialogs.screens import Message, Screen, Text
from dialogs.session import Draft
from dialogs.stored import Stored
from dialogs.wording.finding_texts import problem

KEEP = "question.keep.button"
"""The label of the button that leaves an answer, or a part of one, as it is."""

F = TypeVar("F", bound=Field, covariant=True)


@dataclass(frozen=True, slots=True)
class Step(Generic[F]):
    """One field of a draft at the moment it is asked or answered."""

    form: Form
    """The form, in the edition of the draft."""
    field: F
    """The field asked: one of the form, or a column of a group."""
    draft: Draft
    """The draft; for a column, the answers of its entry are among the answers."""
    language: str
    """The language of the conversation."""
    now: datetime
    """The moment of the turn, aware."""
    path: str = ""
    """Of a column, the place of its answer in the group: ``equipment/0/model``."""

    @property
    def stored_entry(self) -> Mapping[str, Any]:
        """The stored parts of an unfinished answer to this field; empty when there is none."""
        entry = self.draft.entry
        return entry if entry.get("key") == self.field.key else {}

    @property
    def value(self) -> Any:
        """The current answer."""
        return self.draft.answers.get(self.field.key)

    def text(self, end: str, part: Field | None = None, /, **params: Any) -> Text:
        """A message about the field, or a part of it, such as its ``ask`` or ``example``."""
        return Text(self.form.words(part or self.field, end), params)

    def keep(self, entry: Stored) -> "Answered":
        """The answer goes on: store its parts."""
        return Answered(replace(self.draft, entry={"key": self.field.key, **entry.to_json()}))

    def start_again(self) -> "Answered":
        """The same question from its beginning; the current answer stays."""
        return Answered(replace(self.draft, entry={}))

    def stored(self, value: Any) -> Draft:
        """The draft with this answer; a column's goes into the answers of its entry."""
        if self.path:
            answers = {**self.draft.answers, self.field.key: value}
            return replace(self.draft, answers=answers, entry={})
        return store(self.draft, self.field, value)

    def done(self, value: Any) -> "Answered":
        """The answer is complete."""
        return Answered(self.stored(value))

    @property
    def place(self) -> str:
        """The name that a file of this answer is fetched for."""
        return self.path or self.field.key


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of an answer."""

    draft: Draft
    """The draft with the answer, or with its parts."""
    notices: tuple[Screen, ...] = ()
    """What is shown before the next question."""
    effects: tuple[Effect, ...] = ()
    """What the shell is asked to do."""
    waiting: bool = False
    """Whether the answer depends on an effect, so that nothing new is asked yet."""


def notice_of(*text: Message) -> Screen:
    """A screen shown before the next question."""
    return Screen(text=text, current=False)


def remark(form: Form, finding: Finding) -> Screen:
    """What a rule finds in an answer as soon as it is given, with the paragraph."""
    params = {"problem": problem(form, finding), "law": finding.law}
    return notice_of(Text("question.remark", params))
