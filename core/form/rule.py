"""Rules across answers, and what they read: answers, rows and facts of the registers."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from core.form.conditions import Answers
from core.form.findings import Finding

Rows: TypeAlias = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Record:
    """An entry of a register as a check sees it."""

    holder: str
    """Stands for the BIN or IIN of the holder; only compared."""
    active: bool = True
    """Whether the entry is in force."""
    issued_on: date | None = None
    """Day of issue; None when not known."""
    suspended: bool = False
    """Whether its effect is suspended."""
    valid_until: date | None = None
    """Last day of validity; None when none is known."""

    def in_force(self, day: date) -> bool:
        """Whether it has not ended by itself or by an act; a suspended one has not ended."""
        return self.active and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the registers know about an application."""

    applicant: str = ""
    """Stands for the applicant's BIN or IIN, as ``Record.holder`` does."""
    taken_serials: frozenset[str] = frozenset()
    """Serial numbers of the application that active entries already hold."""
    records: Mapping[tuple[str, str], Record] = dataclasses.field(default_factory=dict)
    """Records the application names, by their names (``core.form.register.named``)."""
    complete: frozenset[str] = frozenset()
    """Registers known completely: a number that is absent there does not exist."""
    pools_exist: bool = True
    """Whether the Republic has accredited pools (D-54)."""
    paid: bool | None = None
    """Whether the licence fee is paid; None when not known."""


@dataclass(frozen=True, slots=True)
class Filing:
    """An application as a rule sees it."""

    answers: Answers
    """Valid answers; invalid ones are absent."""
    rows: Rows
    """Rows by the key of their table."""
    facts: Facts
    """What the registers know."""
    effective_on: date
    """Effective date of the filing."""


Check: TypeAlias = Callable[[Filing], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check across answers."""

    fields: frozenset[str]
    """Fields its findings may name; "" stands for the whole application."""
    check: Check
    """The function that yields the findings."""

    def __call__(self, filing: Filing) -> Iterator[Finding]:
        for finding in self.check(filing):
            assert finding.field in self.fields, finding.code
            yield finding


def about(*fields: str) -> Callable[[Check], Rule]:
    """Decorate a function as a rule whose findings name these fields."""
    return lambda check: Rule(frozenset(fields), check)
