"""The Telegram channel: receives updates, delivers the outbox, sets the profile.

Off without a token.
"""

import asyncio
import hashlib
import hmac
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from bot.operations import metrics
from bot.operations.backoff import Backoff
from bot.operations.settings import Settings
from bot.storage.engine import Database
from bot.storage.plan import Incoming
from bot.storage.writer import Writer
from bot.telegram import arrivals, profile, webhook
from bot.telegram.arrivals import Reading
from bot.telegram.client import Client
from bot.telegram.delivery import Delivery
from bot.telegram.outcomes import Failure
from bot.telegram.polling import Polling
from bot.telegram.sender import RowSender
from dialogs.screens import Text
from dialogs.wording.catalogue import catalogue

BACKOFF = Backoff(timedelta(seconds=1), timedelta(minutes=1))


def _words(key: str, language: str) -> str:
    return catalogue(language).text(Text(key))


def alias(secret: bytes) -> Callable[[str], str]:
    """A person's name in logs: the same each time, and not their number."""
    return lambda person: hmac.digest(secret, person.encode(), hashlib.sha256).hex()[:12]


class Telegram:
    """Starts what the settings ask for: polling or the webhook, delivery, the bot's profile."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        writer: Writer,
        clock: Callable[[], datetime],
    ) -> None:
        self._settings = settings
        self._writer = writer
        self._clock = clock
        self._username = ""
        self._client: Client | None = None
        self._delivery: Delivery | None = None
        if self.wanted:
            self._client = Client(settings.telegram_api_base, settings.telegram_token)
            self._delivery = Delivery(
                RowSender(self._client, _words).say,
                writer.transact,
                alias(settings.secret_key),
                lambda outcome: metrics.SENDS.labels(outcome).inc(),
                only=database.single_worker,
                clock=clock,
            )

    @property
    def wanted(self) -> bool:
        """Whether there is a token at all."""
        return bool(self._settings.telegram_token)

    def posted(self, *_persons: str) -> None:
        """Something was committed for persons of Telegram, or may wait since an earlier worker."""
        if self._delivery is not None:
            self._delivery.wake()

    def add_routes(self, application: web.Application) -> None:
        """In webhook mode, the address Telegram posts to."""
        if self.wanted and self._settings.telegram_mode == "webhook":
            path = urlsplit(self._settings.telegram_webhook_url).path or "/"
            secret = self._settings.telegram_webhook_secret
            application.router.add_post(path, webhook.handler(secret, self._read, self._store))

    async def start(self, stack: AsyncExitStack) -> None:
        """Run in the background until the stack is closed; what is under way is finished then."""
        if self._client is None or self._delivery is None:
            return
        stack.push_async_callback(self._client.close)
        delivering = asyncio.create_task(self._delivery.run())
        stack.push_async_callback(_ended, self._delivery.stop, delivering)
        if self._settings.telegram_mode == "webhook":
            listening = asyncio.create_task(self._hook(self._client))
            stack.push_async_callback(_ended, listening.cancel, listening)
        else:
            polling = Polling(self._client, self._read, self._store)
            listening = asyncio.create_task(self._poll(self._client, polling))
            stack.push_async_callback(_ended, polling.stop, listening)
        introducing = asyncio.create_task(profile.introduce(self._client, _words))
        stack.push_async_callback(_ended, introducing.cancel, introducing)

    @property
    def probe(self) -> Callable[[], Awaitable[bool]] | None:
        """Tells whether the Bot API answers; None without a bot."""
        return self.ready if self.wanted else None

    async def ready(self) -> bool:
        """Whether the Bot API answers."""
        return self._client is not None and not isinstance(await self._client.username(), Failure)

    def fetch(self, name: str, person: str) -> AsyncIterator[bytes]:
        """The bytes of a file by its id. Raises ``FileNotFoundError`` without a bot."""
        if self._client is None:
            raise FileNotFoundError
        return self._client.fetch(name)

    def forget(self, name: str, person: str) -> None:
        """Nothing is held here: files lie with Telegram until they are fetched."""

    async def _poll(self, client: Client, polling: Polling) -> None:
        await self._learn_name(client)
        await polling.run()

    async def _hook(self, client: Client) -> None:
        """Register the webhook, however long Telegram cannot be reached."""
        await self._learn_name(client)
        url, secret = self._settings.telegram_webhook_url, self._settings.telegram_webhook_secret
        failures = 0
        while await client.set_webhook(url, secret) is not None:
            failures += 1
            await asyncio.sleep(BACKOFF.seconds(failures))

    async def _learn_name(self, client: Client) -> None:
        name = await client.username()
        self._username = "" if isinstance(name, Failure) else name

    def _read(self, update: Any) -> Reading | None:
        return arrivals.read(update, self._username)

    async def _store(self, reading: Reading, update: dict[str, Any]) -> None:
        incoming = Incoming(
            reading.update_key, reading.person, "telegram", update, self._clock(), reading.arrival
        )
        new = await self._writer.store(incoming)
        (metrics.UPDATES if new else metrics.DUPLICATES).labels("telegram").inc()


async def _ended(stop: Callable[[], object], task: "asyncio.Task[None]") -> None:
    stop()
    await asyncio.gather(task, return_exceptions=True)
