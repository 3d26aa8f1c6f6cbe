"""Pauses double from the shortest to the longest, and no two workers wait alike."""

from datetime import timedelta

import pytest

from bot.operations.backoff import Backoff

SECOND = timedelta(seconds=1)
BACKOFF = Backoff(SECOND, timedelta(seconds=9))
LIMITS = {
    "the first failure waits the shortest pause": (1, 1),
    "the second waits twice as long": (2, 2),
    "the third twice as long again": (3, 4),
    "the fourth": (4, 8),
    "the fifth would be 16 and is cut": (5, 9),
    "the ten thousandth does not overflow": (10_000, 9),
    "none at all is taken for the first": (0, 1),
}


@pytest.mark.parametrize(("failures", "most"), LIMITS.values(), ids=LIMITS)
def test_pauses(failures: int, most: int) -> None:
    assert BACKOFF.limits(failures) == (most * SECOND / 2, most * SECOND)


def test_a_pause_lies_within_its_limits_and_is_not_always_the_same() -> None:
    pauses = {BACKOFF.pause(3) for _ in range(100)}
    assert len(pauses) > 50
    assert all(2 * SECOND <= pause <= 4 * SECOND for pause in pauses)
    assert 2 <= BACKOFF.seconds(3) <= 4
