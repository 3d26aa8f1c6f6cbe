"""Applications handed in, and the record of who did what with them."""

from sqlalchemy import Column, Date, Index, Integer, Table, Text

from bot.storage.tables.types import SCHEMA, Json, Moment, serial_key

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

AUDIT = Table(
    "audit",
    SCHEMA,
    serial_key("seq"),
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
