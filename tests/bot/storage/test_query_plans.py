"""However many rows are stored, the statements of every turn and every poll go by an index."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event, insert

from bot.storage import (
    drafts,
    inbox,
    jobs,
    outbox,
    register_entries,
    register_history,
    register_serials,
    sessions,
    status_attempts,
    turn_sql,
)
from bot.storage.engine import Database
from bot.storage.tables import (
    INBOX,
    JOBS,
    OUTBOX,
    REGISTER_ENTRIES,
    REGISTER_HISTORY,
    REGISTER_SERIALS,
    SESSIONS,
)
from tests.bot.support.databases import fresh
from tests.bot.support.writing import NOW

ROWS = 3000
LEASE = timedelta(minutes=1)

Ask = Callable[[Connection, Database], Any]

QUESTIONS: dict[str, tuple[Ask, str]] = {
    "load sessions": (lambda c, d: turn_sql.load(c, d.dialect, ["tg:1", "tg:2"]), "sessions"),
    "load one session": (lambda c, _: sessions.load(c, "tg:1"), "sessions"),
    "finish updates": (lambda c, d: turn_sql.finish(c, d.dialect, [1, 2]), "inbox"),
    "claim updates": (lambda c, _: inbox.claim(c, NOW, NOW + LEASE, 10), "ix_inbox_pending"),
    "count a failed attempt": (lambda c, _: inbox.fail(c, 1, "ValueError"), "inbox"),
    "claim messages": (lambda c, _: outbox.claim(c, NOW, LEASE, 10), "ix_outbox_waiting"),
    "close a person": (lambda c, _: outbox.close_person(c, "tg:1"), "ix_outbox_waiting_person"),
    "mark a message": (lambda c, _: outbox.mark_sent(c, 1, None), "outbox"),
    "claim jobs": (lambda c, _: jobs.claim(c, NOW, LEASE, 10), "ix_jobs_waiting"),
    "finish a job": (lambda c, _: jobs.finish(c, 1), "jobs"),
    "find entries": (
        lambda c, _: register_entries.find(c, [("apk", "1"), ("licence_1", "2")]),
        "register_entries",
    ),
    "list a holder's entries": (
        lambda c, _: register_entries.by_holder(c, "1"),
        "ix_register_entries_holder",
    ),
    "list the annexes of a licence": (
        lambda c, _: register_entries.annexes_of(c, ["licence_1 1"]),
        "ix_register_entries_parent",
    ),
    "tell the history of an entry": (
        lambda c, _: register_history.history(c, ("apk", "1")),
        "ix_register_history_entry_id_seq",
    ),
    "find held units": (lambda c, _: register_serials.held(c, ["1", "2"]), "register_serials"),
    "list the units of an entry": (
        lambda c, _: register_serials.of_entry(c, 1),
        "ix_register_serials_entry_id",
    ),
}


@pytest.fixture(scope="module")
def filled_sqlite(
    migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """A SQLite database with many rows, for every question of this file."""
    path = tmp_path_factory.mktemp("filled") / "filled.db"
    shutil.copyfile(migrated_sqlite, path)
    with filled(f"sqlite:///{path}") as database:
        yield database


@pytest.fixture(scope="module")
def filled_postgresql(postgresql_server: str, migrated_postgresql: str) -> Iterator[Database]:
    """A PostgreSQL database with many rows, for every question of this file."""
    with fresh(postgresql_server, migrated_postgresql) as url, filled(url) as database:
        yield database


@contextmanager
def filled(url: str) -> Iterator[Database]:
    database = Database.open(url)
    with database.writer.begin() as connection:
        _fill(connection)
        connection.exec_driver_sql("ANALYZE")
    yield database
    database.writer.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """A filled database of either kind; what is asked is taken back."""
    found: Database = request.getfixturevalue(f"filled_{request.param}")
    return found


@pytest.mark.parametrize(("ask", "index"), QUESTIONS.values(), ids=QUESTIONS)
def test_a_frequent_statement_goes_by_an_index(database: Database, ask: Ask, index: str) -> None:
    engine = database.writer
    asked: list[tuple[str, Any]] = []

    def listen(
        _connection: Any, _cursor: Any, sql: str, values: Any, _context: Any, _many: bool
    ) -> None:
        asked.append((sql, values))

    with engine.connect() as connection:
        event.listen(engine, "before_cursor_execute", listen)
        ask(connection, database)
        event.remove(engine, "before_cursor_execute", listen)
        plans = [_plan(connection, database, sql, values) for sql, values in asked]
        connection.rollback()
    assert plans
    assert any(index in line for plan in plans for line in plan)
    for line in (line for plan in plans for line in plan):
        assert "Seq Scan" not in line
        assert not line.startswith("SCAN ") or " USING " in line


@pytest.mark.parametrize(
    "ask",
    [
        lambda c: drafts.count(c, "d", "units"),
        lambda c: drafts.next_row_no(c, "d", "units"),
        lambda c: status_attempts.failures_since(c, "tg:1", NOW),
    ],
    ids=["count rows", "number a row", "count guesses"],
)
def test_a_person_reads_only_their_own_rows(
    filled_sqlite: Database, ask: Callable[[Connection], Any]
) -> None:
    test_a_frequent_statement_goes_by_an_index(filled_sqlite, lambda c, _: ask(c), "SEARCH")


def _plan(connection: Connection, database: Database, sql: str, values: Any) -> list[str]:
    if database.dialect == "sqlite":
        found = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
        return [row[3] for row in found if not row[3].startswith("SCAN CONSTANT ROW")]
    return [row[0] for row in connection.exec_driver_sql(f"EXPLAIN {sql}", values)]


def _fill(connection: Connection) -> None:
    """Many finished rows beside a few that wait."""
    numbers = range(1, ROWS + 1)
    connection.execute(
        insert(SESSIONS),
        [
            {
                "person": f"tg:{number}",
                "revision": 1,
                "channel": "telegram",
                "open": True,
                "body": "{}",
                "updated_at": NOW,
            }
            for number in numbers
        ],
    )
    connection.execute(
        insert(INBOX),
        [
            {
                "update_key": f"telegram:{number}",
                "person": f"tg:{number}",
                "channel": "telegram",
                "body": {},
                "state": "done" if number > 3 else "pending",
                "attempts": 0,
                "lease_until": NOW,
                "received_at": NOW,
            }
            for number in numbers
        ],
    )
    connection.execute(
        insert(OUTBOX),
        [
            {
                "message_key": f"telegram:{number}/0",
                "person": f"tg:{number}",
                "channel": "telegram",
                "kind": "message",
                "payload": {},
                "state": "sent" if number > 3 else "pending",
                "attempts": 0,
                "not_before": NOW,
                "created_at": NOW,
            }
            for number in numbers
        ],
    )
    connection.execute(
        insert(JOBS),
        [
            {
                "kind": "remind",
                "subject": str(number),
                "payload": {},
                "run_at": NOW,
                "state": "done" if number > 3 else "waiting",
                "attempts": 0,
            }
            for number in numbers
        ],
    )
    connection.execute(
        insert(REGISTER_ENTRIES),
        [
            {
                "register": "apk",
                "number_key": str(number),
                "number": str(number),
                "case_id": str(number),
                "holder": str(number),
                "issued_on": NOW.date(),
                "first_on": NOW.date(),
                "status": "active",
                "cause": "",
                "act_no": "",
                "replaced_by": "",
                "parent": f"licence_1 {number}",
                "content": {},
            }
            for number in numbers
        ],
    )
    connection.execute(
        insert(REGISTER_HISTORY),
        [
            {
                "entry_id": number,
                "changed_on": NOW.date(),
                "case_id": str(number),
                "field": "status",
                "old": None,
                "new": "active",
                "actor": "tg:1",
            }
            for number in numbers
        ],
    )
    connection.execute(
        insert(REGISTER_SERIALS),
        [
            {
                "serial": str(number),
                "entry_id": number,
                "since": NOW.date(),
                "also_elsewhere": False,
                "unit": {},
            }
            for number in numbers
        ],
    )
