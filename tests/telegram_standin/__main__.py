"""Runs the stand-in as its own process: `python -m tests.telegram_standin --port 8081`."""

import argparse
import asyncio
import signal

from tests.telegram_standin.control import add_control
from tests.telegram_standin.server import BotApi


async def serve(token: str, port: int) -> None:
    """Serves until SIGINT or SIGTERM; prints its address once it listens."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with BotApi.start(token, port=port, extend=add_control) as api:
        print(api.url, flush=True)
        await stop.wait()


parser = argparse.ArgumentParser(prog="python -m tests.telegram_standin")
parser.add_argument("--port", type=int, default=8081)
parser.add_argument("--token", default="123:TEST")
chosen = parser.parse_args()
asyncio.run(serve(chosen.token, chosen.port))
