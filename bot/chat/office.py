"""The product behind the web chat's page."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from bot.chat.ports import WORDS, Document, Language, Posted
from bot.chat.uploads import FILE_LIMIT
from bot.files.quarantine import Quarantine
from bot.operations import metrics
from bot.storage import outbox
from bot.storage.engine import Database
from bot.storage.messages import DocumentMessage
from bot.storage.plan import Incoming
from bot.storage.writer import Writer
from dialogs.wording.catalogue import catalogue

UPLOAD_WAITS = timedelta(days=1)
"""For the message that says what the file is for; at least as long as a job is tried."""


@dataclass(frozen=True, slots=True)
class WebOffice:
    """Stores what browsers send, reads back what was committed, keeps uploaded bytes apart."""

    database: Database
    writer: Writer
    uploads: Quarantine
    clock: Callable[[], datetime]

    async def receive(self, person: str, update_id: str, body: Mapping[str, Any]) -> bool:
        key = f"web:{person.removeprefix('web:')}:{update_id}"
        incoming = Incoming(key, person, "web", dict(body), self.clock())
        new = await self.writer.store(incoming)
        (metrics.UPDATES if new else metrics.DUPLICATES).labels("web").inc()
        return new

    async def replay(self, person: str, after: int, limit: int) -> list[Posted]:
        async with self.database.reader.connect() as connection:
            return _posted(await outbox.replay(connection, person, after, limit))

    async def earlier(self, person: str, before: int | None, limit: int) -> list[Posted]:
        async with self.database.reader.connect() as connection:
            return _posted(await outbox.earlier(connection, person, before, limit))

    async def document(self, person: str, seq: int) -> Document | None:
        async with self.database.reader.connect() as connection:
            found = await outbox.document(connection, person, seq)
        if found is None:
            return None
        return Document(found.name, found.mime, found.content.encode())

    async def keep_upload(
        self, person: str, upload_id: str, name: str, mime: str, stream: AsyncIterator[bytes]
    ) -> None:
        """Also removes uploads near it that no message came for: their browsers left."""
        name = upload_name(person, upload_id)
        await self.uploads.keep(name, stream, FILE_LIMIT)
        await asyncio.to_thread(self.uploads.sweep, name, UPLOAD_WAITS)

    def texts(self, language: Language) -> Mapping[str, str]:
        words = catalogue(language)
        return {key: words.raw(key) for key in WORDS}


def upload_name(person: str, upload_id: str) -> str:
    """The file name of an upload: two persons' equal ids never meet."""
    return str(uuid5(NAMESPACE_URL, f"{person}/{upload_id}"))


def _posted(found: list[outbox.Shown]) -> list[Posted]:
    return [Posted(each.seq, each.kind, _shown(each)) for each in found]  # type: ignore[arg-type]


def _shown(line: outbox.Shown) -> Mapping[str, Any]:
    """What a browser is told of a line; a file's content it asks for when it wants it."""
    if line.kind != DocumentMessage.kind:
        return line.payload  # type: ignore[no-any-return]
    file = DocumentMessage(**line.payload)
    return {
        "text": file.text,
        "name": file.name,
        "language": file.language,
        "gone": not file.content,
    }
