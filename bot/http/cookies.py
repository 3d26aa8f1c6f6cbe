"""The cookie that identifies a browser.

*Why:* the person's id is a digest of the cookie, so that who reads the database cannot open a chat.
"""

import re
import secrets
from hashlib import sha256

from aiohttp import web

NAME = "__Host-tereze"
DAYS = 400
_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


def person(request: web.Request) -> str | None:
    """``web:`` and 128 bits of the cookie's digest; None without a cookie of ours."""
    value = _value(request)
    return None if value is None else f"web:{sha256(value.encode()).hexdigest()[:32]}"


def keep(request: web.Request, response: web.StreamResponse) -> None:
    """Give the browser its cookie, or the one it has for another 400 days."""
    response.set_cookie(
        NAME,
        _value(request) or secrets.token_urlsafe(32),
        max_age=DAYS * 24 * 60 * 60,
        path="/",
        secure=True,
        httponly=True,
        samesite="Lax",
    )


def _value(request: web.Request) -> str | None:
    value = request.cookies.get(NAME, "")
    return value if _SHAPE.fullmatch(value) else None
