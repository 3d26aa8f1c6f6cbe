"""A worker process for the tests: stores and works a range of updates, and dies where it is told.

It prints "ready", waits for a line, then prints the key of every update it may acknowledge,
followed by "new" or "known".
"""

import argparse
import asyncio
import os
import signal
import sys
from datetime import UTC, datetime, timedelta

from bot.operations import checkpoints
from bot.storage.engine import Database
from bot.storage.plan import CommittedOutgoing
from bot.storage.writer import Writer
from tests.bot.support.writing import remember, said

PERSONS = 3


def _dying_at(point: str, times: int) -> None:
    left = times

    def observe(reached: checkpoints.Point) -> None:
        nonlocal left
        left -= reached == point
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    checkpoints.observe(observe)


def _ignore(_outgoing: list[CommittedOutgoing]) -> None:
    return None


async def _serve(url: str, first: int, last: int, hours: int) -> None:
    """Store and work the updates; the clock is `hours` ahead, so that old leases have run out."""

    def clock() -> datetime:
        return datetime.now(UTC) + timedelta(hours=hours)

    database = Database.open(url)
    writer = Writer(database, remember, f"worker-{os.getpid()}", _ignore, clock=clock)
    await writer.recover(clock())

    async def store(number: int) -> None:
        incoming = said(number, f"tg:{number % PERSONS}")
        new = await writer.store(incoming)
        sys.stdout.write(f"{incoming.update_key} {'new' if new else 'known'}\n")
        sys.stdout.flush()

    for start in range(first, last, 8):
        await asyncio.gather(*(store(one) for one in range(start, min(start + 8, last))))
    await writer.close()
    await database.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    parser.add_argument("--hours", type=int, default=0)
    parser.add_argument("--die-at", default="")
    parser.add_argument("--times", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    given = _arguments()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    if given.die_at:
        _dying_at(given.die_at, given.times)
    asyncio.run(_serve(given.url, given.first, given.last, given.hours))
