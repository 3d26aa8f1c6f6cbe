"""What a rule reads."""

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
    """One entry of a register. ``holder`` is whatever stands for a BIN or IIN, for comparing."""

    holder: str
    active: bool = True
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the registers say about an application.

    ``applicant`` stands for the applicant's BIN or IIN as ``Record.holder`` does.
    ``taken_serials`` are the serial numbers of active entries among those of the application,
    ``records`` those of the records it names that are known, by register and number; a number
    missing from a ``complete`` register does not exist. ``pools_exist``: there are accredited
    pools in the Republic (D-54). ``paid``: the licence fee was paid; None when nobody said.
    """

    applicant: str = ""
    taken_serials: frozenset[str] = frozenset()
    records: Mapping[tuple[str, str], Record] = dataclasses.field(default_factory=dict)
    complete: frozenset[str] = frozenset()
    pools_exist: bool = True
    paid: bool | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """An application as a rule sees it: sound answers, rows, facts and the effective date.

    Answers that are wrong in themselves are absent.
    """

    answers: Answers
    rows: Rows
    facts: Facts
    effective_on: date


Check: TypeAlias = Callable[[Filing], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check across answers; ``fields`` are those its findings may name.

    It is told only of answers that are right in themselves; a wrong one counts as absent.
    """

    fields: frozenset[str]
    check: Check

    def __call__(self, filing: Filing) -> Iterator[Finding]:
        for finding in self.check(filing):
            assert finding.field in self.fields, finding.code
            yield finding


def about(*fields: str) -> Callable[[Check], Rule]:
    """Make a function a rule whose findings name these fields; "" is the whole application."""
    return lambda check: Rule(frozenset(fields), check)
