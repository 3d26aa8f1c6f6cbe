"""A month of a year: its days by weeks, and the months around it."""

from calendar import MONDAY, Calendar
from dataclasses import dataclass
from datetime import date

from core.errors import Invalid
from core.form.kinds import parse_day


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month; in a message it has a name, in a session it is written ``2026-03``."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @classmethod
    def read(cls, written: str) -> "Month | None":
        """The month written as ``2026-03``; None for anything else."""
        try:
            return cls.of(parse_day(f"{written}-01"))
        except Invalid:
            return None

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    def later(self, months: int) -> "Month":
        """The month so many months later; earlier when below zero.

        >>> str(Month(2026, 1).later(-1)), str(Month(2026, 3).later(12))
        ('2025-12', '2027-03')
        """
        years, number = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, number + 1)

    def weeks(self) -> tuple[tuple[date | None, ...], ...]:
        """Seven places a week from Monday on; None where a day is of another month."""
        return tuple(
            tuple(self.first.replace(day=day) if day else None for day in week)
            for week in Calendar(MONDAY).monthdayscalendar(self.year, self.number)
        )
