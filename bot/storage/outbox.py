"""The outbox: messages are claimed one at a time for each person, oldest first.

A row is pending, sending (the intent to send is committed), sent, failed (given up), closed (the
person's channel refuses us) or log (a web chat's, which is read rather than sent).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Update, bindparam, exists, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import sessions
from bot.storage.messages import DocumentMessage
from bot.storage.plan import Statement
from bot.storage.tables import OUTBOX, OUTBOX_WAITING


@dataclass(frozen=True, slots=True)
class Claimed:
    """A message to be sent now; `repeat` when an earlier try may have reached the person."""

    seq: int
    message_key: str
    person: str
    channel: str
    kind: str
    payload: Any
    edit_message_id: str | None
    attempts: int
    created_at: datetime
    repeat: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of a chat's history."""

    seq: int
    kind: str
    payload: Any
    created_at: datetime


_EARLIER = OUTBOX.alias("earlier")
_HEADS = (
    select(
        OUTBOX.c.seq,
        OUTBOX.c.message_key,
        OUTBOX.c.person,
        OUTBOX.c.channel,
        OUTBOX.c.kind,
        OUTBOX.c.payload,
        OUTBOX.c.edit_message_id,
        OUTBOX.c.attempts,
        OUTBOX.c.created_at,
        OUTBOX.c.state == "sending",
    )
    .where(
        text("outbox.state IN ('pending', 'sending')"),
        OUTBOX.c.not_before <= bindparam("now"),
        or_(OUTBOX.c.lease_until.is_(None), OUTBOX.c.lease_until <= bindparam("now")),
        ~exists().where(
            text("earlier.state IN ('pending', 'sending')"),
            _EARLIER.c.person == OUTBOX.c.person,
            _EARLIER.c.seq < OUTBOX.c.seq,
        ),
    )
    .order_by(OUTBOX.c.seq)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=OUTBOX)
)
_INTEND = (
    update(OUTBOX)
    .where(OUTBOX.c.seq.in_(bindparam("seqs", expanding=True)))
    .values(state="sending", attempts=OUTBOX.c.attempts + 1, lease_until=bindparam("lease"))
)
_ONE_SENDING: Update = update(OUTBOX).where(
    OUTBOX.c.seq == bindparam("row"), OUTBOX.c.state == "sending"
)
_SENT = _ONE_SENDING.values(
    state="sent", platform_message_id=bindparam("platform_id"), lease_until=None
)
_FAILED = _ONE_SENDING.values(state="failed", lease_until=None)
_POSTPONED = _ONE_SENDING.values(state="pending", not_before=bindparam("later"), lease_until=None)
_ABANDONED = (
    update(OUTBOX).where(OUTBOX_WAITING, OUTBOX.c.state == "sending").values(lease_until=None)
)
_REPEATED = _ONE_SENDING.values(not_before=bindparam("later"), lease_until=None)
_CLOSED = (
    update(OUTBOX)
    .where(OUTBOX_WAITING, OUTBOX.c.person == bindparam("whom"))
    .values(state="closed", lease_until=None)
)
_SINCE = (
    select(OUTBOX.c.seq, OUTBOX.c.kind, OUTBOX.c.payload, OUTBOX.c.created_at)
    .where(OUTBOX.c.person == bindparam("whom"), OUTBOX.c.seq > bindparam("after"))
    .order_by(OUTBOX.c.seq)
    .limit(bindparam("most"))
)
_BEFORE = (
    select(OUTBOX.c.seq, OUTBOX.c.kind, OUTBOX.c.payload, OUTBOX.c.created_at)
    .where(OUTBOX.c.person == bindparam("whom"), OUTBOX.c.seq < bindparam("before"))
    .order_by(OUTBOX.c.seq.desc())
    .limit(bindparam("most"))
)
_OF_KIND = select(OUTBOX.c.seq, OUTBOX.c.payload).where(
    OUTBOX.c.person == bindparam("whom"), OUTBOX.c.kind == bindparam("said")
)
_DONE_DOCUMENTS = _OF_KIND.where(OUTBOX.c.state.not_in(("pending", "sending")))
_DOCUMENT = _OF_KIND.where(OUTBOX.c.seq == bindparam("row"))
_REWRITTEN = (
    update(OUTBOX).where(OUTBOX.c.seq == bindparam("row")).values(payload=bindparam("rest"))
)
_NEWEST = 2**62
_WAITING = select(func.count(), func.min(OUTBOX.c.created_at)).where(OUTBOX_WAITING)


