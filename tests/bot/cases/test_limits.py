"""Cases stored without their limits get them at the next start, once."""

import asyncio

import pytest
from sqlalchemy import select, update

from bot.cases import limits
from bot.cases.limits import recompute
from bot.storage import case_events, cases
from bot.storage.engine import Database
from bot.storage.tables import CASE_LIMITS, CASES
from tests.bot.support.desk_cases import NOW, case, put, registered, reviewed
from tests.bot.support.queued import as_stored
from tests.bot.support.writing import writing
from tests.core.cases.test_next_limit import D
from tests.core.cases.test_next_limit import registered as law_case

ISSUED = law_case("trust.change", "issued", "2025-12-15", notice_date=D("2026-01-06"))
WRITTEN = {
    ("case-2", "", "first_look"),
    ("case-3", "", "prelim_refusal"),
    ("case-3", "", "issued"),
    ("case-4", "operator_told", "operator_told"),
    ("case-4", "published", "published"),
}


async def test_every_case_gets_its_limits_and_a_second_run_finds_nothing(
    database: Database,
) -> None:
    store(database)
    async with writing(database) as (writer, _):
        assert await recompute(writer, NOW) == 5
        assert written(database) == WRITTEN
        assert await recompute(writer, NOW) == 0
        assert written(database) == WRITTEN


async def test_a_case_whose_limits_are_to_be_counted_again_is_the_only_one_touched(
    database: Database,
) -> None:
    store(database)
    async with writing(database) as (writer, _):
        await recompute(writer, NOW)
        with database.writer.begin() as connection:
            again = update(CASES).where(CASES.c.case_id == "case-3")
            connection.execute(again.values(limits_at=None))
        assert await recompute(writer, NOW) == 1
    assert written(database) == WRITTEN


async def test_workers_that_start_at_once_compute_each_case_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "BATCH", 4)
    with database.writer.begin() as connection:
        put(connection, *(registered(number) for number in range(2, 32)))
    async with writing(database, name="a") as (one, _), writing(database, name="b") as (other, _):
        computed = await asyncio.gather(recompute(one, NOW), recompute(other, NOW))
    assert sum(computed) == len(written(database)) == 30


def store(database: Database) -> None:
    """Nothing filed, registered, under review, issued with duties, refused."""
    issued, event = as_stored(4, ISSUED)
    with database.writer.begin() as connection:
        refused = case(5, state="refused_incomplete")
        put(connection, case(1), registered(2), reviewed(3), refused)
        connection.execute(cases.add(issued))
        connection.execute(case_events.add(event))


def written(database: Database) -> set[tuple[str, str, str]]:
    kept = select(CASE_LIMITS.c.case_id, CASE_LIMITS.c.track, CASE_LIMITS.c.step)
    with database.writer.connect() as connection:
        return {(row.case_id, row.track, row.step) for row in connection.execute(kept)}
