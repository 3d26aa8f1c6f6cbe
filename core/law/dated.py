"""Values of the law by the day they come into force."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from core.errors import NotInForce, NotKnown
from core.law.acts import LawRef

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Edition(Generic[T]):
    """One value with the first day it is in force.

    ``value`` is None once repealed, and also while ``known`` is False: the law has a value, but
    we do not know it.
    """

    start: dt.date
    value: T | None
    law: LawRef
    known: bool = True


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value of the law with its history, oldest edition first.

    >>> march = Edition(dt.date(2024, 3, 1), "new", LawRef("138"))
    >>> wording = Dated("wording", (Edition(dt.date.min, "old", LawRef("138")), march))
    >>> wording.in_force(dt.date(2024, 2, 29)), wording.in_force(dt.date(2024, 3, 1))
    ('old', 'new')
    """

    name: str
    editions: tuple[Edition[T], ...]

    @classmethod
    def read(
        cls, name: str, rows: Iterable[Mapping[str, Any]], value: Callable[[Mapping[str, Any]], T]
    ) -> "Dated[T]":
        """Editions from TOML rows: ``from``, ``reference`` and whatever ``value`` reads.

        A row without ``from`` is in force since ever: the day is not known.
        A row with ``repealed = true`` ends the edition before it; one with ``unknown = true`` too,
        by a value that we do not know.
        """
        editions = (
            Edition(
                start=row.get("from", dt.date.min),
                value=None if row.get("repealed") or row.get("unknown") else value(row),
                law=LawRef.read(row["reference"]),
                known=not row.get("unknown"),
            )
            for row in rows
        )
        return cls(name, tuple(sorted(editions, key=lambda edition: edition.start)))

    @property
    def first_day(self) -> dt.date:
        """The first day of the oldest edition."""
        return self.editions[0].start

    def edition(self, on: dt.date) -> Edition[T]:
        """The edition of a day, of whatever kind. Raises ``NotInForce`` before the first one."""
        current = None
        for edition in self.editions:
            if edition.start <= on:
                current = edition
        if current is None:
            raise NotInForce(self.name)
        return current

    def in_force(self, on: dt.date) -> T:
        """The value on a day.

        Raises ``NotInForce`` before the first edition or after repeal, ``NotKnown`` for a value
        that the law has and we have not.
        """
        edition = self.edition(on)
        if not edition.known:
            raise NotKnown(self.name)
        if edition.value is None:
            raise NotInForce(self.name)
        return edition.value
