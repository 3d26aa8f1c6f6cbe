"""Applications handed in, and the record of who did what with them."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table, Text, UniqueConstraint, text

from bot.storage.tables.types import SCHEMA, Json, Moment, serial_key

CASES_WITHOUT_LIMITS = text("limits_at IS NULL")
DUTIES = text("track <> ''")

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
    Column("received_at", Moment),
    Column("effective_on", Date, nullable=False),
    Column("promise_on", Date),
    Column("track_on", Date),
    Column("registration_no", Text),
    Column("registered_on", Date),
    Column("result_no", Text),
    Column("result_on", Date),
    Column("cause", Text, nullable=False, server_default=""),
    Column("since", Date),
    Column("answers", Json, nullable=False),
    Column("findings", Json, nullable=False),
    Column("flags", Json, nullable=False),
    Column("applicant_key", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("limits_at", Moment),
    Index(None, "person"),
    Index(None, "state", "handed_in_at", "case_id"),
    Index(None, "handed_in_at", "case_id", "state"),
)
"""``limits_at`` is when the limits of the case were computed; NULL where they are to be."""
Index(
    "ix_cases_without_limits",
    CASES.c.case_id,
    sqlite_where=CASES_WITHOUT_LIMITS,
    postgresql_where=CASES_WITHOUT_LIMITS,
)

CASE_EVENTS = Table(
    "case_events",
    SCHEMA,
    serial_key("seq"),
    Column("case_id", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("source", Text),
    Column("target", Text, nullable=False),
    Column("mark", Text, nullable=False),
    Column("given", Json, nullable=False),
    UniqueConstraint("case_id", "revision"),
    sqlite_autoincrement=True,
)
"""Every step of every case with what it was given; appended to, never changed."""

CASE_LIMITS = Table(
    "case_limits",
    SCHEMA,
    Column("case_id", Text, primary_key=True),
    Column("track", Text, primary_key=True),
    Column("until_on", Date, primary_key=True),
    Column("from_on", Date, nullable=False),
    Column("limit_id", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("must", Boolean, nullable=False),
    Column("alarm_on", Date, nullable=False),
    Column("legal_on", Date, nullable=False),
    Column("long_on", Date, nullable=False),
    Column("handed_in_at", Moment, nullable=False),
    Index(
        "ix_case_limits_queue",
        "alarm_on",
        "legal_on",
        "handed_in_at",
        "case_id",
        "track",
        "until_on",
        "from_on",
        "long_on",
    ),
)
"""The next limit of each open case and duty on each day: that of the row whose days it is among.

The moment of hand-in stands beside the days so that the queue is read in the order of an index.
"""
Index(
    "ix_case_limits_duties",
    CASE_LIMITS.c.case_id,
    CASE_LIMITS.c.track,
    sqlite_where=DUTIES,
    postgresql_where=DUTIES,
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
