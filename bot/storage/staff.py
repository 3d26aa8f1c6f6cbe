"""Officers' one-time links and desk sessions; only hashes of their tokens are stored."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Delete, Insert, Update, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import DESK_SESSIONS, STAFF_LINKS


@dataclass(frozen=True, slots=True)
class DeskSession:
    """An officer at the desk."""

    staff: str
    language: str
    expires_at: datetime


def issue_link(token_hash: str, staff: str, expires_at: datetime) -> Insert:
    """Insert a link that opens the desk once."""
    return insert(STAFF_LINKS).values(token_hash=token_hash, staff=staff, expires_at=expires_at)


def consume_link(connection: Connection, token_hash: str, now: datetime) -> str | None:
    """Use a link up; the officer it was for, None when unknown, expired or used before."""
    used = (
        update(STAFF_LINKS)
        .where(
            STAFF_LINKS.c.token_hash == token_hash,
            STAFF_LINKS.c.used_at.is_(None),
            STAFF_LINKS.c.expires_at > now,
        )
        .values(used_at=now)
        .returning(STAFF_LINKS.c.staff)
    )
    return connection.execute(used).scalar_one_or_none()


def begin_session(token_hash: str, session: DeskSession) -> Insert:
    """Insert a desk session."""
    return insert(DESK_SESSIONS).values(
        token_hash=token_hash,
        staff=session.staff,
        language=session.language,
        expires_at=session.expires_at,
    )


async def read_session(
    connection: AsyncConnection, token_hash: str, now: datetime
) -> DeskSession | None:
    """The session of a token, None when unknown or expired."""
    found = select(
        DESK_SESSIONS.c.staff, DESK_SESSIONS.c.language, DESK_SESSIONS.c.expires_at
    ).where(DESK_SESSIONS.c.token_hash == token_hash, DESK_SESSIONS.c.expires_at > now)
    row = (await connection.execute(found)).one_or_none()
    return None if row is None else DeskSession(*row)


def change_language(token_hash: str, language: str) -> Update:
    """Show the desk in another language from now on."""
    mine = update(DESK_SESSIONS).where(DESK_SESSIONS.c.token_hash == token_hash)
    return mine.values(language=language)


def end_session(token_hash: str) -> Delete:
    """Forget a desk session."""
    return delete(DESK_SESSIONS).where(DESK_SESSIONS.c.token_hash == token_hash)
