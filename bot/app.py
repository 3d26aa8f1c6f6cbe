"""The composition root: adapters are chosen here and nowhere else."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import uuid4

from aiohttp import web

from bot.adapters.clamd import Clamd
from bot.cases import limits
from bot.chat import routes as chat
from bot.chat.kept_uploads import KeptUploads
from bot.chat.office import StoredOffice
from bot.desk import links
from bot.desk import routes as desk
from bot.desk.office import desk_office
from bot.desk.staff import OPERATOR, staff_rule
from bot.files.quarantine import Quarantine
from bot.files.sources import FileSources
from bot.http.server import serve
from bot.jobs.files import FileJobs
from bot.jobs.runner import Runner
from bot.jobs.scheduler import schedule
from bot.operations import health, installation, start_checks
from bot.operations.settings import Settings
from bot.ports.clock import Clock
from bot.storage import gauges, probes
from bot.storage.engine import Database
from bot.storage.migrate import upgrade
from bot.storage.writer import Writer
from bot.telegram.channel import Telegram
from bot.turn import trouble
from bot.turn.committed import Committed
from bot.turn.services import turn_services
from bot.turn.turn import taking

RECOVER_EVERY, JOBS_EVERY = timedelta(seconds=2), timedelta(milliseconds=500)


@dataclass(frozen=True, slots=True)
class Running:
    """A started product: where its page is, and a link that opens the desk once."""

    address: str
    desk_link: Callable[[], Awaitable[str]]


class App:
    """Starts every part in order and stops them in the opposite one, losing nothing."""

    def __init__(self, settings: Settings, clock: Clock = lambda: datetime.now(UTC)) -> None:
        self._settings = settings
        self._clock = clock
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Running:
        try:
            return await self._start()
        except BaseException:
            await self._stack.aclose()
            raise

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def _start(self) -> Running:
        settings, clock, stack = self._settings, self._clock, self._stack
        start_checks.check()
        await asyncio.to_thread(upgrade, settings.database_url)
        database, committed = Database.open(settings.database_url), Committed()
        stack.push_async_callback(database.close)
        services = turn_services(settings)
        writer = Writer(
            database,
            taking(services),
            uuid4().hex[:8],
            committed,
            on_quarantined=trouble.quarantined,
            news_of_trouble=trouble.news_of,
            clock=clock,
        )
        stack.push_async_callback(writer.close)
        await installation.claim(writer, settings.secret_key, settings.directory)
        await limits.recompute(writer, clock())

        kept = Quarantine(settings.directory / "files")
        uploads = KeptUploads(Quarantine(settings.directory / "uploads"))
        scanner = Clamd(settings.clamd_host, settings.clamd_port) if settings.scans else None
        telegram = Telegram(settings, database, writer, clock)
        application = web.Application()
        telegram.add_routes(application)
        office = StoredOffice(database, writer, uploads, clock)
        hub = chat.setup(application, office, settings.public_url)
        is_staff = staff_rule(services.staff)
        desk.setup(application, desk_office(settings, database, writer, kept, is_staff, clock))
        health.setup(
            application,
            needed={**probes.probes(database, writer), "files": kept.ready},
            outside={"scanner": scanner.ready if scanner else None, "telegram": telegram.probe},
            refresh=partial(gauges.refresh, database, writer),
        )
        committed.connect("web", hub.posted)
        await writer.recover_all()
        await serve(application, settings.host, settings.port, stack)
        await telegram.start(stack)
        committed.connect("telegram", telegram.posted)
        sources = FileSources({"telegram": telegram, "upload": uploads})
        files = FileJobs(writer, kept, sources, scanner, clock)
        jobs = Runner(writer, files.handlers, clock, only=database.single_worker)
        schedule(stack, RECOVER_EVERY, writer.recover_all, telegram.posted)
        schedule(stack, JOBS_EVERY, jobs.run_due)
        return Running(
            f"http://{settings.host}:{settings.port}",
            lambda: links.issue(writer, services.desk_url, OPERATOR, clock()),
        )
