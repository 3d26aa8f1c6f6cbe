"""The queue: which cases and duties wait, the next limit first.

*Law:* what is due is the next limit of the case (``core.cases.next_limit``), never the end of the
service. What has no term stands last and is never late: no order names a day for it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import queue
from bot.storage.queue import CLOSED, Cut, Queued
from core.cases.next_limit import Limit, Tone
from core.form.findings import SUBSTANTIVE
from core.form.steps.states import State
from core.identifiers import reference_number
from core.services.catalogue import by_service
from dialogs.menus.status import state_name
from dialogs.screens import Text

PAGE = 50
SHOWN_WARNINGS = ("W-MANUAL",)

Filter = Literal["open", "overdue", "no_term", "closed", "all"]
FILTERS: tuple[Filter, ...] = ("open", "overdue", "no_term", "closed", "all")


@dataclass(frozen=True, slots=True)
class Row:
    """A case or a duty in the queue on a day."""

    queued: Queued
    today: date

    @property
    def reference(self) -> str:
        """The number of the case as it is written."""
        return reference_number.format(self.queued.reference)

    @property
    def form(self) -> str:
        """The key of the form."""
        return by_service(self.queued.service).key

    @property
    def state(self) -> State:
        """Where the case stands."""
        return State(self.queued.state)

    @property
    def state_name(self) -> Text:
        """The name of the state, or of the arrival before the registration."""
        return state_name(self.queued.state, self.queued.received_at)

    @property
    def limit(self) -> Limit | None:
        """The next limit; None without a term."""
        return self.queued.limit

    @property
    def tone(self) -> Tone | None:
        """How near the limit is; None without a term."""
        return None if self.limit is None else self.limit.tone(self.today)

    @property
    def mark(self) -> str:
        """What is said beside a limit that is near or past; empty where nothing is.

        A limit is called overdue only after its longer reading.
        """
        if self.limit is None or self.tone is Tone.CALM:
            return ""
        return "overdue" if self.limit.is_overdue(self.today) else str(self.tone)

    @property
    def unfiled(self) -> bool:
        """Whether the package was handed in here and has not arrived officially."""
        return self.state is State.SUBMITTED and self.queued.received_at is None

    @property
    def as_is(self) -> bool:
        """Whether the applicant handed it in with findings of substance."""
        return any(code in SUBSTANTIVE for code in self.queued.flags)

    @property
    def warnings(self) -> tuple[str, ...]:
        """The warnings that an officer must act on."""
        return tuple(code for code in SHOWN_WARNINGS if code in self.queued.flags)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What part of the queue is asked for; a search looks through all cases."""

    filter: Filter = "open"
    search: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of the queue; ``count`` is over all pages."""

    rows: tuple[Row, ...]
    wanted: Wanted
    count: int

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return _pages(self.count)


async def load(connection: AsyncConnection, wanted: Wanted, today: date) -> Queue:
    """The page asked for, or the last one there is."""
    count = await _count(connection, wanted, today)
    page = min(max(1, wanted.page), _pages(count))
    found = await _read(connection, wanted, today, Cut(PAGE, (page - 1) * PAGE))
    rows = tuple(Row(each, today) for each in found)
    return Queue(rows, Wanted(wanted.filter, wanted.search, page), count)


async def _count(connection: AsyncConnection, wanted: Wanted, today: date) -> int:
    if wanted.search:
        return await queue.count_by_reference(connection, _number(wanted))
    match wanted.filter:
        case "open":
            return await queue.count_open(connection)
        case "overdue":
            return await queue.count_with_term(connection, today, overdue=True)
        case "no_term":
            return await queue.count_without_term(connection, today)
        case "closed":
            return await queue.count_in(connection, CLOSED)
        case "all":
            return await queue.count_in(connection, None)


async def _read(connection: AsyncConnection, wanted: Wanted, today: date, cut: Cut) -> list[Queued]:
    if wanted.search:
        return await queue.by_reference(connection, _number(wanted), today, cut)
    match wanted.filter:
        case "open":
            return await _open(connection, today, cut)
        case "overdue":
            return await queue.with_term(connection, today, cut, overdue=True)
        case "no_term":
            return await queue.without_term(connection, today, cut)
        case "closed":
            return await queue.in_states(connection, CLOSED, today, cut)
        case "all":
            return await queue.in_states(connection, None, today, cut)


async def _open(connection: AsyncConnection, today: date, cut: Cut) -> list[Queued]:
    """What has a term, then what has none; the latter are asked for on the last pages only."""
    rows = await queue.with_term(connection, today, cut)
    if len(rows) == cut.most:
        return rows
    before = 0 if rows else cut.skipped - await queue.count_with_term(connection, today)
    rest = Cut(cut.most - len(rows), max(0, before))
    return rows + await queue.without_term(connection, today, rest)


def _pages(count: int) -> int:
    return max(1, -(-count // PAGE))


def _number(wanted: Wanted) -> str:
    return reference_number.compact(wanted.search)
