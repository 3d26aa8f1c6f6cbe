"""Time limits of the orders, each with its history of wordings.

*Law:* ``parameters/limits.toml``: a reference and a first day on every edition.
*Why:* "promise" is what the applicant is told, "track" what the officers' clock runs on. They
differ where an order contradicts itself: the applicant hears the longer, the officers keep the
shorter.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias

from core.errors import Configuration
from core.law.acts import LawRef
from core.law.dated import Dated
from core.law.parameters import read


class Unit(StrEnum):
    """What a limit is counted in."""

    WORKING_DAYS = "wd"
    CALENDAR_DAYS = "cd"
    UNSPECIFIED_DAYS = "day_unspecified"
    SAME_DAY = "same_day"
    ON_THE_SPOT = "on_the_spot"
    YEARS = "year"
    DAY_OF_NEXT_MONTH = "day_of_next_month"
    WORKING_DAY_BY_DAY_OF_NEXT_MONTH = "wd_by_day_of_next_month"


@dataclass(frozen=True, slots=True)
class Term:
    """A number and its unit, written "5 wd" in ``limits.toml``."""

    value: int
    """How many."""
    unit: Unit
    """Of what."""

    @classmethod
    def read(cls, text: str) -> "Term":
        """
        >>> Term.read("5 wd")
        Term(value=5, unit=<Unit.WORKING_DAYS: 'wd'>)
        """
        value, _, unit = text.partition(" ")
        try:
            return cls(int(value), Unit(unit))
        except ValueError:
            raise Configuration(
                f"Term {text!r} of limits.toml", "be a number and a unit", '"5 wd"'
            ) from None


@dataclass(frozen=True, slots=True)
class Limit:
    """One edition of a limit."""

    id: str
    """Id such as ``L-APK-04``."""
    value: int
    """Number the act prints."""
    unit: Unit
    """Unit the act prints."""
    counted_from: str
    """Event of day 0; ``before_end`` and ``before_expiry`` are counted backwards from that day."""
    promise: Term
    """What the applicant is told."""
    track: Term
    """What the officers' clock runs on."""
    law: LawRef
    """Where the limit stands."""
    elsewhere: tuple[LawRef, ...] = ()
    """Where other acts set the same limit."""

    def law_in(self, act: str) -> LawRef:
        """Where it stands in an act; its first place where the act does not set it."""
        return next((law for law in self.elsewhere if law.act == act), self.law)

    @property
    def backwards(self) -> bool:
        """Whether it is counted back from the end of a term or of a validity."""
        return self.counted_from.startswith("before_")


Limits: TypeAlias = Mapping[str, Dated[Limit]]


def limits_of(tables: Mapping[str, list[Mapping[str, Any]]]) -> Limits:
    """Read limits from the tables of ``limits.toml``. Raises ``Configuration``."""
    return MappingProxyType({key: _history(key, rows) for key, rows in tables.items()})


def _history(limit_id: str, rows: list[Mapping[str, Any]]) -> Dated[Limit]:
    if not all("from" in row for row in rows):
        raise Configuration(f"Limit {limit_id}", "say since when", "from = 2023-08-22")
    return Dated.read(limit_id, rows, lambda row: _edition(limit_id, row))


def _edition(limit_id: str, row: Mapping[str, Any]) -> Limit:
    printed = Term.read(row["limit"])
    return Limit(
        id=limit_id,
        value=printed.value,
        unit=printed.unit,
        counted_from=row["counted_from"],
        promise=Term.read(row["promise"]),
        track=Term.read(row["track"]),
        law=LawRef.read(row["reference"]),
        elsewhere=tuple(map(LawRef.read, row.get("elsewhere", ()))),
    )


LIMITS: Limits = limits_of(read("limits"))
"""The history of every limit by its id."""


def limit_on(limit_id: str, day: dt.date, limits: Limits = LIMITS) -> Limit:
    """The edition of a limit in force on a day; before the first one, the first.

    Raises ``KeyError`` for an unknown limit, ``NotInForce`` for a repealed one.

    *Why the first:* first days are the earliest possible ones, and nothing older is known.
    """
    history = limits[limit_id]
    return history.in_force(max(day, history.first_day))
