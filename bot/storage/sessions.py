"""Sessions read and closed outside turns."""

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.plan import StoredSession
from bot.storage.tables import SESSIONS

_BY_PERSON = select(
    SESSIONS.c.person,
    SESSIONS.c.revision,
    SESSIONS.c.language,
    SESSIONS.c.channel,
    SESSIONS.c.open,
    SESSIONS.c.body,
).where(SESSIONS.c.person == bindparam("whom"))
_CLOSE = update(SESSIONS).where(SESSIONS.c.person == bindparam("whom")).values(open=False)


def load(connection: Connection, person: str) -> StoredSession | None:
    """The person's session as committed, or None."""
    row = connection.execute(_BY_PERSON, {"whom": person}).one_or_none()
    return None if row is None else StoredSession(*row)


async def read(connection: AsyncConnection, person: str) -> StoredSession | None:
    """As `load`, outside turns."""
    row = (await connection.execute(_BY_PERSON, {"whom": person})).one_or_none()
    return None if row is None else StoredSession(*row)


def close(connection: Connection, person: str) -> None:
    """Remember that the person's channel refuses us, until a turn opens it again."""
    connection.execute(_CLOSE, {"whom": person})
