"""The product behind the page of the web chat: its database, its writer and its uploads."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.chat.kept_uploads import KeptUploads
from bot.chat.words import WORDS
from bot.operations import metrics
from bot.ports.clock import Clock
from bot.ports.web_office import Document, Language, Posted
from bot.storage import outbox
from bot.storage.engine import Database
from bot.storage.messages import DocumentMessage
from bot.storage.plan import Incoming
from bot.storage.writer import Writer
from dialogs.wording.catalogue import catalogue


@dataclass(frozen=True, slots=True)
class StoredOffice:
    """Stores what browsers send, reads back what was committed, keeps uploaded bytes apart."""

    database: Database
    writer: Writer
    uploads: KeptUploads
    clock: Clock

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
        await self.uploads.keep(person, upload_id, stream)

    def texts(self, language: Language) -> Mapping[str, str]:
        words = catalogue(language)
        return {key: words.raw(key) for key in WORDS}


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
