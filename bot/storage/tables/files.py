"""Files received, and work for later on them."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text, UniqueConstraint, text

from bot.storage.tables.types import SCHEMA, Json, Moment, serial_key

JOBS_WAITING = text("state IN ('waiting', 'running')")

FILES = Table(
    "files",
    SCHEMA,
    Column("file_id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("draft_id", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("claimed_mime", Text),
    Column("mime", Text),
    Column("size", BigInteger),
    Column("sha256", Text),
    Column("state", Text, nullable=False),
    Column("source", Json, nullable=False),
    Column("created_at", Moment, nullable=False),
    Index(None, "draft_id"),
)

JOBS = Table(
    "jobs",
    SCHEMA,
    serial_key("job_id"),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("payload", Json, nullable=False),
    Column("run_at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("lease_until", Moment),
    Column("fault", Text),
    UniqueConstraint("kind", "subject"),
    sqlite_autoincrement=True,
)
Index("ix_jobs_waiting", JOBS.c.run_at, sqlite_where=JOBS_WAITING, postgresql_where=JOBS_WAITING)
