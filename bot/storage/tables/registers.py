"""What the office keeps in its registers, and the checklists of its inspections."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.storage.tables.types import SCHEMA, Json, Moment, serial_key

REGISTER_ENTRIES = Table(
    "register_entries",
    SCHEMA,
    serial_key("entry_id"),
    Column("register", Text, nullable=False),
    Column("number_key", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("holder", Text, nullable=False),
    Column("issued_on", Date, nullable=False),
    Column("first_on", Date, nullable=False),
    Column("valid_until", Date),
    Column("status", Text, nullable=False),
    Column("cause", Text, nullable=False),
    Column("act_no", Text, nullable=False),
    Column("status_on", Date),
    Column("replaced_by", Text, nullable=False),
    Column("parent", Text, nullable=False),
    Column("content", Json, nullable=False),
    Index(None, "holder"),
    Index(None, "parent"),
    UniqueConstraint("register", "number_key"),
)

REGISTER_HISTORY = Table(
    "register_history",
    SCHEMA,
    serial_key("seq"),
    Column("entry_id", BigInteger, nullable=False),
    Column("changed_on", Date, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("old", Json, nullable=False),
    Column("new", Json, nullable=False),
    Column("actor", Text, nullable=False),
    Index(None, "entry_id", "seq"),
)

REGISTER_SERIALS = Table(
    "register_serials",
    SCHEMA,
    Column("serial", Text, primary_key=True),
    Column("entry_id", BigInteger, primary_key=True),
    Column("since", Date, nullable=False),
    Column("also_elsewhere", Boolean, nullable=False),
    Column("unit", Json, nullable=False),
    Index(None, "entry_id"),
)
HELD_ONCE = text("NOT also_elsewhere")
Index(
    "uq_register_serials_held_once",
    REGISTER_SERIALS.c.serial,
    unique=True,
    sqlite_where=HELD_ONCE,
    postgresql_where=HELD_ONCE,
)
"""Two decisions at once cannot enter a unit twice: only an override marks it as held elsewhere."""

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
