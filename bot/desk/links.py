"""Links that open the desk once, for officers who ask and for the operator at start-up."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from bot.storage import staff
from bot.storage.plan import Statement, write
from bot.storage.writer import Writer

LINK_LIVES = timedelta(minutes=10)


def hashed(token: str) -> str:
    """A token as it is stored."""
    return sha256(token.encode()).hexdigest()


def new_link(desk_url: str, staff_id: str, now: datetime) -> tuple[str, Statement]:
    """A link that opens the desk once within ten minutes, and the row that remembers its hash."""
    token = secrets.token_urlsafe(32)
    return f"{desk_url}/{token}", staff.issue_link(hashed(token), staff_id, now + LINK_LIVES)


async def issue(writer: Writer, desk_url: str, staff_id: str, now: datetime) -> str:
    """As ``new_link``, with the row committed."""
    link, row = new_link(desk_url, staff_id, now)
    await writer.transact(lambda connection: write(connection, row))
    return link
