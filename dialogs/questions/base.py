"""What every kind of question shares."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from core.forms.base import Field, Form
from dialogs.effects import Effect
from dialogs.journey import store
from dialogs.screens import Choice, Screen, Text, Words
from dialogs.session import Draft


@dataclass(frozen=True, slots=True)
class Step:
    """One field of a draft at the moment it is asked or answered."""

    form: Form
    field: Field
    draft: Draft
    language: str
    now: datetime

    @property
    def entry(self) -> Mapping[str, Any]:
        """What is given of an answer in several parts; empty when nothing is."""
        entry = self.draft.entry
        return entry if entry.get("key") == self.field.key else {}

    @property
    def value(self) -> Any:
        return self.draft.answers.get(self.field.key)

    def text(self, suffix: str, field_key: str = "", /, **params: Any) -> Text:
        """A message of this form about a field, such as its ``ask`` or ``example``."""
        return Text(f"{self.form.key}.{field_key or self.field.key}.{suffix}", params)

    def keep(self, **entry: Any) -> "Taken":
        """The answer goes on: remember what is given of it."""
        return Taken(replace(self.draft, entry={"key": self.field.key, **entry}))

    def done(self, value: Any) -> "Taken":
        """The answer is whole."""
        return Taken(store(self.draft, self.field, value))


@dataclass(frozen=True, slots=True)
class Taken:
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


def default_choice(step: Step, shown: Words) -> tuple[tuple[Choice, ...], ...]:
    """The button that takes an earlier answer for this one."""
    if not step.field.default_from or step.field.default_from not in step.draft.answers:
        return ()
    return ((Choice("default", shown),),)
