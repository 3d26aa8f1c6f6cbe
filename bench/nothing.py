"""Answers every POST at once with the same words and does nothing else.

    python -m bench.nothing --port 8090

It shows what the load generator could do, and stands for the Bot API where messages are sent.
"""

import argparse
import asyncio
from typing import cast

import uvloop

SENT = b'{"ok":true,"result":{"message_id":1,"date":1763000000,"chat":{"id":1,"type":"private"}}}'
ANSWER = (b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b") % (
    len(SENT),
    SENT,
)


class Nothing(asyncio.Protocol):
    """One keep-alive connection; requests carry their Content-Length and come one at a time."""

    def __init__(self) -> None:
        self._request = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        self._request += data
        head, end, body = self._request.partition(b"\r\n\r\n")
        length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
        if end and len(body) >= int(length or 0):
            self._request = b""
            self._transport.write(ANSWER)


async def serve(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Nothing, "127.0.0.1", port)
    await server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    uvloop.run(serve(parser.parse_args().port))


if __name__ == "__main__":
    main()
