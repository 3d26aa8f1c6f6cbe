"""Inbox rows outside the hot path: claiming what others left, marking what failed."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, case, literal_column, select, update

from bot.storage.backlog import Leased
from bot.storage.plan import Incoming
from bot.storage.tables import INBOX, INBOX_PENDING

ATTEMPTS = 3

_ABANDONED = (
    select(
        INBOX.c.seq,
        INBOX.c.update_key,
        INBOX.c.person,
        INBOX.c.channel,
        INBOX.c.body,
        INBOX.c.received_at,
    )
    .where(INBOX_PENDING, INBOX.c.lease_until <= bindparam("expired"))
    .order_by(INBOX.c.seq)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_LEASE = (
    update(INBOX)
    .where(INBOX.c.seq.in_(bindparam("seqs", expanding=True)))
    .values(lease_until=bindparam("lease"))
)
_NEXT_ATTEMPT = INBOX.c.attempts + 1
_FAIL = (
    update(INBOX)
    .where(INBOX_PENDING, INBOX.c.seq == bindparam("row"))
    .values(
        attempts=_NEXT_ATTEMPT,
        fault=bindparam("class_name"),
        state=case(
            (_NEXT_ATTEMPT >= ATTEMPTS, literal_column("'quarantined'")),
            else_=literal_column("'pending'"),
        ),
    )
    .returning(INBOX.c.state)
)


def claim(connection: Connection, expired: datetime, lease: datetime, most: int) -> list[Leased]:
    """Lease until `lease` the oldest pending rows whose own lease ended by `expired`."""
    rows = connection.execute(_ABANDONED, {"expired": expired, "most": most}).all()
    if rows:
        connection.execute(_LEASE, {"seqs": [row.seq for row in rows], "lease": lease})
    return [Leased(row[0], Incoming(*row[1:])) for row in rows]


def fail(connection: Connection, seq: int, fault: str) -> str | None:
    """Count a failed attempt; "pending", "quarantined" after the last one, None if not pending.

    `fault` is the name of an exception class, never its text.
    """
    return connection.execute(_FAIL, {"row": seq, "class_name": fault}).scalar_one_or_none()
