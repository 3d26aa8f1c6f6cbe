"""The composition root: adapters are chosen here and nowhere else."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import structlog
from aiohttp import web
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.adapters.clamd import Clamd
from bot.chat import routes
from bot.chat.hub import Hub
from bot.chat.office import WebOffice, upload_name
from bot.desk import routes as desk
from bot.desk.office import DeskOffice
from bot.files.quarantine import Quarantine
from bot.jobs.files import FileJobs
from bot.jobs.runner import Runner
from bot.operations import health, installation, metrics
from bot.operations.settings import Settings
from bot.storage import installation as recorded
from bot.storage import outbox, probes
from bot.storage.engine import Database
from bot.storage.migrate import upgrade
from bot.storage.plan import CommittedOutgoing, Incoming
from bot.storage.writer import RECOVER_AT_ONCE, Writer
from bot.telegram.channel import Telegram
from bot.turn import trouble
from bot.turn.effects import desk_link
from bot.turn.services import TurnServices
from bot.turn.turn import taking
from core.errors import Configuration
from core.law.working_time import check_time_zone
from core.validation import validate
from dialogs.wording.keys import missing_words

RECOVER_EVERY, JOBS_EVERY = timedelta(seconds=2), timedelta(milliseconds=500)

FAREWELL = 10.0
"""Seconds that requests under way may take to end when we are told to stop."""

OPERATOR = "operator"

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


log = structlog.get_logger()


@dataclass(slots=True)
class Running:
    """A started product: where its page is, and a link that opens the desk once."""

    address: str
    desk_link: Callable[[], Awaitable[str]]


class App:
    """Starts every part in order and stops them in the opposite one, losing nothing.

    ``clock`` is the product's only one; an aware moment.
    """

    def __init__(self, settings: Settings, clock: Clock = _now) -> None:
        self._settings = settings
        self._clock = clock
        self._stack = AsyncExitStack()
        self._telling: set[asyncio.Task[bool]] = set()
        self._kept = Quarantine(settings.directory / "files")
        self._uploads = Quarantine(settings.directory / "uploads")
        self._scanner = Clamd(settings.clamd_host, settings.clamd_port) if settings.scans else None
        self._around = TurnServices(
            secret=settings.secret_key,
            check=validate,
            staff=settings.staff_telegram_ids,
            staff_chat=settings.staff_chat_id,
            desk_url=f"{settings.public_url}/desk/enter",
            registers_complete=settings.registers_complete,
            pools_exist=settings.accredited_pools_exist,
        )

    async def __aenter__(self) -> Running:
        try:
            return await self._start()
        except BaseException:
            await self._stack.aclose()
            raise

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def _start(self) -> Running:
        _check_start()
        settings, committed = self._settings, _Committed()
        await asyncio.to_thread(upgrade, settings.database_url)
        database = Database.open(settings.database_url)
        self._stack.push_async_callback(database.close)
        writer = self._writer(database, committed)
        await self._check_installation(writer)
        telegram = Telegram(settings, database, writer, self._clock)
        application = web.Application()
        telegram.add_routes(application)
        committed.hub = self._pages(application, database, writer, telegram)
        recover = partial(_recover, writer, self._clock)
        await recover()
        await self._serve(application)
        await telegram.start(self._stack)
        committed.telegram = telegram.wake
        self._tick(recover, self._jobs(database, writer, telegram).run_due, telegram.wake)
        link = partial(_desk_link, writer, self._around, self._clock)
        return Running(f"http://{settings.host}:{settings.port}", link)

    def _writer(self, database: Database, committed: "_Committed") -> Writer:
        def give_up(incoming: Incoming, fault: str) -> None:
            """Count an update given up, and tell its sender that it was not taken."""
            metrics.QUARANTINED.labels(fault).inc()
            log.error("update.quarantined", fault=fault)
            if (told := trouble.news_of(incoming, self._clock())) is not None:
                telling = asyncio.create_task(writer.store(told))
                self._telling.add(telling)
                telling.add_done_callback(self._telling.discard)

        writer = Writer(
            database,
            taking(self._around),
            uuid4().hex[:8],
            committed.tell,
            on_quarantined=give_up,
            clock=self._clock,
        )
        self._stack.push_async_callback(writer.close)
        return writer

    async def _check_installation(self, writer: Writer) -> None:
        """Refuse to work with another key or folder than the database's other workers."""
        own = installation.facts(self._settings.secret_key, self._settings.directory)
        known = await writer.transact(lambda connection: recorded.record(connection, own))
        installation.check(own, known)

    def _pages(
        self, application: web.Application, database: Database, writer: Writer, telegram: Telegram
    ) -> Hub:
        """The chat, the officers' desk, and what an operator asks."""
        settings = self._settings
        desk.setup(
            application,
            DeskOffice(
                reader=database.reader,
                writer=writer,
                file_path=self._kept.path,
                secret=settings.secret_key,
                public_url=settings.public_url,
                scan_required=settings.scans,
                is_staff=self._is_staff,
                now=self._clock,
            ),
        )
        needed = {
            "database": probes.reads(database),
            "writer": probes.writes(writer),
            "files": self._kept.ready,
        }
        outside: dict[str, health.Probe] = {
            **({"scanner": self._scanner.ready} if self._scanner else {}),
            **({"telegram": telegram.ready} if telegram.wanted else {}),
        }
        health.setup(application, needed, outside, partial(_refresh, database, writer))
        office = WebOffice(database, writer, self._uploads, self._clock)
        return routes.setup(application, office, settings.public_url)

    def _jobs(self, database: Database, writer: Writer, telegram: Telegram) -> Runner:
        files = FileJobs(
            writer,
            self._kept,
            partial(_fetch, telegram, self._uploads),
            partial(_forget, self._uploads),
            self._scanner,
            self._clock,
        )
        handlers = {
            "fetch_file": files.fetch_file,
            "scan_file": files.scan_file,
            "drop_files": files.drop_files,
        }
        return Runner(writer, handlers, self._clock, only=database.dialect == "sqlite")

    def _is_staff(self, who: str) -> bool:
        """Who may sit at the desk: officers on the list, or, without one, whoever started us."""
        listed = self._settings.staff_telegram_ids
        return who.removeprefix("tg:") in listed if listed else who == OPERATOR

    async def _serve(self, application: web.Application) -> None:
        runner = web.AppRunner(
            application, access_log=None, handle_signals=False, shutdown_timeout=FAREWELL
        )
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, self._settings.host, self._settings.port).start()

    def _tick(self, recover: Any, run_due: Any, wake: Any) -> None:
        """The clock: it only knocks; what there is to do stands in the database."""
        clock = AsyncIOScheduler(timezone=UTC)
        every = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
        clock.add_job(recover, "interval", seconds=RECOVER_EVERY.total_seconds(), **every)
        clock.add_job(run_due, "interval", seconds=JOBS_EVERY.total_seconds(), **every)
        clock.add_job(wake, "interval", seconds=RECOVER_EVERY.total_seconds(), **every)
        clock.start()
        self._stack.callback(clock.shutdown, wait=False)


