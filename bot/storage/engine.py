"""The two engines of one database: a synchronous one that writes, an asynchronous one that reads.

Every SQLite transaction of the writing engine takes the write lock at once (BEGIN IMMEDIATE): a
transaction which read first and wanted to write later would fail when another had written between.
Python 3.11's sqlite3 begins transactions by its own older rules, so the driver is put in its
non-transactional mode and BEGIN is sent by SQLAlchemy's `begin` event, as its SQLite chapter
advises for Pythons without `Connection.autocommit`.
"""

import sqlite3
from dataclasses import dataclass
from typing import Any, Literal

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

Dialect = Literal["sqlite", "postgresql"]

BUSY_SECONDS = 10
STATEMENTS_KEPT = 512  # prepared statements a connection keeps: five hot ones by batch size
_PASSING_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
}
_PASSING_POSTGRESQL = {"08", "40", "53", "55", "57", "58"}
"""Classes of SQLSTATE: connection, rollback, resources, locks, operator, system."""


@dataclass(frozen=True)
class Database:
    """One database: `writer` for the writer's threads only, `reader` (read-only) for the rest."""

    dialect: Dialect
    writer: Engine
    reader: AsyncEngine

    @classmethod
    def open(cls, url: str) -> "Database":
        """Open `sqlite:///path` or `postgresql://…`; ValueError for anything else."""
        parts = make_url(url)
        reader: AsyncEngine
        if parts.get_backend_name() == "sqlite":
            reader = create_async_engine(parts.set(drivername="sqlite+aiosqlite"))
            event.listen(reader.sync_engine, "connect", _open_sqlite_reader)
            return cls("sqlite", writing_engine(url), reader)
        reader = create_async_engine(
            _psycopg(parts),
            isolation_level="AUTOCOMMIT",
            connect_args={"options": "-c default_transaction_read_only=on"},
        )
        return cls("postgresql", writing_engine(url), reader)

    @property
    def single_worker(self) -> bool:
        """Whether one process at a time works on it, so that no lease of another has to end."""
        return self.dialect == "sqlite"

    async def close(self) -> None:
        """Close every connection of both engines."""
        self.writer.dispose()
        await self.reader.dispose()


def writing_engine(url: str) -> Engine:
    """The synchronous engine whose transactions may write; ValueError for a foreign database."""
    parts = make_url(url)
    match parts.get_backend_name():
        case "sqlite":
            engine = create_engine(
                parts.set(drivername="sqlite+pysqlite"),
                connect_args={"cached_statements": STATEMENTS_KEPT},
            )
            event.listen(engine, "connect", _open_sqlite_writer)
            event.listen(engine, "begin", _begin_immediate)
            return engine
        case "postgresql":
            engine = create_engine(_psycopg(parts))
            event.listen(engine, "connect", _open_postgresql)
            return engine
        case other:
            raise ValueError(f"neither sqlite nor postgresql: {other}")


def is_passing(error: DBAPIError) -> bool:
    """True when the same work may succeed later: a lock, a lost connection, a full disk."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        code: int = getattr(cause, "sqlite_errorcode", 0)
        return code & 0xFF in _PASSING_SQLITE
    if not isinstance(cause, psycopg.OperationalError):
        return False
    never_reached = error.statement is None or error.connection_invalidated
    return never_reached or (cause.sqlstate or "")[:2] in _PASSING_POSTGRESQL


def _psycopg(parts: URL) -> URL:
    return parts.set(drivername="postgresql+psycopg")


def _open_sqlite_writer(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    _pragmas(
        connection,
        f"busy_timeout={BUSY_SECONDS * 1000}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
    )


def _open_sqlite_reader(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    _pragmas(connection, f"busy_timeout={BUSY_SECONDS * 1000}", "query_only=ON")


def _pragmas(connection: Any, *pragmas: str) -> None:
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _open_postgresql(connection: Any, _record: Any) -> None:
    connection.prepared_max = STATEMENTS_KEPT
