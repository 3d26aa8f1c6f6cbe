"""Who is at the desk: a link that opens it once, then a cookie for the working day.

*Why:* only digests are stored, so that who reads the database can open nothing. A link's page is
shown as often as it is asked for and used up by the press on it, so a messenger that previews
links burns none.
"""

import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiohttp import web
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.desk.links import hashed
from bot.storage import staff
from bot.storage.staff import DeskSession

COOKIE = "__Host-desk"
SESSION_LIVES = timedelta(hours=12)
_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Visitor:
    """An officer at the desk; ``form_token`` proves that a form came from a page of this visit."""

    staff: str
    language: str
    session: str
    form_token: str


def enter(connection: Connection, token: str, language: str, now: datetime) -> str | None:
    """Use a link up and begin a visit: its cookie's value, None when the link is no good."""
    who = staff.consume_link(connection, hashed(token), now)
    if who is None:
        return None
    cookie = secrets.token_urlsafe(32)
    visit = DeskSession(who, language, now + SESSION_LIVES)
    connection.execute(staff.begin_session(hashed(cookie), visit))
    return cookie


async def visitor(
    request: web.Request, reader: AsyncEngine, secret: bytes, now: datetime
) -> Visitor | None:
    """The officer of a request; None for a stranger and after the visit has ended."""
    cookie = request.cookies.get(COOKIE, "")
    if not _SHAPE.fullmatch(cookie):
        return None
    session = hashed(cookie)
    async with reader.connect() as connection:
        visit = await staff.read_session(connection, session, now)
    if visit is None:
        return None
    return Visitor(visit.staff, visit.language, session, form_token(secret, session))


def form_token(secret: bytes, session: str) -> str:
    """What every form of a visit carries."""
    return hmac.digest(secret, f"desk-form|{session}".encode(), "sha256").hex()


def is_form_token(visit: Visitor, given: str) -> bool:
    """Whether a form came from a page of this visit."""
    return hmac.compare_digest(visit.form_token.encode(), given.encode())


def keep(response: web.StreamResponse, cookie: str) -> None:
    """Give the browser its cookie; no other site's page or link makes the browser send it."""
    response.set_cookie(
        COOKIE,
        cookie,
        max_age=int(SESSION_LIVES.total_seconds()),
        path="/",
        secure=True,
        httponly=True,
        samesite="Strict",
    )


def forget(response: web.StreamResponse) -> None:
    """Take the cookie back."""
    response.del_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="Strict")