def claim(connection: Connection, now: datetime, lease: timedelta, limit: int) -> list[Claimed]:
    """Mark as sending the oldest unsent message of each of at most `limit` persons.

    Nothing else of such a person can be claimed until the message is sent, failed or postponed and
    due again, or until `lease` has passed.
    """
    rows = connection.execute(_HEADS, {"now": now, "most": limit}).all()
    if rows:
        seqs = [row.seq for row in rows]
        connection.execute(_INTEND, {"seqs": seqs, "lease": now + lease})
    return [Claimed(*row) for row in rows]


def mark_sent(connection: Connection, seq: int, platform_message_id: str | None) -> None:
    """The platform has accepted the message."""
    connection.execute(_SENT, {"row": seq, "platform_id": platform_message_id})


def mark_failed(connection: Connection, seq: int) -> None:
    """The platform will never accept the message; the person's next one may go."""
    connection.execute(_FAILED, {"row": seq})


def postpone(connection: Connection, seq: int, until: datetime) -> None:
    """The message certainly was not sent; try again at `until`."""
    connection.execute(_POSTPONED, {"row": seq, "later": until})


def repeat_later(connection: Connection, seq: int, until: datetime) -> None:
    """The message may have been sent; try again at `until`, as a repeat."""
    connection.execute(_REPEATED, {"row": seq, "later": until})


def abandon(connection: Connection) -> None:
    """Release the leases of messages under way, as no worker is sending; they go out as repeats."""
    connection.execute(_ABANDONED)


def close_person(connection: Connection, person: str) -> None:
    """The person's channel refuses us: nothing waiting for them is sent any more."""
    sessions.close(connection, person)
    connection.execute(_CLOSED, {"whom": person})


def forget_contents(connection: Connection, person: str) -> tuple[Statement, ...]:
    """What takes the contents out of the person's documents that need not be sent any more.

    *Why:* every copy holds all the answers; one is enough, however often it was asked for.
    """
    rows = connection.execute(_DONE_DOCUMENTS, {"whom": person, "said": DocumentMessage.kind})
    emptied = [
        {"row": seq, "rest": {**payload, "content": ""}}
        for seq, payload in rows
        if payload["content"]
    ]
    return ((_REWRITTEN, emptied),) if emptied else ()


async def document(connection: AsyncConnection, person: str, seq: int) -> DocumentMessage | None:
    """One of the person's documents, if it still has its content."""
    wanted = {"whom": person, "said": DocumentMessage.kind, "row": seq}
    found = (await connection.execute(_DOCUMENT, wanted)).one_or_none()
    if found is None or not found.payload["content"]:
        return None
    return DocumentMessage(**found.payload)


async def replay(
    connection: AsyncConnection, person: str, after_seq: int, limit: int
) -> list[Shown]:
    """The person's messages after `after_seq`, oldest first."""
    found = await connection.execute(_SINCE, {"whom": person, "after": after_seq, "most": limit})
    return [Shown(*row) for row in found]


async def earlier(
    connection: AsyncConnection, person: str, before_seq: int | None, limit: int
) -> list[Shown]:
    """The person's last `limit` messages before `before_seq` (None: of all), oldest first."""
    before = _NEWEST if before_seq is None else before_seq
    found = await connection.execute(_BEFORE, {"whom": person, "before": before, "most": limit})
    return [Shown(*row) for row in found][::-1]


async def waiting(connection: AsyncConnection) -> tuple[int, datetime | None]:
    """How many messages are unsent, and since when the oldest is."""
    count, oldest = (await connection.execute(_WAITING)).one()
    return count, oldest
