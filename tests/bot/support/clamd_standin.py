"""A stand-in for ClamAV's daemon: real sockets, the INSTREAM and PING commands."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from struct import unpack

MARK = b"STAND-IN-VIRUS"
"""A stream that has these bytes is infected."""


@dataclass
class ClamdStandIn:
    """``answers`` off: it takes what comes and says nothing. ``garbled``: it says nonsense."""

    port: int = 0
    answers: bool = True
    garbled: bool = False
    streams: list[bytes] = field(default_factory=list)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, one command."""
        try:
            command = await reader.readuntil(b"\0")
            if command == b"zPING\0":
                await self._say(writer, b"PONG\0")
            elif command == b"zINSTREAM\0":
                await self._scan(reader, writer)
            else:
                await self._say(writer, b"UNKNOWN COMMAND\0")
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _scan(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        stream = b""
        while size := unpack(">I", await reader.readexactly(4))[0]:
            stream += await reader.readexactly(size)
        self.streams.append(stream)
        found = b"stream: Stand-In-Signature FOUND\0" if MARK in stream else b"stream: OK\0"
        await self._say(writer, found)

    async def _say(self, writer: asyncio.StreamWriter, answer: bytes) -> None:
        if not self.answers:
            await asyncio.Event().wait()
        writer.write(b"stream: size limit exceeded ERROR\0" if self.garbled else answer)
        await writer.drain()


@asynccontextmanager
async def clamd_standin(port: int = 0) -> AsyncIterator[ClamdStandIn]:
    """A running stand-in; port 0 takes a free one."""
    made = ClamdStandIn()
    server = await asyncio.start_server(made.serve, "127.0.0.1", port)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()
