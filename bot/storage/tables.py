"""Every table, in types both databases share.

Moments are fixed-width UTC text, so that they sort alike on both databases; structured values are
JSON text written by orjson. Partial indexes keep the waiting rows cheap to find however many rows
are finished: a query meets them only by repeating the condition constants below literally.
"""

from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Dialect,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

SCHEMA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

INBOX_PENDING = text("state = 'pending'")
OUTBOX_WAITING = text("state IN ('pending', 'sending')")
JOBS_WAITING = text("state IN ('waiting', 'running')")


def moment_text(at: datetime) -> str:
    """An aware moment as stored: 32 characters, UTC, microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


class Moment(TypeDecorator[datetime]):
    """An aware moment, stored as fixed-width UTC text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Json(TypeDecorator[Any]):
    """A structured value, stored as JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        return orjson.dumps(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else orjson.loads(value)


def _serial_key(name: str) -> Column[int]:
    kind = BigInteger().with_variant(Integer(), "sqlite")
    return Column(name, kind, primary_key=True, autoincrement=True)


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
    _serial_key("seq"),
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
    _serial_key("seq"),
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

CASES = Table(
    "cases",
    SCHEMA,
    Column("case_id", Text, primary_key=True),
    Column("reference", Text, nullable=False, unique=True),
    Column("draft_id", Text, nullable=False, unique=True),
    Column("service", Text, nullable=False),
    Column("form_edition", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("filing_channel", Text, nullable=False),
    Column("handed_in_at", Moment, nullable=False),
    Column("effective_on", Date, nullable=False),
    Column("promise_on", Date),
    Column("track_on", Date),
    Column("registration_no", Text),
    Column("registered_on", Date),
    Column("result_no", Text),
    Column("result_on", Date),
    Column("answers", Json, nullable=False),
    Column("findings", Json, nullable=False),
    Column("flags", Json, nullable=False),
    Column("applicant_key", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Index(None, "person"),
    Index(None, "state", "track_on"),
)

REGISTRY_SERIALS = Table(
    "registry_serials",
    SCHEMA,
    Column("serial", Text, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("since", Date, nullable=False),
    Index(None, "case_id"),
)

REGISTRY_RECORDS = Table(
    "registry_records",
    SCHEMA,
    Column("register", Text, primary_key=True),
    Column("number", Text, primary_key=True),
    Column("case_id", Text, nullable=False),
    Column("applicant_key", Text, nullable=False),
    Column("issued_on", Date, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("closed_on", Date),
    Index(None, "applicant_key"),
)

CHECKLISTS = Table(
    "checklists",
    SCHEMA,
    Column("checklist_id", Text, primary_key=True),
    Column("form", Text, nullable=False),
    Column("form_edition", Text, nullable=False),
    Column("applicant_key", Text, nullable=False),
    Column("act_no", Text, nullable=False),
    Column("act_on", Date, nullable=False),
    Column("body", Json, nullable=False),
    Column("staff", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Index(None, "applicant_key"),
)

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
    _serial_key("job_id"),
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

AUDIT = Table(
    "audit",
    SCHEMA,
    _serial_key("seq"),
    Column("at", Moment, nullable=False),
    Column("actor", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("source", Text),
    Column("target", Text),
    Column("details", Json, nullable=False),
    Index(None, "case_id", "seq"),
    sqlite_autoincrement=True,
)

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

GUESSES = Table(
    "guesses",
    SCHEMA,
    _serial_key("seq"),
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
