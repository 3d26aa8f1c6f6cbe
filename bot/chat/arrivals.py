"""Stored frames of the web chat, read as events; what a frame may hold is in ``frames``."""

from collections.abc import Mapping
from typing import Any

from bot.turn.arrival import Arrival, PressedToken
from dialogs.events import Command, FileSent, LanguageChosen, Opened, Said, Unreadable

LONGEST_COMMAND = 40


def read(body: Mapping[str, Any]) -> Arrival:
    """The arrival in a frame's body. The browser is told the person's own words only by us."""
    match body:
        case {"type": "opened", "language": str(language)}:
            return Arrival(Opened(language), proposed=language, keeps_own=True)
        case {"type": "said", "text": str(text)} if _is_command(text):
            return Arrival(Command(text[1:].strip().lower()), own=text, keeps_own=True)
        case {"type": "said", "text": str(text)}:
            return Arrival(Said(text), own=text, keeps_own=True)
        case {"type": "day", "value": str(value)}:
            return Arrival(Said(value), own=value, keeps_own=True)
        case {"type": "pressed", "token": str(token)}:
            return Arrival(PressedToken(token), keeps_own=True)
        case {"type": "language", "value": str(language)}:
            return Arrival(LanguageChosen(language), keeps_own=True)
        case {"type": "file", "upload_id": str(upload), "name": str(name), "mime": str(mime)}:
            size = body.get("size")
            sent = FileSent(f"upload:{upload}", name, mime, size if isinstance(size, int) else 0)
            return Arrival(sent, own=name, keeps_own=True)
    return Arrival(Unreadable("other"), keeps_own=True)


def _is_command(text: str) -> bool:
    return text.startswith("/") and len(text) < LONGEST_COMMAND
