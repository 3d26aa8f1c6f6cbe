"""Worker processes: two at once on one database, and one that is killed at every point."""

import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from bot.storage.engine import Database
from tests.bot.support.worker import PERSONS
from tests.bot.support.writing import answers, memories, states

ROOT = Path(__file__).parents[3]
UPDATES = 300
POINTS = ("inbox.committed", "turn.planned", "turn.committed")
DEATHS = (1, 2, 9)  # the time the point is reached at which the worker dies


def _start(url: str, first: int, last: int, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "tests.bot.support.worker"),
            *(url, str(first), str(last), *options),
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _acknowledged(worker: subprocess.Popen[str]) -> list[tuple[str, ...]]:
    """What the worker printed after "ready" until it ended, as (key, "new" or "known")."""
    output, _ = worker.communicate("go\n", timeout=60)
    return [tuple(line.split()) for line in output.splitlines() if line != "ready"]


def _keys(last: int) -> dict[str, list[str]]:
    return {
        f"tg:{person}": [f"telegram:{one}" for one in range(last) if one % PERSONS == person]
        for person in range(PERSONS)
    }


async def _assert_each_update_had_one_turn(database: Database, last: int) -> None:
    wanted = _keys(last)
    remembered = await memories(database)
    assert {person: sorted(keys) for person, keys in remembered.items()} == {
        person: sorted(keys) for person, keys in wanted.items()
    }
    assert set((await states(database)).values()) == {"done"}
    given = await answers(database)
    assert {key: int(payload["text"]) for key, payload in given.items()} == {
        f"{key}/0": number
        for keys in remembered.values()
        for number, key in enumerate(keys, start=1)
    }


async def test_two_processes_serving_the_same_persons_share_the_work(postgresql_url: str) -> None:
    workers = [_start(postgresql_url, 0, UPDATES), _start(postgresql_url, 0, UPDATES)]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdin is not None
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    acknowledged = [line for worker in workers for line in _acknowledged(worker)]
    assert [worker.returncode for worker in workers] == [0, 0]
    assert Counter(word for _, word in acknowledged) == {"new": UPDATES, "known": UPDATES}
    database = Database.open(postgresql_url)
    await _assert_each_update_had_one_turn(database, UPDATES)
    await database.close()


@pytest.mark.parametrize("point", POINTS)
async def test_a_killed_worker_loses_nothing_and_doubles_nothing(
    database_url: str, database: Database, point: str
) -> None:
    last = 160
    for hours, times in enumerate(DEATHS):
        options = ("--hours", str(hours), "--die-at", point, "--times", str(times))
        worker = _start(database_url, 0, last, *options)
        acknowledged = {line[0] for line in _acknowledged(worker)}
        assert worker.returncode == -signal.SIGKILL
        assert acknowledged <= set(await states(database))
    survivor = _start(database_url, 0, last, "--hours", str(len(DEATHS)))
    assert len(_acknowledged(survivor)) == last
    assert survivor.returncode == 0
    await _assert_each_update_had_one_turn(database, last)


async def test_a_second_process_works_what_a_killed_one_stored(postgresql_url: str) -> None:
    killed = _start(postgresql_url, 0, 8, "--die-at", "inbox.committed")
    assert _acknowledged(killed) == []
    database = Database.open(postgresql_url)
    stored = set(await states(database))
    assert stored
    other = _start(postgresql_url, 8, 9, "--hours", "1")
    _acknowledged(other)
    worked = {key for keys in (await memories(database)).values() for key in keys}
    assert worked == stored | {"telegram:8"}
    await database.close()
