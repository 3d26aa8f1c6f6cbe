"""Values of the law with their history: which one is in force on a day."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from core.errors import NotInForce, NotKnown
from core.law.acts import LawRef

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Edition(Generic[T]):
    """One value and the period it is in force, until the next edition."""

    start: dt.date
    """First day."""
    value: T | None
    """The value; None when it is repealed or not known."""
    law: LawRef
    """Where the law sets it."""
    known: bool = True
    """False when the law has a value that is missing in the parameters."""


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value of the law with its history.

    >>> march = Edition(dt.date(2024, 3, 1), "new", LawRef("138"))
    >>> wording = Dated("wording", (Edition(dt.date.min, "old", LawRef("138")), march))
    >>> wording.in_force(dt.date(2024, 2, 29)), wording.in_force(dt.date(2024, 3, 1))
    ('old', 'new')
    """

    name: str
    """Name for error messages."""
    editions: tuple[Edition[T], ...]
    """Editions, oldest first."""

    @classmethod
    def read(
        cls, name: str, rows: Iterable[Mapping[str, Any]], value: Callable[[Mapping[str, Any]], T]
    ) -> "Dated[T]":
        """Read the editions from TOML rows with ``from``, ``reference`` and what ``value`` reads.

        A row without ``from`` has no known first day and is always in force. A row with
        ``repealed = true`` ends the value; after ``unknown = true`` it is not known.
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
        """The edition of a day, also a repealed one. Raises ``NotInForce`` before the first."""
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
        that is missing in the parameters.
        """
        edition = self.edition(on)
        if not edition.known:
            raise NotKnown(self.name)
        if edition.value is None:
            raise NotInForce(self.name)
        return edition.value
