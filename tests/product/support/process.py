"""The product as it is, started by tests that need a clock of their own or a sudden death.

``TEREZE_TEST_CLOCK``: a file with the moment at which this product's clock stands still, read
again at every question; an empty one means the real time. ``TEREZE_TEST_KILL``: ``point:count``,
where the process kills itself with SIGKILL when it reaches the named point for the ``count``-th
time. ``python -m tests.product.support.process nursery`` reads environments from standard
input, one JSON object a line, and for each forks a product of its own and says how that ended: a
fork has everything imported already, so that a product can die thirty times in a minute.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import uvloop

from bot.app import App
from bot.operations import checkpoints, logs
from bot.operations.checkpoints import Point
from bot.operations.settings import read
from dialogs.wording.keys import missing_words


def clock_of(path: Path) -> Callable[[], datetime]:
    """The moment that stands in a file, or the real time."""

    def now() -> datetime:
        told = path.read_text(encoding="utf-8").strip()
        return datetime.fromisoformat(told) if told else datetime.now(UTC)

    return now


def real_clock() -> datetime:
    return datetime.now(UTC)


def dying_at(wanted: str, count: int) -> Callable[[Point], None]:
    """Dies at the ``count``-th time the point is reached."""
    left = count

    def reached(point: Point) -> None:
        nonlocal left
        if point != wanted:
            return
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return reached


async def run() -> None:
    settings = read()
    logs.configure(settings.log_level)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    if kill := os.environ.get("TEREZE_TEST_KILL"):
        point, _, count = kill.partition(":")
        checkpoints.observe(dying_at(point, int(count)))
    told = os.environ.get("TEREZE_TEST_CLOCK")
    clock = clock_of(Path(told)) if told else real_clock
    async with App(settings, clock) as running:
        sys.stdout.write(f"Tereze: {running.address}\n")
        sys.stdout.flush()
        await stop.wait()


def nursery() -> None:
    """Fork a product for every line of standard input, one after another."""
    assert not missing_words()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.environ.update(json.loads(line))
            output = os.open(os.environ["TEREZE_TEST_OUTPUT"], os.O_WRONLY | os.O_APPEND)
            os.dup2(output, 1)
            os.dup2(output, 2)
            uvloop.run(run())
            os._exit(0)
        sys.stdout.write(f"born {child}\n")
        sys.stdout.flush()
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"ended {os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:] == ["nursery"]:
        nursery()
    else:
        uvloop.run(run())
