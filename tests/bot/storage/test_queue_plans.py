"""However many cases are open, a page of the queue is cut out of an index."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Engine, event, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import case_limits, queue
from bot.storage.cases import Case
from bot.storage.engine import Database
from bot.storage.queue import CLOSED, OPEN, Cut
from bot.storage.tables import CASE_LIMITS, CASES
from core.cases.next_limit import Limit
from tests.bot.support.desk_cases import MONDAY, NOW, case

STORED = 3000
STATES = ("under_review", "under_review", "issued", "submitted")
TODAY, PAGE = MONDAY + timedelta(days=2), Cut(50, 100)

Ask = Callable[[AsyncConnection], Awaitable[Any]]

PAGES: Mapping[str, tuple[Ask, str]] = {
    "with a term": (lambda c: queue.with_term(c, TODAY, PAGE), "ix_case_limits_queue"),
    "overdue": (
        lambda c: queue.with_term(c, TODAY, PAGE, overdue=True), "ix_case_limits_queue"),
    "without a term": (lambda c: queue.without_term(c, TODAY, Cut(50)), "ix_cases_"),
    "closed": (lambda c: queue.in_states(c, CLOSED, TODAY, PAGE), "ix_cases_"),
    "all": (
        lambda c: queue.in_states(c, None, TODAY, PAGE), "ix_cases_handed_in_at_case_id_state"),
    "how many are open": (queue.count_open, "ix_case_limits_duties"),
    "how many are in states": (
        lambda c: queue.count_in(c, OPEN), "ix_cases_state_handed_in_at_case_id"),
}  # fmt: skip


async def test_pages_of_the_queue_go_by_an_index(database: Database) -> None:
    with database.writer.begin() as connection:
        _fill(connection)
    _let_it_know_its_tables(database.writer)
    for name, (ask, index) in PAGES.items():
        plan = await _plan(database, ask)
        assert any(index in line for line in plan), (name, plan)
        assert not any(_reads_all(line) for line in plan), (name, plan)


def _reads_all(line: str) -> bool:
    """Whether a step of a plan goes through a whole table and not through an index."""
    of_a_table = line.startswith(("SCAN cases", "SCAN case_limits"))
    return "Seq Scan" in line or (of_a_table and " USING " not in line)


async def _plan(database: Database, ask: Ask) -> list[str]:
    asked: list[tuple[str, Any]] = []

    def listen(_c: Any, _cursor: Any, sql: str, values: Any, _context: Any, _many: bool) -> None:
        asked.append((sql, values))

    event.listen(database.reader.sync_engine, "before_cursor_execute", listen)
    async with database.reader.connect() as connection:
        await ask(connection)
    event.remove(database.reader.sync_engine, "before_cursor_execute", listen)
    explain, told = ("EXPLAIN QUERY PLAN", 3) if database.dialect == "sqlite" else ("EXPLAIN", 0)
    with database.writer.connect() as again:
        return [
            row[told]
            for sql, values in asked
            for row in again.exec_driver_sql(f"{explain} {sql}", values)
        ]


def _let_it_know_its_tables(engine: Engine) -> None:
    """PostgreSQL does so by itself in time; SQLite has to do without."""
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            alone = connection.execution_options(isolation_level="AUTOCOMMIT")
            alone.exec_driver_sql("VACUUM ANALYZE")


def _fill(connection: Connection) -> None:
    """Cases of each state, handed in one after another, due in the nine days around today."""
    made = [
        case(number, state=STATES[number % 4], handed_in_at=NOW + timedelta(minutes=number))
        for number in range(1, STORED + 1)
    ]
    connection.execute(insert(CASES), [asdict(each) for each in made])
    rows = [row for number, each in enumerate(made) for row in _rows(number, each)]
    connection.execute(insert(CASE_LIMITS), rows)


def _rows(number: int, made: Case) -> list[dict[str, Any]]:
    legal = TODAY + timedelta(days=number % 9 - 4)
    after = legal + timedelta(days=3)
    notice = Limit("L-APK-05", "prelim_refusal", "", legal, legal, legal, must=False)
    decision = Limit("L-APK-04", "issued", "", after, after, after, must=True)
    duty = Limit("L-TRUST-05", "published", "published", after, after, after, must=True)
    if made.state == "under_review":
        return case_limits.rows(made, [notice, decision])
    return case_limits.rows(made, [duty] if made.state == "issued" and number % 24 == 2 else [])
