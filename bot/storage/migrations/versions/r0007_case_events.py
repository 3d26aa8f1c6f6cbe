"""Steps of cases with what they were given, the arrival, and why a case is with the head.

What officers typed stood as JSON in the audit; it becomes a step each. No arrival was recorded
before, so none is invented: the days of cases that are registered already stay as they are.
"""

from typing import Any

import orjson
import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_RENAMED = {"reason": "papers"}


def upgrade() -> None:
    op.add_column("cases", sa.Column("received_at", sa.Text()))
    op.add_column("cases", sa.Column("cause", sa.Text(), nullable=False, server_default=""))
    op.add_column("cases", sa.Column("since", sa.Date()))
    _prepare_limits()
    serial = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    events = op.create_table(
        "case_events",
        sa.Column("seq", serial, primary_key=True, autoincrement=True),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.UniqueConstraint("case_id", "revision", name="uq_case_events_case_id_revision"),
        sqlite_autoincrement=True,
    )
    connection = op.get_bind()
    connection.execute(
        sa.text("UPDATE cases SET promise_on = NULL, track_on = NULL WHERE state = 'submitted'")
    )
    audited = connection.execute(
        sa.text(
            "SELECT audit.case_id, audit.at, audit.actor, audit.event, audit.source, "
            "audit.target, audit.details FROM audit JOIN cases ON cases.case_id = audit.case_id "
            "WHERE audit.target IS NOT NULL ORDER BY audit.case_id, audit.seq"
        )
    )
    rows = list(_steps(audited))
    if rows:
        connection.execute(sa.insert(events), rows)


def _prepare_limits() -> None:
    """The limits before each case; those of the cases there are become rows at the next start."""
    op.add_column("cases", sa.Column("limits_at", sa.Text()))
    op.drop_index("ix_cases_state_track_on", "cases")
    op.create_index(
        "ix_cases_state_handed_in_at_case_id", "cases", ["state", "handed_in_at", "case_id"]
    )
    op.create_index(
        "ix_cases_handed_in_at_case_id_state", "cases", ["handed_in_at", "case_id", "state"]
    )
    _partial_index("ix_cases_without_limits", "cases", ["case_id"], "limits_at IS NULL")
    op.create_table(
        "case_limits",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("track", sa.Text(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("limit_id", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("must", sa.Boolean(), nullable=False),
        sa.Column("alarm_on", sa.Date(), nullable=False),
        sa.Column("legal_on", sa.Date(), nullable=False),
        sa.Column("long_on", sa.Date(), nullable=False),
        sa.Column("handed_in_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "track", "until_on", name="pk_case_limits"),
    )
    sorted_by = ["alarm_on", "legal_on", "handed_in_at", "case_id", "track"]
    op.create_index(
        "ix_case_limits_queue", "case_limits", [*sorted_by, "until_on", "from_on", "long_on"]
    )
    _partial_index("ix_case_limits_duties", "case_limits", ["case_id", "track"], "track <> ''")


def _partial_index(name: str, table: str, columns: list[str], only: str) -> None:
    op.create_index(
        name, table, columns, sqlite_where=sa.text(only), postgresql_where=sa.text(only)
    )


def _steps(audited: Any) -> Any:
    """The entries of the audit as steps; the first of a case is its hand-in, revision 1."""
    for case_id, at, actor, event, source, target, details in audited:
        given = orjson.loads(details)
        seen = given.pop("revision", 0)
        yield {
            "case_id": case_id,
            "revision": seen + 1,
            "at": at,
            "actor": actor,
            "step": event,
            "source": source,
            "target": target,
            "mark": "",
            "given": orjson.dumps(
                {_RENAMED.get(key, key): value for key, value in given.items()}
            ).decode(),
        }
