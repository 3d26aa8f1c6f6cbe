"""The file store on disk: one file for each id of ours; a sender's file name is never a path."""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from bot.ports.file_store import Kept
from core.errors import Invalid

_MEBIBYTE = 1024 * 1024
_PROBE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Quarantine:
    """A directory of files; ``root`` must be private to the product."""

    root: Path

    def path(self, file_id: str) -> Path:
        """Where a file lies. Raises ``ValueError`` for an id that is not a UUID."""
        name = str(UUID(file_id))
        return self.root / name[:2] / name

    async def keep(self, file_id: str, stream: AsyncIterator[bytes], largest: int) -> Kept:
        """Write a stream to the disk, durably; a second time replaces the first, also when both
        arrive at once.

        Raises ``Invalid``: E-FILE-SIZE beyond ``largest`` bytes, E-FILE-EMPTY for none. Nothing
        is kept of a stream that fails.
        """
        path = self.path(file_id)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part, size, digest = path.with_suffix(f".{uuid4().hex}.part"), 0, hashlib.sha256()
        try:
            with part.open("wb") as file:
                async for piece in stream:
                    size += len(piece)
                    if size > largest:
                        raise Invalid("E-FILE-SIZE", {"size": largest // _MEBIBYTE})
                    digest.update(piece)
                    file.write(piece)
                if not size:
                    raise Invalid("E-FILE-EMPTY")
                file.flush()
                await asyncio.to_thread(os.fsync, file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        return Kept(size, digest.hexdigest())

    def sweep(self, file_id: str, older: timedelta) -> None:
        """Remove what lies beside a file and is so much older; told by the disk's own clock."""
        path = self.path(file_id)
        with suppress(FileNotFoundError):
            oldest = path.stat().st_mtime - older.total_seconds()
            for each in path.parent.iterdir():
                if each.stat().st_mtime < oldest:
                    each.unlink(missing_ok=True)

    async def ready(self) -> bool:
        """Write as much as a small file to the disk and remove it. OSError when that cannot be."""
        probe = self.root / f"probe-{uuid4().hex}"
        await asyncio.to_thread(_write_and_remove, probe)
        return True

    def drop(self, file_id: str) -> None:
        """Remove a file; harmless when it is gone."""
        self.path(file_id).unlink(missing_ok=True)


def _write_and_remove(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with path.open("wb") as file:
            file.write(bytes(_PROBE))
            file.flush()
            os.fsync(file.fileno())
    finally:
        path.unlink(missing_ok=True)
