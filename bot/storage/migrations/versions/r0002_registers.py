"""Records of the registers the office keeps, and the inspection checklists officers filled in.

The notices of inclusion issued before are entered. Nothing made their numbers unique: of two that
are alike the first stands.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "checklists",
        sa.Column("checklist_id", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("form_edition", sa.Text(), nullable=False),
        sa.Column("applicant_key", sa.Text(), nullable=False),
        sa.Column("act_no", sa.Text(), nullable=False),
        sa.Column("act_on", sa.Date(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("staff", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("checklist_id", name="pk_checklists"),
    )
    op.create_index("ix_checklists_applicant_key", "checklists", ["applicant_key"])
    records = op.create_table(
        "registry_records",
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("applicant_key", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("closed_on", sa.Date()),
        sa.PrimaryKeyConstraint("register", "number", name="pk_registry_records"),
    )
    op.create_index("ix_registry_records_applicant_key", "registry_records", ["applicant_key"])
    connection = op.get_bind()
    notices = connection.execute(
        sa.text(
            "SELECT case_id, applicant_key, result_no, result_on FROM cases "
            "WHERE service = 'apk.include' AND state = 'issued' ORDER BY result_on, updated_at"
        ).columns(result_on=sa.Date())
    )
    entered: dict[str, dict[str, Any]] = {}
    for case_id, applicant_key, result_no, result_on in notices:
        number = " ".join(result_no.split()).upper()
        record = {"number": number, "case_id": case_id, "applicant_key": applicant_key}
        entered.setdefault(number, {**record, "issued_on": result_on})
    if entered:
        stored = [{"register": "apk", "active": True, **each} for each in entered.values()]
        connection.execute(sa.insert(records), stored)
