"""Every place of the conversation by its name, so that each can lead to any other."""

from datetime import datetime

from dialogs.session import Session
from dialogs.turn import Enter, Handle, Turn, UserInput

_ENTER: dict[str, Enter] = {}
_HANDLE: dict[str, Handle] = {}


def register(name: str, enter: Enter, handle: Handle) -> None:
    """Name a place: how it is shown and how it is answered."""
    _ENTER[name], _HANDLE[name] = enter, handle


def enter(session: Session, now: datetime) -> Turn:
    """Show the place the session is at."""
    return _ENTER[session.place](session, now)


def handle(session: Session, user_input: UserInput, now: datetime) -> Turn | None:
    """What the place makes of an event; None when it is no answer there."""
    return _HANDLE[session.place](session, user_input, now)
