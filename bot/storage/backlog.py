"""Queues of the updates a worker has taken on: in order per person, fair between persons."""

from collections import deque
from dataclasses import dataclass
from itertools import islice

from bot.storage.plan import Incoming


@dataclass(frozen=True, slots=True)
class Leased:
    """A stored update this worker has taken on itself."""

    seq: int
    incoming: Incoming


class Backlog:
    """One queue a person; persons come round in turn."""

    def __init__(self) -> None:
        self._queues: dict[str, deque[Leased]] = {}
        self._held: set[int] = set()

    def __len__(self) -> int:
        return len(self._held)

    def add(self, leased: Leased) -> None:
        """Put an update behind its person's others; one already held is not added again."""
        if leased.seq in self._held:
            return
        self._held.add(leased.seq)
        self._queues.setdefault(leased.incoming.person, deque()).append(leased)

    def first(self, limit: int) -> list[Leased]:
        """The oldest update of each of at most `limit` persons, in the order of their names."""
        chosen = [queue[0] for queue in islice(self._queues.values(), limit)]
        chosen.sort(key=lambda leased: leased.incoming.person)
        return chosen

    def remove(self, leased: Leased) -> None:
        """Drop an update `first` gave; its person goes to the end of the round."""
        self._held.discard(leased.seq)
        queue = self._queues.pop(leased.incoming.person)
        queue.remove(leased)
        if queue:
            self._queues[leased.incoming.person] = queue
