"""The parts of one transaction of the writer, and its outcome."""

from asyncio import Future
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from bot.storage.backlog import Leased
from bot.storage.plan import CommittedOutgoing, Incoming


@dataclass(frozen=True, slots=True)
class Store:
    """An update to be stored; answers True when it is new, if anyone waits for that."""

    incoming: Incoming
    answer: "Future[bool] | None" = None


@dataclass(frozen=True, slots=True)
class Work:
    """A function to be run on the transaction's connection; answers what it returns."""

    run: Callable[[Connection], Any]
    answer: "Future[Any]"


@dataclass(frozen=True, slots=True)
class Adopt:
    """Stored updates of a worker that ended, leased to this one."""

    leased: list[Leased]


@dataclass(frozen=True, slots=True)
class Stop:
    """The last item: finish what is held, then end."""


@dataclass(slots=True)
class Batch:
    """What one transaction does, and what comes of it."""

    stores: list[Store] = field(default_factory=list)
    works: list[Work] = field(default_factory=list)
    turns: list[Leased] = field(default_factory=list)
    open: bool = False
    """Whether what arrives while its turns are worked joins it."""

    def __len__(self) -> int:
        return len(self.stores) + len(self.works) + len(self.turns)

    def alone(self) -> Iterator["Batch"]:
        """Each member as a batch of its own."""
        yield from (Batch(stores=[one]) for one in self.stores)
        yield from (Batch(works=[one]) for one in self.works)
        yield from (Batch(turns=[one]) for one in self.turns)


@dataclass(slots=True)
class Outcome:
    """What a committed batch owes to its callers."""

    answers: list[tuple["Future[Any]", Any]] = field(default_factory=list)
    stored: list[Leased] = field(default_factory=list)
    turns: list[Leased] = field(default_factory=list)
    outgoing: list[CommittedOutgoing] = field(default_factory=list)
