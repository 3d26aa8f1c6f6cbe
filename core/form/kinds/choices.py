"""Fields that are pressed: one or some of a closed list, a consent."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import Invalid
from core.form.conditions import Answers
from core.form.field import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field):
    """One of a closed list; stored by name.

    ``explained``: every option has its full words (``meaning``) besides its short name.
    ``numbers`` are those the options have on the printed form. ``leads_to`` names, by option, the
    form that serves who chose it better. ``not_here`` are choices people look for and the form
    does not have: each is answered with its issue code.
    """

    options: tuple[str, ...]
    explained: bool = False
    numbers: Mapping[str, int] = dataclasses.field(default_factory=dict)
    leads_to: Mapping[str, str] = dataclasses.field(default_factory=dict)
    not_here: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def accept(self, raw: str, answers: Answers) -> str:
        if raw in self.not_here:
            raise Invalid(self.not_here[raw])
        if raw not in self.options:
            raise Invalid("E-CHOICE")
        return raw


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiChoice(Field):
    """Some of a closed list; stored by name, in the order of the list.

    ``numbers`` are those the options have on the printed form. ``not_here`` are choices people
    look for and the form does not have: picking one is answered with its issue code.
    """

    options: tuple[str, ...]
    explained: bool = False
    numbers: Mapping[str, int] = dataclasses.field(default_factory=dict)
    not_here: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def accept(self, raw: str, answers: Answers) -> list[str]:
        """One option, as the list of one."""
        if raw in self.not_here:
            raise Invalid(self.not_here[raw])
        if raw not in self.options:
            raise Invalid("E-CHOICE")
        return [raw]

    def ordered(self, picked: Iterable[str]) -> list[str]:
        """What was picked, each once, in the order of the list."""
        chosen = set(picked)
        return [option for option in self.options if option in chosen]

    def check(self, value: Any, answers: Answers) -> list[str]:
        if not isinstance(value, list) or not value:
            raise Invalid(self.missing_code)
        for each in value:
            self.accept(str(each), answers)
        picked = self.ordered(map(str, value))
        if len(picked) < len(value):
            raise Invalid("E-CHOICE")
        return picked


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Field):
    """A consent given by a press of its own, never pre-selected (V-CONSENT).

    One that ``confirms`` is a statement of the form that is said to be true (V-CONFIRM).

    Stored as given, at, version, language: the words the person saw can be shown later.
    """

    version: str
    confirms: bool = False

    @property
    def refusal(self) -> str:
        """The issue code of one that is not given."""
        return "E-CONFIRM" if self.confirms else "E-CONSENT"

    def check(self, value: Any, answers: Answers) -> Any:
        if not (isinstance(value, Mapping) and value.get("given") is True and value.get("at")):
            raise Invalid(self.refusal)
        return value
