"""Named points of a turn at which a test may kill the process, to prove that nothing is lost."""

from collections.abc import Callable
from typing import Literal

Point = Literal[
    "inbox.committed",
    "turn.planned",
    "turn.committed",
    "delivery.intent",
    "delivery.sent",
]

_observer: Callable[[Point], None] | None = None


def observe(observer: Callable[[Point], None] | None) -> None:
    """Call `observer` with the name of each point reached from now on; None observes nothing."""
    global _observer
    _observer = observer


def reached(point: Point) -> None:
    """Tell the observer, if there is one, that `point` has been reached."""
    if _observer is not None:
        _observer(point)
