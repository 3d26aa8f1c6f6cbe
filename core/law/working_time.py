"""Working days and office hours of Kazakhstan.

Days come from the ``holidays`` library, which cites the Government's transfer orders of every year;
``parameters/calendar.toml`` adds orders the library does not know yet.

*Law:* 138·A5.7, 169·A3.8, 142·A2.7 (office hours; filing after them counts as the next working
day); Law on holidays № 267-II; Labour Code on days off.
*Why:* terms are counted in the days the office works.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from holidays.countries.kazakhstan import Kazakhstan

from core.errors import Configuration, OutsideCalendar
from core.law.dated import Dated
from core.law.parameters import read

TZ = ZoneInfo("Asia/Almaty")
ONE_DAY = dt.timedelta(days=1)

HOLIDAYS: Mapping[str, str] = {
    "New Year's Day": "new_year",
    "Orthodox Christmas": "orthodox_christmas",
    "International Women's Day": "womens_day",
    "Nowruz Holiday": "nauryz",
    "Constitution Day": "constitution_day",
    "Kazakhstan's People Solidarity Holiday": "unity_day",
    "Defender of the Fatherland Day": "defender_day",
    "Victory Day": "victory_day",
    "Capital Day": "capital_day",
    "Republic Day": "republic_day",
    "First President Day": "first_president_day",
    "Independence Day": "independence_day",
    "Eid al-Adha": "kurban_ait",
}
"""The library's English names and our keys for them; every ``DayOff.name`` is one of these."""


class Reason(StrEnum):
    """Why a day is off: weekend, holiday, holiday moved off a weekend, transfer order."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MOVED = "moved"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day off."""

    date: dt.date
    """The day."""
    reason_key: Reason
    """Why it is off."""
    name: str = ""
    """Key of the holiday; empty for weekends and orders."""


