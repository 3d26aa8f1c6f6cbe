"""Uploads of the web chat, kept until the message that says what they are for has been worked."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from bot.chat.uploads import FILE_LIMIT
from bot.ports.file_store import FileStore

WAITS = timedelta(days=1)
"""For the message; at least as long as a job is tried."""
_PIECE = 256 * 1024


@dataclass(frozen=True, slots=True)
class KeptUploads:
    """A source of files; the same ``upload_id`` of two persons is two files."""

    store: FileStore

    async def keep(self, person: str, upload_id: str, stream: AsyncIterator[bytes]) -> None:
        """Keep an upload; also remove uploads near it that no message came for."""
        file_id = _file_id(person, upload_id)
        await self.store.keep(file_id, stream, FILE_LIMIT)
        await asyncio.to_thread(self.store.sweep, file_id, WAITS)

    async def fetch(self, name: str, person: str) -> AsyncIterator[bytes]:
        """The bytes of an upload. Raises ``FileNotFoundError`` when it is gone."""
        with self.store.path(_file_id(person, name)).open("rb") as file:
            while piece := await asyncio.to_thread(file.read, _PIECE):
                yield piece

    def forget(self, name: str, person: str) -> None:
        """The upload was kept elsewhere, or refused."""
        self.store.drop(_file_id(person, name))


def _file_id(person: str, upload_id: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"{person}/{upload_id}"))
