"""Conversations: what arrived, how it stands, what goes out, and the rows of drafts."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text, text

from bot.storage.tables.types import SCHEMA, Json, Moment, serial_key

INBOX_PENDING = text("state = 'pending'")
OUTBOX_WAITING = text("state IN ('pending', 'sending')")

SESSIONS = Table(
    "sessions",
    SCHEMA,
    Column("person", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("language", Text),
    Column("channel", Text, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("body", Text),
    Column("updated_at", Moment, nullable=False),
)

INBOX = Table(
    "inbox",
    SCHEMA,
    serial_key("seq"),
    Column("update_key", Text, nullable=False, unique=True),
    Column("person", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("body", Json, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("lease_until", Moment, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("fault", Text),
    sqlite_autoincrement=True,
)
Index("ix_inbox_pending", INBOX.c.seq, sqlite_where=INBOX_PENDING, postgresql_where=INBOX_PENDING)

OUTBOX = Table(
    "outbox",
    SCHEMA,
    serial_key("seq"),
    Column("message_key", Text, nullable=False, unique=True),
    Column("person", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("payload", Json, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("not_before", Moment, nullable=False),
    Column("lease_until", Moment),
    Column("platform_message_id", Text),
    Column("edit_message_id", Text),
    Column("created_at", Moment, nullable=False),
    Index(None, "person", "seq"),
    sqlite_autoincrement=True,
)
Index(
    "ix_outbox_waiting",
    OUTBOX.c.seq,
    sqlite_where=OUTBOX_WAITING,
    postgresql_where=OUTBOX_WAITING,
)
Index(
    "ix_outbox_waiting_person",
    OUTBOX.c.person,
    OUTBOX.c.seq,
    sqlite_where=OUTBOX_WAITING,
    postgresql_where=OUTBOX_WAITING,
)

DRAFT_ROWS = Table(
    "draft_rows",
    SCHEMA,
    Column("draft_id", Text, primary_key=True),
    Column("table_key", Text, primary_key=True),
    Column("row_no", Integer, primary_key=True),
    Column("body", Json, nullable=False),
)