@dataclass(frozen=True, slots=True)
class Override:
    """A day moved by an order that the library does not know."""

    date: dt.date
    """The day."""
    working: bool
    """Whether it is a working day."""
    reference: str
    """The order."""


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Office hours of the provider, in Almaty time."""

    opens: dt.time
    """Start of the day."""
    lunch_from: dt.time
    """Start of the lunch break."""
    lunch_to: dt.time
    """End of the lunch break."""
    closes: dt.time
    """End of the day; later filings count as those of the next working day."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working-day arithmetic. Day 0 is the day of the event and is not counted (D-13).

    Every method raises ``OutsideCalendar`` for a day before ``FIRST`` or after ``LAST``.
    """

    overrides: tuple[Override, ...] = ()
    """Days moved by orders that the library does not know."""
    _years: dict[int, Mapping[dt.date, DayOff | None]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    FIRST = dt.date(Kazakhstan.start_year, 1, 1)
    LAST = dt.date(Kazakhstan.end_year, 12, 31)

    def __post_init__(self) -> None:
        if len({override.date for override in self.overrides}) < len(self.overrides):
            raise Configuration(
                "calendar.toml", "name a day once", "one row with date = 2025-01-05"
            )

    def day_off(self, day: dt.date) -> DayOff | None:
        """The day off with its reason; None for a working day."""
        year = self._years.get(day.year)
        if year is None:
            if not self.FIRST <= day <= self.LAST:
                raise OutsideCalendar(self.FIRST, self.LAST)
            year = self._years[day.year] = _exceptions(day.year, self.overrides)
        if day in year:
            return year[day]
        return DayOff(day, Reason.WEEKEND) if day.weekday() >= 5 else None

    def is_working_day(self, day: dt.date) -> bool:
        """
        >>> KAZAKHSTAN.is_working_day(dt.date(2025, 1, 5)), dt.date(2025, 1, 5).strftime("%a")
        (True, 'Sun')
        """
        return self.day_off(day) is None

    def add_working_days(self, day: dt.date, count: int) -> dt.date:
        """The ``count``-th working day strictly after ``day``; ``day`` itself for 0.

        >>> KAZAKHSTAN.add_working_days(dt.date(2026, 3, 16), 5)
        datetime.date(2026, 3, 26)
        """
        return self._walk(day, count, ONE_DAY)

    def sub_working_days(self, day: dt.date, count: int) -> dt.date:
        """The ``count``-th working day strictly before ``day``; ``day`` itself for 0."""
        return self._walk(day, count, -ONE_DAY)

    def next_working_day(self, day: dt.date) -> dt.date:
        """``day`` if it is a working day, else the first working day after it."""
        return day if self.is_working_day(day) else self.add_working_days(day, 1)

    def previous_working_day(self, day: dt.date) -> dt.date:
        """``day`` if it is a working day, else the last working day before it."""
        return day if self.is_working_day(day) else self.sub_working_days(day, 1)

    def local_date(self, moment: dt.datetime) -> dt.date:
        """The day a moment falls on in Almaty. Raises ``ValueError`` without a zone."""
        return _local(moment).date()

    def effective_date(self, moment: dt.datetime) -> dt.date:
        """The day a filing counts from; ``moment`` must carry a zone.

        Until 18:30:00 of a working day it is that day, before opening and at lunch too; later or
        on a day off it is the next working day. *Law:* 138¶8, 138·A5.7; D-23.
        Raises ``ValueError`` for a moment without a zone.
        """
        local = _local(moment)
        day = local.date()
        if not self.is_working_day(day):
            return self.next_working_day(day)
        late = local.time() > OFFICE_HOURS.in_force(day).closes
        return self.add_working_days(day, 1) if late else day

    def days_off_between(self, first: dt.date, last: dt.date) -> tuple[DayOff, ...]:
        """Every non-working day from ``first`` to ``last``, both included, in order."""
        days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
        return tuple(off for off in map(self.day_off, days) if off is not None)

    def _walk(self, day: dt.date, count: int, step: dt.timedelta) -> dt.date:
        if count < 0:
            raise ValueError("a negative number of working days")
        self.day_off(day)
        while count:
            day += step
            if self.day_off(day) is None:
                count -= 1
        return day


def read_overrides(rows: Iterable[Mapping[str, Any]]) -> tuple[Override, ...]:
    """Rows of ``calendar.toml``. Raises ``Configuration`` for an unknown kind or no reference."""
    overrides = []
    for row in rows:
        if row.get("kind") not in ("off", "working") or not row.get("reference"):
            raise Configuration(
                f"The row of {row.get('date')} in calendar.toml",
                "have a kind, off or working, and a reference",
                'kind = "working", reference = "the order that moved the day off"',
            )
        overrides.append(Override(row["date"], row["kind"] == "working", row["reference"]))
    return tuple(overrides)


def check_time_zone(zone: dt.tzinfo = TZ) -> None:
    """Raise ``Configuration`` unless the zone is UTC+5, valid in Kazakhstan since 2024-03-01.

    *Why:* older tz data has UTC+6 and would move every evening filing to the next day.
    """
    offset = dt.datetime(2024, 3, 2, tzinfo=zone).utcoffset()
    if offset != dt.timedelta(hours=5):
        raise Configuration(
            f"Time zone {zone}, here {offset} ahead of UTC,",
            "be 5:00:00 ahead since 2024-03-01, so newer time zone data is needed",
            "pip install --upgrade tzdata",
        )


def _local(moment: dt.datetime) -> dt.datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(TZ)


def _exceptions(year: int, overrides: Iterable[Override]) -> Mapping[dt.date, DayOff | None]:
    """Days of a year which are not what their weekday says; None marks an extra working day."""
    public = Kazakhstan(years=year, language="en_US", islamic_show_estimated=False)
    days: dict[dt.date, DayOff | None] = {
        day: _day_off(day, label) for day, label in public.items()
    }
    days.update((day, None) for day in public.weekend_workdays if day.year == year)
    for override in overrides:
        if override.date.year == year:
            off = DayOff(override.date, Reason.ORDER)
            days[override.date] = None if override.working else off
    return days


def _day_off(day: dt.date, label: str) -> DayOff:
    """The library's label, such as "Victory Day (observed)", as reason and key."""
    name = label.split("; ")[0]
    if name.startswith("Day off (substituted"):
        return DayOff(day, Reason.ORDER)
    holiday = name.removesuffix(" (observed)")
    return DayOff(day, Reason.HOLIDAY if name == holiday else Reason.MOVED, HOLIDAYS[holiday])


def _office_hours(row: Mapping[str, Any]) -> OfficeHours:
    return OfficeHours(row["opens"], row["lunch_from"], row["lunch_to"], row["closes"])


OFFICE_HOURS = Dated.read("office_hours", read("office_hours")["office_hours"], _office_hours)
KAZAKHSTAN = Calendar(read_overrides(read("calendar")["days"]))
