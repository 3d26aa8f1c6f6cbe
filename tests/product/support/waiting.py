"""Waiting for another process: a condition looked at again and again, never a guessed pause."""

import asyncio
import time
from collections.abc import Callable


async def until(
    look: Callable[[], object], patience: float = 20.0, explain: Callable[[], str] = str
) -> None:
    """Return as soon as ``look`` finds something true.

    ``patience`` in seconds; then AssertionError with what ``explain`` says.
    """
    end = time.monotonic() + patience
    while True:
        if look():
            return
        assert time.monotonic() < end, f"nothing within {patience} s: {explain()}"
        await asyncio.sleep(0.01)
