"""The five statements every turn needs, as SQL text for a whole batch at once.

*Why not Core constructs:* building and executing these through SQLAlchemy's expression layer costs
more than the database spends on them, and `executemany` releases the interpreter lock once a row.
A multi-row VALUES list is one step of the driver however many turns are in the batch. The text is
built once per number of rows and stays prepared; both databases take the same SQL.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

import orjson
from sqlalchemy import Connection

from bot.storage.engine import Dialect
from bot.storage.plan import Incoming, StoredSession
from bot.storage.tables import moment_text

ROWS_AT_ONCE = 100

Row = tuple[Any, ...]
T = TypeVar("T")

_STORE = """
INSERT INTO inbox
(update_key, person, channel, body, state, attempts, lease_until, received_at)
VALUES {rows}
ON CONFLICT (update_key) DO NOTHING
RETURNING update_key, seq
"""
_LOAD = """
SELECT person, revision, language, channel, open, body FROM sessions
WHERE person IN {row} ORDER BY person {lock}
"""
_SAVE = """
INSERT INTO sessions (person, revision, language, channel, open, body, updated_at)
VALUES {rows}
ON CONFLICT (person) DO UPDATE SET
revision = excluded.revision, language = excluded.language, channel = excluded.channel,
open = excluded.open, body = excluded.body, updated_at = excluded.updated_at
WHERE sessions.revision = excluded.revision - 1
"""
_SEND = """
INSERT INTO outbox
(message_key, person, channel, kind, payload, state, attempts, not_before, edit_message_id,
created_at)
VALUES {rows}
RETURNING message_key, seq
"""
_OLDEST = """
SELECT person, min(seq) FROM inbox WHERE state = 'pending' AND person IN {row} GROUP BY person
"""
_FINISH = """
UPDATE inbox SET state = 'done', body = 'null' WHERE state = 'pending' AND seq IN {row}
"""


@cache
def _sql(template: str, dialect: Dialect, rows: int, columns: int) -> str:
    mark, lock = ("?", "") if dialect == "sqlite" else ("%s", "FOR UPDATE")
    row = f"({', '.join([mark] * columns)})"
    return template.format(row=row, rows=", ".join([row] * rows), lock=lock)


def store(
    connection: Connection, dialect: Dialect, arrived: Sequence[Incoming], lease_until: datetime
) -> dict[str, int]:
    """Insert what is new as pending and leased; the inbox number of each new update key."""
    lease = moment_text(lease_until)
    rows = [
        (
            incoming.update_key,
            incoming.person,
            incoming.channel,
            orjson.dumps(incoming.body).decode(),
            "pending",
            0,
            lease,
            moment_text(incoming.received_at),
        )
        for incoming in arrived
    ]
    return _numbers(connection, _STORE, dialect, rows)


def load(
    connection: Connection, dialect: Dialect, persons: Sequence[str]
) -> dict[str, StoredSession]:
    """The sessions of those `persons` who have one, locked in the order of their names."""
    found: dict[str, StoredSession] = {}
    for part in _parts(persons):
        sql = _sql(_LOAD, dialect, 1, len(part))
        for person, revision, language, channel, is_open, body in connection.exec_driver_sql(
            sql, tuple(part)
        ):
            found[person] = StoredSession(person, revision, language, channel, bool(is_open), body)
    return found


def oldest(connection: Connection, dialect: Dialect, persons: Sequence[str]) -> dict[str, int]:
    """The inbox number of the oldest update of each of `persons` that is still to be worked."""
    found: dict[str, int] = {}
    for part in _parts(persons):
        sql = _sql(_OLDEST, dialect, 1, len(part))
        found.update((person, seq) for person, seq in connection.exec_driver_sql(sql, tuple(part)))
    return found


def save(connection: Connection, dialect: Dialect, rows: Sequence[Row]) -> int:
    """Write the sessions whose stored revision is one less than the given; how many were."""
    return sum(
        connection.exec_driver_sql(sql, values).rowcount
        for sql, values in _statements(_SAVE, dialect, rows)
    )


def send(connection: Connection, dialect: Dialect, rows: Sequence[Row]) -> dict[str, int]:
    """Insert outbox rows; the outbox number of each message key. IntegrityError on a known key."""
    return _numbers(connection, _SEND, dialect, rows)


def finish(connection: Connection, dialect: Dialect, seqs: Sequence[int]) -> int:
    """Mark pending inbox rows done and forget what was in them; how many still were pending."""
    return sum(
        connection.exec_driver_sql(_sql(_FINISH, dialect, 1, len(part)), tuple(part)).rowcount
        for part in _parts(seqs)
    )


def _numbers(
    connection: Connection, template: str, dialect: Dialect, rows: Sequence[Row]
) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for sql, values in _statements(template, dialect, rows):
        for key, seq in connection.exec_driver_sql(sql, values):
            numbers[key] = seq
    return numbers


def _statements(template: str, dialect: Dialect, rows: Sequence[Row]) -> Iterator[tuple[str, Row]]:
    for part in _parts(rows):
        sql = _sql(template, dialect, len(part), len(part[0]))
        yield sql, tuple(value for row in part for value in row)


def _parts(whole: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(whole), ROWS_AT_ONCE):
        yield whole[start : start + ROWS_AT_ONCE]
