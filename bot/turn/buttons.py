"""Button tokens: signed, and valid for one screen of one person."""

import hashlib
import hmac
from base64 import urlsafe_b64encode

from dialogs.session import Session

_MAC_LENGTH = 12


def token(secret: bytes, session: Session, index: int) -> str:
    """The token of one button of the session's current screen; at most 64 bytes."""
    return f"{session.shown:x}.{index:x}.{_mac(secret, session, index)}"


def index_of(secret: bytes, session: Session, given: str) -> int | None:
    """Which button of the current screen a token is; None when stale, foreign or forged."""
    parts = given.split(".")
    if len(parts) != 3 or len(given) > 64 or not given.isascii():
        return None
    try:
        shown, index = int(parts[0], 16), int(parts[1], 16)
    except ValueError:
        return None
    if shown != session.shown or not 0 <= index < len(session.choices):
        return None
    ours = _mac(secret, session, index)
    return index if hmac.compare_digest(ours.encode(), parts[2].encode()) else None


def _mac(secret: bytes, session: Session, index: int) -> str:
    bound = f"{session.person}|{session.place}|{session.shown}|{index}".encode()
    digest = hmac.digest(secret, bound, hashlib.sha256)
    return urlsafe_b64encode(digest)[:_MAC_LENGTH].decode()
