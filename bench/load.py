"""The load: prebuilt POSTs over a few keep-alive connections, each waiting for its answer.

    python -m bench.load --ports 8091 --kind walk --persons 1 81 1

A program of its own on raw sockets, so that it costs less than what it measures. It builds all
requests, prints ``ready``, waits for a line on standard input, posts them, and prints one line of
JSON: when it began and ended (seconds of the monotonic clock), how many answers were not 200, and
how long each answer took (milliseconds).
"""

import argparse
import asyncio
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from typing import cast

import orjson
import uvloop

from bench.traffic import KINDS, SECRET, bodies

CONNECTIONS = 8


class Connection(asyncio.Protocol):
    """Posts its requests one after another; ``done`` when the last is answered."""

    def __init__(self, requests: Sequence[bytes]) -> None:
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waits: list[float] = []
        self.refused = 0
        self._requests: Iterator[bytes] = iter(requests)
        self._answer = b""
        self._sent_at = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)

    def post(self) -> None:
        """Send the next request, or be done."""
        request = next(self._requests, None)
        if request is None:
            self.done.set_result(None)
            self._transport.close()
            return
        self._sent_at = time.monotonic()
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._answer += data
        if not is_whole(self._answer):
            return
        self.waits.append((time.monotonic() - self._sent_at) * 1000)
        self.refused += not self._answer.startswith(b"HTTP/1.1 200")
        self._answer = b""
        self.post()

    def connection_lost(self, fault: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(fault or ConnectionResetError())


def is_whole(answer: bytes) -> bool:
    """Whether head and body of the one answer under way have arrived."""
    head, end, body = answer.partition(b"\r\n\r\n")
    if not end:
        return False
    fields = head.lower()
    if b"transfer-encoding: chunked" in fields:
        return body.endswith(b"0\r\n\r\n")
    length = fields.partition(b"content-length:")[2].partition(b"\r\n")[0]
    return len(body) >= int(length or 0)


def request(body: bytes) -> bytes:
    """One POST as Telegram sends it, but for TLS."""
    head = (
        "POST /webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _this(connection: Connection) -> Connection:
    return connection


async def run(ports: Sequence[int], requests: Sequence[bytes]) -> dict[str, object]:
    """Post everything; connections and their requests are dealt out evenly over the ports.

    With persons a multiple of the connections, all of a person's updates use one connection.
    """
    loop = asyncio.get_running_loop()
    connections = []
    for number in range(CONNECTIONS):
        connection = Connection(requests[number::CONNECTIONS])
        port = ports[number % len(ports)]
        await loop.create_connection(partial(_this, connection), "127.0.0.1", port)
        connections.append(connection)
    began = time.monotonic()
    for connection in connections:
        connection.post()
    await asyncio.gather(*(connection.done for connection in connections))
    return {
        "began": began,
        "ended": time.monotonic(),
        "refused": sum(connection.refused for connection in connections),
        "waits": [wait for connection in connections for wait in connection.waits],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ports", type=int, nargs="+", required=True)
    parser.add_argument("--kind", choices=KINDS, required=True)
    parser.add_argument("--persons", type=int, nargs=3, required=True, help="as range() has them")
    given = parser.parse_args()
    requests = [request(body) for body in bodies(given.kind, range(*given.persons))]
    print("ready", flush=True)
    sys.stdin.readline()
    seen = uvloop.run(run(given.ports, requests))
    with open(sys.stdout.fileno(), "wb", closefd=False) as out:  # goes on after a short write
        out.write(orjson.dumps(seen))


if __name__ == "__main__":
    main()
