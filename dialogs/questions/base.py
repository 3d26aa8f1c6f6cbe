"""What every kind of question shares."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from core.errors import Invalid
from core.form.field import Field
from core.form.findings import Finding
from core.form.form import Form
from core.form.tables import Group
from dialogs.answers import shown
from dialogs.effects import Effect
from dialogs.journey import store
from dialogs.screens import Choice, Screen, Text, Words
from dialogs.session import Draft
from dialogs.wording.finding_texts import problem

KEEP = "question.keep.button"
"""The label of the button that leaves an answer, or a part of one, as it is."""


@dataclass(frozen=True, slots=True)
class Step:
    """One field of a draft at the moment it is asked or answered.

    ``path`` is where its answer stands: the key of the field, or a place in a group's entry.
    """

    form: Form
    field: Field
    draft: Draft
    language: str
    now: datetime
    path: str = ""

    @property
    def entry(self) -> Mapping[str, Any]:
        """What is given of an answer in several parts; empty when nothing is."""
        entry = self.draft.entry
        return entry if entry.get("key") == self.field.key else {}

    @property
    def value(self) -> Any:
        return self.draft.answers.get(self.field.key)

    def text(self, end: str, part: Field | None = None, /, **params: Any) -> Text:
        """A message about the field, or a part of it, such as its ``ask`` or ``example``."""
        return Text(self.form.words(part or self.field, end), params)

    def keep(self, **entry: Any) -> "Answered":
        """The answer goes on: remember what is given of it."""
        return Answered(replace(self.draft, entry={"key": self.field.key, **entry}))

    def stored(self, value: Any) -> Draft:
        """The draft with this answer."""
        return store(self.draft, self.field, value)

    def done(self, value: Any) -> "Answered":
        """The answer is whole."""
        return Answered(self.stored(value))

    @property
    def place(self) -> str:
        """The name of the answer's place for what comes later, such as a file."""
        return self.path or self.field.key


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of an answer: the draft, what to say in passing, what to do.

    ``waiting`` when the answer depends on an effect and nothing new is to be asked yet.
    """

    draft: Draft
    said: tuple[Screen, ...] = ()
    effects: tuple[Effect, ...] = ()
    waiting: bool = False


def passing(*text: Words) -> Screen:
    """Something said before the next question."""
    return Screen(text=text, current=False)


def remark(form: Form, finding: Finding) -> Screen:
    """What a rule says of an answer as soon as it is given, with the paragraph."""
    words = {"problem": problem(form, finding), "law": finding.law}
    return passing(Text("question.remark", words))


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer the person gave already: shown in the text, taken by a press, never silently."""

    action: str
    value: Any
    said: Text
    button: Text

    @property
    def row(self) -> tuple[Choice, ...]:
        return (Choice(self.action, self.button),)


def offers(step: Step) -> tuple[Offer, ...]:
    """What may be taken for an answer: another answer of this form, one of an earlier one.

    An answer the question has already is not among them.
    """
    found: list[Offer] = []
    source = step.field.default_from
    if source and step.draft.answers.get(source) is not None:
        value, field = step.draft.answers[source], _declared(step.form, source)
        words = shown(step.form, field, value)
        said = Text("offer.same", {"label": step.text("label", field), "value": words})
        if words is not None and value != step.value and _fits(step, value):
            found.append(Offer("default", value, said, Text("offer.same.button")))
    earlier = step.draft.offered.get(step.field.key)
    known = earlier is None or earlier == step.value
    words = None if known else shown(step.form, step.field, earlier)
    if words is not None and _fits(step, earlier) and all(earlier != o.value for o in found):
        said = Text("offer.earlier", {"value": words})
        found.append(Offer("earlier", earlier, said, Text("offer.earlier.button")))
    return tuple(found)


def offered(step: Step, action: str) -> Any:
    """The value of an offer that was pressed; None when it is not offered."""
    return next((offer.value for offer in offers(step) if offer.action == action), None)


def _declared(form: Form, key: str) -> Field:
    """The field called ``key``, or the column of a group when it is one that offers its answer."""
    groups = (field for field in form.fields if isinstance(field, Group))
    columns = (column for group in groups for column in group.columns)
    return next(field for field in (*form.fields, *columns) if field.key == key)


def _fits(step: Step, value: Any) -> bool:
    try:
        step.field.check(value, step.draft.answers)
    except Invalid:
        return False
    return True
