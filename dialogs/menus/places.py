"""Every place of the conversation by its name, so that each can lead to any other."""

from datetime import datetime

from dialogs.session import Session
from dialogs.turn import Enter, Hear, Heard, Turn

_ENTER: dict[str, Enter] = {}
_HEAR: dict[str, Hear] = {}


def register(name: str, enter: Enter, hear: Hear) -> None:
    """Name a place: how it is shown and how it is answered."""
    _ENTER[name], _HEAR[name] = enter, hear


def enter(session: Session, now: datetime) -> Turn:
    """Show the place the session is at."""
    return _ENTER[session.place](session, now)


def hear(session: Session, heard: Heard, now: datetime) -> Turn | None:
    """What the place makes of an event; None when it is no answer there."""
    return _HEAR[session.place](session, heard, now)
