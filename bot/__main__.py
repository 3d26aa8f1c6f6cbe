"""``python -m bot``: settings, product, run until told to stop."""

import asyncio
import os
import signal
import sys
from contextlib import suppress

import uvloop

from bot.app import App
from bot.operations import freeze_gc, logs
from bot.operations.settings import read
from core.errors import Configuration


async def run() -> None:
    """Start, say where, and finish what was begun when SIGTERM or SIGINT comes."""
    os.umask(0o077)
    settings = read()
    logs.configure(settings.log_level)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, stop.set)
    async with App(settings) as running:
        freeze_gc.freeze()
        _say(f"Tereze: {running.address}")
        if not settings.staff_telegram_ids:
            _say(f"Desk (once, 10 min): {await running.desk_link()}")
        await stop.wait()


def _say(line: str) -> None:
    """Print a line for the operator; an output that is closed is ignored."""
    with suppress(OSError):
        print(line, flush=True)


def main() -> None:
    """Run; a wrong setting ends with one line that names it."""
    try:
        uvloop.run(run())
    except Configuration as fault:
        sys.exit(f"Tereze cannot start: {fault}")


if __name__ == "__main__":
    main()
