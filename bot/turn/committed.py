"""Tells the channels whose messages were committed, in the event loop, right after the commit."""

from collections import defaultdict
from typing import Protocol

from bot.operations import metrics
from bot.storage.plan import CommittedOutgoing


class Posted(Protocol):
    """What a channel does when something was committed for persons of its."""

    def __call__(self, *persons: str) -> object: ...


class Committed:
    """The channels that are open in this worker; what none of them takes waits in the outbox."""

    def __init__(self) -> None:
        self._channels: dict[str, Posted] = {}

    def connect(self, channel: str, posted: Posted) -> None:
        """Tell a channel from now on."""
        self._channels[channel] = posted

    def __call__(self, rows: list[CommittedOutgoing]) -> None:
        persons: defaultdict[str, set[str]] = defaultdict(set)
        for row in rows:
            metrics.MESSAGES.labels(row.message.kind).inc()
            persons[row.channel].add(row.person)
        for channel, posted in self._channels.items():
            if channel in persons:
                posted(*persons[channel])
