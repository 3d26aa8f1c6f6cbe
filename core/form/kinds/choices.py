"""Fields answered by a button: one or several options of a closed list, a consent."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import Invalid
from core.form.conditions import Answers
from core.form.field import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field):
    """One option of a closed list; stored by its name."""

    options: tuple[str, ...]
    """Names of the options, in the order they are shown."""
    explained: bool = False
    """Every option has a full text (``meaning``) beside its short name."""
    numbers: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """Numbers of the options on the printed form."""
    leads_to: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Key of the form that fits better, by option."""
    not_here: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Options the form does not have although people look for them, each with its finding."""

    def accept(self, raw: str, answers: Answers) -> str:
        if raw in self.not_here:
            raise Invalid(self.not_here[raw])
        if raw not in self.options:
            raise Invalid("E-CHOICE")
        return raw


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiChoice(Field):
    """Some options of a closed list; stored by their names, in the order of the list."""

    options: tuple[str, ...]
    """Names of the options, in the order they are shown."""
    explained: bool = False
    """Every option has a full text (``meaning``) beside its short name."""
    numbers: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """Numbers of the options on the printed form."""
    not_here: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Options the form does not have although people look for them, each with its finding."""

    def accept(self, raw: str, answers: Answers) -> list[str]:
        """One option, as a list. Raises ``Invalid``."""
        if raw in self.not_here:
            raise Invalid(self.not_here[raw])
        if raw not in self.options:
            raise Invalid("E-CHOICE")
        return [raw]

    def ordered(self, picked: Iterable[str]) -> list[str]:
        """The picked options without repetition, in the order of the list."""
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
    """A consent given by a button of its own, never pre-selected (V-CONSENT).

    Stored as given, at, version, language: the words that were shown can be shown again later.
    """

    version: str
    """Name of the wording the applicant agrees to."""
    confirms: bool = False
    """It confirms a statement of the form (V-CONFIRM)."""

    @property
    def refusal(self) -> str:
        """The finding when it is not given."""
        return "E-CONFIRM" if self.confirms else "E-CONSENT"

    def check(self, value: Any, answers: Answers) -> Any:
        if not (isinstance(value, Mapping) and value.get("given") is True and value.get("at")):
            raise Invalid(self.refusal)
        return value
