"""ClamAV's daemon, by its INSTREAM protocol (docs.clamav.net, "clamd", version 1)."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from struct import pack

from bot.ports.scanner import Verdict

_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Clamd:
    """A scanner at a host and port; ``patience`` in seconds for each answer."""

    host: str
    port: int
    patience: float = 60.0

    async def scan(self, path: Path) -> Verdict:
        """Have a file scanned. Never raises for a scanner that is down: the file stays unknown."""
        try:
            answer = await asyncio.wait_for(self._instream(path), self.patience)
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            return Verdict.UNKNOWN
        if answer.endswith(b"OK"):
            return Verdict.CLEAN
        return Verdict.INFECTED if answer.endswith(b"FOUND") else Verdict.UNKNOWN

    async def ready(self) -> bool:
        """Whether the scanner answers PING."""
        try:
            answer = await asyncio.wait_for(self._ask(b"zPING\0"), 2.0)
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            return False
        return answer == b"PONG"

    async def _ask(self, command: bytes) -> bytes:
        reader, writer = await asyncio.open_connection(self.host, self.port)
        try:
            writer.write(command)
            await writer.drain()
            return (await reader.readuntil(b"\0"))[:-1]
        finally:
            writer.close()

    async def _instream(self, path: Path) -> bytes:
        reader, writer = await asyncio.open_connection(self.host, self.port)
        try:
            writer.write(b"zINSTREAM\0")
            with path.open("rb") as file:
                while piece := file.read(_PIECE):
                    writer.write(pack(">I", len(piece)) + piece)
                    await writer.drain()
            writer.write(pack(">I", 0))
            await writer.drain()
            return (await reader.readuntil(b"\0"))[:-1]
        finally:
            writer.close()
