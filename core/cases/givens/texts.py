"""Numbers, texts, choices and ticks a step is given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.cases.case import Case
from core.cases.givens.base import Given, Input, Judged
from core.errors import Invalid
from core.form.kinds import clean
from core.identifiers import registry_no

LONGEST_NUMBER = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Given):
    """The number of a paper or of an entry, 1 to 64 characters."""

    input: Input = field(init=False, default="number")
    of_register: bool = False
    """Whether a register may know the case by it, so that it must be one that can be named."""

    def read(self, typed: Mapping[str, str], case: Case) -> str:
        text = clean(typed.get(self.key, ""))
        if not text:
            raise Invalid(self.missing_code)
        if len(text) > LONGEST_NUMBER:
            raise Invalid("E-TEXT-LEN", {"shortest": 1, "longest": LONGEST_NUMBER})
        return text

    def faults(self, value: str, judged: Judged) -> Iterator[Invalid]:
        entered = self.of_register and bool(judged.case.form.effect.register)
        if entered and not registry_no.is_valid(value):
            yield Invalid("E-REGISTRY-NO")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Given):
    """A text of the officer's own words."""

    shortest: int = 20
    longest: int = 1000
    needed_for: tuple[str, ...] = ()
    """Values of the choice beside it that need the text."""
    beside: str = ""
    """The key of that choice."""

    def read(self, typed: Mapping[str, str], case: Case) -> str:
        raw = typed.get(self.key, "")
        text = clean(raw, shortest=self.shortest, longest=self.longest, lines=True)
        if not text:
            raise Invalid(self.missing_code)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Given):
    """One of a closed list."""

    input: Input = field(init=False, default="choice")
    options: tuple[str, ...]
    blocked: Mapping[str, str] = field(default_factory=dict)
    """Options that stop the step, with the issue code that says why."""

    def read(self, typed: Mapping[str, str], case: Case) -> str:
        chosen = typed.get(self.key, "")
        if chosen not in self.options:
            raise Invalid(self.missing_code)
        return chosen

    def faults(self, value: str, judged: Judged) -> Iterator[Invalid]:
        if value in self.blocked:
            yield Invalid(self.blocked[value])


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(Given):
    """A statement the officer makes with a tick."""

    input: Input = field(init=False, default="tick")

    def read(self, typed: Mapping[str, str], case: Case) -> Any:
        if not self.is_given(typed):
            raise Invalid(self.missing_code)
        return True
