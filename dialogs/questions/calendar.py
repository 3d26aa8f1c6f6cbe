"""A calendar of buttons: one month at a time, every week a row from Monday on.

A question that offers it shows ``OPEN``, keeps the month that is open in its entry, and asks
``turned`` and ``picked`` what a press means.
"""

from dataclasses import dataclass
from datetime import date

from core.errors import Invalid
from core.form.kinds import parse_day
from dialogs.actions import OpenCalendar, PickDay, ShowMonth, TypeInstead
from dialogs.questions.month import Month
from dialogs.screens import Choice, Input, Message, Screen, Text, Verbatim
from dialogs.turn import UserInput

OPEN = Choice(OpenCalendar(), Text("day.calendar.button"))
BLANK = Verbatim("·")
"""A place in a week without a day to pick; pressed, it shows the same month again."""

TURNS = (
    ((-1, Text("day.month_before.button")), (-12, Text("day.year_before.button"))),
    ((1, Text("day.month_after.button")), (12, Text("day.year_after.button"))),
)
"""By how many months each button turns. Where nothing is later, one row is enough."""

Row = tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days that may be picked, both ends included; others can only be typed.

    *Why these years:* the day picker of the web page has the same.
    """

    first: date = date(1900, 1, 1)
    last: date = date(2100, 12, 31)

    def screen(self, asked: Message, opened: str) -> Screen:
        """The question with one month of days; ``opened`` is what ``turned`` gave."""
        month = self._nearest(Month.read(opened) or Month.of(self.last))
        return Screen(
            text=(asked, Text("day.pick"), Text("day.month", {"month": month})),
            choices=(
                *self._weeks(month),
                *self._turns(month),
                (Choice(TypeInstead(), Text("day.type.button")),),
            ),
            input=Input("date"),
        )

    def turned(self, user_input: UserInput, near: date) -> str | None:
        """The month a press shows: that of ``near`` when it opens the calendar."""
        match user_input:
            case OpenCalendar():
                return str(Month.of(near))
            case ShowMonth(written):
                return str(month) if (month := Month.read(written)) else None
        return None

    def picked(self, user_input: UserInput) -> date | None:
        """The day a press picks."""
        if not isinstance(user_input, PickDay):
            return None
        try:
            day = parse_day(user_input.day)
        except Invalid:
            return None
        return day if self._has(day) else None

    def _has(self, day: date) -> bool:
        return self.first <= day <= self.last

    def _nearest(self, month: Month) -> Month:
        """The month itself, or the nearest one in which a day may be picked."""
        return min(max(month, Month.of(self.first)), Month.of(self.last))

    def _weeks(self, month: Month) -> tuple[Row, ...]:
        """The weeks in which a day may be picked."""
        blank = Choice(ShowMonth(str(month)), BLANK)
        return tuple(
            tuple(
                Choice(PickDay(str(day)), Verbatim(str(day.day)))
                if day and self._has(day)
                else blank
                for day in week
            )
            for week in month.weeks()
            if any(day and self._has(day) for day in week)
        )

    def _turns(self, month: Month) -> tuple[Row, ...]:
        """Earlier and later, as far as there are days to pick."""
        rows = (
            tuple(
                Choice(ShowMonth(str(target)), label)
                for months, label in row
                if (target := self._nearest(month.later(months))) != month
            )
            for row in TURNS
        )
        return tuple(row for row in rows if row)