class _Committed:
    """Tells the channels what was committed, in the event loop."""

    def __init__(self) -> None:
        self.hub: Hub | None = None
        self.telegram: Callable[[], None] | None = None

    def tell(self, rows: list[CommittedOutgoing]) -> None:
        for row in rows:
            metrics.MESSAGES.labels(row.message.kind).inc()
        if self.hub is not None:
            for person in {row.person for row in rows if row.channel == "web"}:
                self.hub.posted(person)
        if self.telegram is not None and any(row.channel == "telegram" for row in rows):
            self.telegram()


def _check_start() -> None:
    """Refuse to start on tz data that still says UTC+6, or with a key nobody has worded."""
    check_time_zone()
    missing = missing_words()
    if missing:
        raise Configuration(
            f"The keys {', '.join(sorted(missing)[:10])}",
            "have words in both languages under locales",
            'msgid "pool_reissue.title"',
        )


async def _recover(writer: Writer, clock: Clock) -> None:
    while await writer.recover(clock()) == RECOVER_AT_ONCE:
        pass


async def _refresh(database: Database, writer: Writer) -> None:
    metrics.HELD.set(writer.held)
    async with database.reader.connect() as connection:
        waiting, _ = await outbox.waiting(connection)
    metrics.WAITING.set(waiting)


async def _fetch(
    telegram: Telegram, uploads: Quarantine, source: str, person: str
) -> AsyncIterator[bytes]:
    """The bytes of a file by its source: a Telegram file id or an upload of the web chat."""
    kind, _, name = source.partition(":")
    if kind == "telegram":
        async for piece in telegram.fetch(name):
            yield piece
        return
    path = uploads.path(upload_name(person, name))
    with path.open("rb") as file:
        while piece := await asyncio.to_thread(file.read, 256 * 1024):
            yield piece


def _forget(uploads: Quarantine, source: str, person: str) -> None:
    """What the web chat uploaded has been looked at and kept, or refused."""
    kind, _, name = source.partition(":")
    if kind == "upload":
        uploads.drop(upload_name(person, name))


async def _desk_link(writer: Writer, around: TurnServices, clock: Clock) -> str:
    """A one-time link for whoever started the product."""
    link, statement = desk_link(around, OPERATOR, clock())
    await writer.transact(lambda each: each.execute(statement))  # type: ignore[arg-type]
    return link
