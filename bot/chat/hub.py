"""The open sockets of this worker, woken when something was committed for their person.

*Why:* nothing is queued here. ``posted`` only wakes the person's sockets; each asks the store for
what it has not shown yet. So the order is the store's, a slow browser costs no memory, and a
message committed by another worker is found by the same question.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress

Leave = Callable[[], Awaitable[object]]

_GOODBYE = 5.0
"""Seconds that a browser has to answer the close."""


class Hub:
    """Open sockets by person: an event that wakes each, and a way to close each."""

    def __init__(self) -> None:
        self._bells: defaultdict[str, dict[asyncio.Event, Leave]] = defaultdict(dict)

    @property
    def open_sockets(self) -> int:
        """How many sockets are open, over all persons."""
        return sum(len(bells) for bells in self._bells.values())

    def posted(self, *persons: str) -> None:
        """Something was committed for these. Call it in the event loop, after the commit."""
        for person in persons:
            for bell in self._bells.get(person, ()):
                bell.set()

    @contextmanager
    def joined(self, person: str, leave: Leave) -> Iterator[asyncio.Event]:
        """A bell for one socket while it is open; ``leave`` closes that socket."""
        bell = asyncio.Event()
        self._bells[person][bell] = leave
        try:
            yield bell
        finally:
            del self._bells[person][bell]
            if not self._bells[person]:
                del self._bells[person]

    async def close(self) -> None:
        """Close every socket; the browsers reconnect to whichever worker serves next."""
        leaving = [leave() for bells in self._bells.values() for leave in bells.values()]
        with suppress(TimeoutError):
            async with asyncio.timeout(_GOODBYE):
                await asyncio.gather(*leaving, return_exceptions=True)
