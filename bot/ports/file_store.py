"""Where the bytes of files lie, each under an id of ours."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that arrived whole: its size in bytes and its SHA-256."""

    size: int
    sha256: str


class FileStore(Protocol):
    """Files by id; an id is a UUID, never a name somebody gave."""

    def path(self, file_id: str) -> Path:
        """Where a file lies. Raises ``ValueError`` for an id that is not a UUID."""
        ...

    async def keep(self, file_id: str, stream: AsyncIterator[bytes], largest: int) -> Kept:
        """Write a stream durably; a second time replaces the first, also when both arrive at once.

        Raises ``Invalid``: E-FILE-SIZE beyond ``largest`` bytes, E-FILE-EMPTY for none. Nothing
        is kept of a stream that fails.
        """
        ...

    def sweep(self, file_id: str, older: timedelta) -> None:
        """Remove what lies beside a file and is so much older."""
        ...

    def drop(self, file_id: str) -> None:
        """Remove a file; harmless when it is gone."""
        ...

    async def ready(self) -> bool:
        """Whether a file can be written and synced; may raise ``OSError`` when it cannot."""
        ...
