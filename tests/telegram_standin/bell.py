"""Waiting for something to become true, woken by every change and never by a guess."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


class NeverHappened(AssertionError):
    """What a test waited for did not come in time."""


class Bell:
    """Rings at every change of the stand-in; waiters look again at each ring."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def ring(self) -> None:
        """Wakes everybody who waits."""
        rung, self._next = self._next, asyncio.Event()
        rung.set()

    async def wait(self) -> None:
        """Returns after the next ring."""
        await self._next.wait()

    async def until(
        self,
        look: Callable[[], Found | None],
        timeout: float = 5.0,
        explain: Callable[[], str] = lambda: "",
    ) -> Found:
        """What `look` finds, as soon as it finds something true.

        `timeout` in seconds; then NeverHappened with what `explain` says.
        """
        try:
            async with asyncio.timeout(timeout):
                while not (found := look()):
                    await self._next.wait()
                return found
        except TimeoutError:
            raise NeverHappened(f"nothing within {timeout} s\n{explain()}") from None
