"""Exponential back-off with jitter: how long to wait after failures in a row.

*Why jitter:* workers that met the same outage would otherwise all come back at the same moment.
"""

import random
from dataclasses import dataclass
from datetime import timedelta

_MOST_DOUBLINGS = 30


@dataclass(frozen=True, slots=True)
class Backoff:
    """The first pause is about ``shortest``, each next one twice as long, none over ``longest``.

    >>> Backoff(timedelta(seconds=1), timedelta(seconds=9)).limits(3)
    (datetime.timedelta(seconds=2), datetime.timedelta(seconds=4))
    """

    shortest: timedelta
    longest: timedelta

    def limits(self, failures: int) -> tuple[timedelta, timedelta]:
        """Between which pauses the one after so many failures in a row lies, from one on."""
        doubled = self.shortest * 2 ** min(max(failures, 1) - 1, _MOST_DOUBLINGS)
        most = min(self.longest, doubled)
        return most / 2, most

    def pause(self, failures: int) -> timedelta:
        """How long to wait after so many failures in a row, from one on."""
        least, most = self.limits(failures)
        return least + (most - least) * random.random()

    def seconds(self, failures: int) -> float:
        """As ``pause``, in seconds, as the event loop and threads sleep."""
        return self.pause(failures).total_seconds()
