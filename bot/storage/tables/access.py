"""Who may come in: officers' links and visits, and the attempts to ask about a case."""

from sqlalchemy import Boolean, Column, Index, Table, Text

from bot.storage.tables.types import SCHEMA, Moment, serial_key

STAFF_LINKS = Table(
    "staff_links",
    SCHEMA,
    Column("token_hash", Text, primary_key=True),
    Column("staff", Text, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
)

DESK_SESSIONS = Table(
    "desk_sessions",
    SCHEMA,
    Column("token_hash", Text, primary_key=True),
    Column("staff", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("expires_at", Moment, nullable=False),
)

STATUS_ATTEMPTS = Table(
    "guesses",
    SCHEMA,
    serial_key("seq"),
    Column("person", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("ok", Boolean, nullable=False),
    Index(None, "person", "at"),
    sqlite_autoincrement=True,
)

BLOCKS = Table(
    "blocks",
    SCHEMA,
    Column("person", Text, primary_key=True),
    Column("until", Moment, nullable=False),
)
