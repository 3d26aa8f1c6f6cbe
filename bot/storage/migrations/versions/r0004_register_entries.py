"""Entries of the registers with content, status and history; units held by an entry, not a case.

Of entries made before, the first issue is the issue known, and the content is not. Two numbers that
were different and now compare alike keep different keys: the later one's stays as it was written.
"""

import re
import unicodedata
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ROWS_AT_ONCE = 1000

_OLD = sa.text(
    "SELECT register, number, case_id, applicant_key, issued_on, active, closed_on "
    "FROM registry_records ORDER BY issued_on, number"
).columns(issued_on=sa.Date(), active=sa.Boolean(), closed_on=sa.Date())
_HELD = sa.text(
    "SELECT serial, registry_serials.case_id, since, result_no FROM registry_serials "
    "LEFT JOIN cases ON cases.case_id = registry_serials.case_id"
).columns(since=sa.Date())


def upgrade() -> None:
    entries, serials = _create()
    connection = op.get_bind()
    ids: dict[str, int] = {}
    by_case: dict[str, int] = {}
    for number, row in enumerate(connection.execute(_OLD).all(), start=1):
        name = f"{row.register} {_compact(row.number)}"
        key = _compact(row.number) if name not in ids else row.number
        ids[f"{row.register} {key}"] = number
        if row.register == "apk":
            by_case[row.case_id] = number
        connection.execute(sa.insert(entries).values(_entry(number, key, row)))
    held = connection.execute(_HELD).all()
    for start in range(0, len(held), ROWS_AT_ONCE):
        stored = [
            {
                "serial": row.serial,
                "entry_id": by_case.get(row.case_id)
                or ids.get(f"apk {_compact(row.result_no or '')}", 0),
                "since": row.since,
                "also_elsewhere": False,
                "unit": "{}",
            }
            for row in held[start : start + ROWS_AT_ONCE]
        ]
        connection.execute(sa.insert(serials), stored)
    if connection.dialect.name == "postgresql":
        op.execute(
            "SELECT setval(pg_get_serial_sequence('register_entries', 'entry_id'), "
            "(SELECT coalesce(max(entry_id), 0) + 1 FROM register_entries), false)"
        )
    op.drop_table("registry_records")
    op.drop_table("registry_serials")


def _create() -> tuple[sa.Table, sa.Table]:
    serial_key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    entries = op.create_table(
        "register_entries",
        sa.Column("entry_id", serial_key, autoincrement=True, nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("number_key", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("act_no", sa.Text(), nullable=False),
        sa.Column("status_on", sa.Date()),
        sa.Column("replaced_by", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name="pk_register_entries"),
        sa.UniqueConstraint(
            "register", "number_key", name="uq_register_entries_register_number_key"
        ),
    )
    op.create_index("ix_register_entries_holder", "register_entries", ["holder"])
    op.create_index("ix_register_entries_parent", "register_entries", ["parent"])
    op.create_table(
        "register_history",
        sa.Column("seq", serial_key, autoincrement=True, nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_register_history"),
    )
    op.create_index("ix_register_history_entry_id_seq", "register_history", ["entry_id", "seq"])
    serials = op.create_table(
        "register_serials",
        sa.Column("serial", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("also_elsewhere", sa.Boolean(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("serial", "entry_id", name="pk_register_serials"),
    )
    op.create_index("ix_register_serials_entry_id", "register_serials", ["entry_id"])
    once = sa.text("NOT also_elsewhere")
    op.create_index(
        "uq_register_serials_held_once",
        "register_serials",
        ["serial"],
        unique=True,
        sqlite_where=once,
        postgresql_where=once,
    )
    return entries, serials


def _entry(entry_id: int, key: str, row: Any) -> dict[str, Any]:
    return {
        "entry_id": entry_id,
        "register": row.register,
        "number_key": key,
        "number": row.number,
        "case_id": row.case_id,
        "holder": row.applicant_key,
        "issued_on": row.issued_on,
        "first_on": row.issued_on,
        "status": "active" if row.active else "ended",
        "cause": "",
        "act_no": "",
        "status_on": row.closed_on,
        "replaced_by": "",
        "parent": "",
        "content": "{}",
    }


def _compact(number: str) -> str:
    """A number as it is compared from now on: without «№» and blanks, all dashes alike."""
    return "".join(
        "-" if sign == "\u2212" or unicodedata.category(sign) == "Pd" else sign
        for sign in re.sub(r"[№\s]+", "", number).upper()
    )
