"""What the office keeps in its registers, and the checklists of its inspections."""

from sqlalchemy import Boolean, Column, Date, Index, Table, Text

from bot.storage.tables.types import SCHEMA, Json, Moment

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
