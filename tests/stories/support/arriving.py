"""When the documents of a story arrive officially, whatever hour the tests run at."""

from datetime import datetime, time

from core.law.working_time import KAZAKHSTAN, TZ


def arrival(now: datetime) -> datetime:
    """Now; out of hours and on days off, ten o'clock of the last working day."""
    local = now.astimezone(TZ)
    if KAZAKHSTAN.effective_date(local) == local.date():
        return local
    return datetime.combine(KAZAKHSTAN.previous_working_day(local.date()), time(10), TZ)
