"""Rate limit on looking up a case (V-STATUS-AUTH): failures are counted, persons are blocked."""

from datetime import datetime

from sqlalchemy import Connection, Executable, Insert, func, insert, select
from sqlalchemy.dialects.postgresql import insert as insert_or_update

from bot.storage.tables import BLOCKS, STATUS_ATTEMPTS


def record(person: str, at: datetime, ok: bool) -> Insert:
    """Remember one attempt to see a status."""
    return insert(STATUS_ATTEMPTS).values(person=person, at=at, ok=ok)


def failures_since(connection: Connection, person: str, since: datetime) -> int:
    """How many attempts of the person failed after `since`."""
    failed = (
        select(func.count())
        .select_from(STATUS_ATTEMPTS)
        .where(
            STATUS_ATTEMPTS.c.person == person,
            STATUS_ATTEMPTS.c.at > since,
            STATUS_ATTEMPTS.c.ok.is_(False),
        )
    )
    return connection.execute(failed).scalar_one()


def block(person: str, until: datetime) -> Executable:
    """Refuse the person any attempt until then.

    PostgreSQL's ON CONFLICT construct is compiled for SQLite too: the grammar is the same.
    """
    wanted = insert_or_update(BLOCKS).values(person=person, until=until)
    return wanted.on_conflict_do_update(
        index_elements=["person"], set_={"until": wanted.excluded.until}
    )


def blocked_until(connection: Connection, person: str) -> datetime | None:
    """Until when the person was last blocked, perhaps in the past."""
    found = select(BLOCKS.c.until).where(BLOCKS.c.person == person)
    return connection.execute(found).scalar_one_or_none()
