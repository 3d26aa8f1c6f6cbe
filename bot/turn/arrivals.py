"""What is stored in the inbox, read back as an event of the conversation.

A body is a Telegram update as it came, a frame of the web chat, or news of our own (under the key
``"news"``). Whatever is not understood becomes ``Unreadable``, never an exception.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.telegram import router
from bot.telegram.router import PressedToken
from dialogs.events import (
    Command,
    DraftRead,
    Event,
    FileKept,
    FileRefused,
    FileSent,
    LanguageChosen,
    Opened,
    RowsRead,
    Said,
    Troubled,
    Unreadable,
)


@dataclass(frozen=True, slots=True)
class CaseMoved:
    """An officer moved a case; what the person is told is read when the turn is worked."""

    case_id: str
    missing: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One inbox body understood. ``event`` is None where nothing is to be said."""

    event: Event | PressedToken | CaseMoved | None
    proposed: str = ""
    callback_id: str = ""
    pressed_message: str = ""
    group: bool = False
    channel_open: bool | None = None
    own: str = ""


def read(channel: str, body: Mapping[str, Any]) -> Arrival:
    """The arrival in an inbox body of a channel."""
    if "news" in body:
        return Arrival(_news(body))
    if channel == "telegram":
        return _telegram(body)
    return _web(body)


def _telegram(body: Mapping[str, Any]) -> Arrival:
    reading = router.read(body)
    if reading is None:
        return Arrival(None)
    return Arrival(
        event=reading.event,
        proposed=reading.proposed,
        callback_id=reading.callback_id,
        pressed_message=reading.message_id,
        group=reading.group,
        channel_open=reading.channel_open,
    )


def _web(body: Mapping[str, Any]) -> Arrival:
    match body:
        case {"type": "opened", "language": str(language)}:
            return Arrival(Opened(language), proposed=language)
        case {"type": "said", "text": str(text)} if text.startswith("/") and len(text) < 40:
            return Arrival(Command(text[1:].strip().lower()), own=text)
        case {"type": "said", "text": str(text)}:
            return Arrival(Said(text), own=text)
        case {"type": "day", "value": str(value)}:
            return Arrival(Said(value), own=value)
        case {"type": "pressed", "token": str(token)}:
            return Arrival(PressedToken(token))
        case {"type": "language", "value": str(language)}:
            return Arrival(LanguageChosen(language))
        case {"type": "file", "upload_id": str(upload), "name": str(name), "mime": str(mime)}:
            size = body.get("size")
            sent = FileSent(f"upload:{upload}", name, mime, size if isinstance(size, int) else 0)
            return Arrival(sent, own=name)
    return Arrival(Unreadable("other"))


def _news(body: Mapping[str, Any]) -> Event | CaseMoved:
    match body["news"]:
        case "case_changed":
            missing = tuple(body.get("missing") or ())
            return CaseMoved(body["case_id"], missing, body.get("note") or "")
        case "file_kept":
            return FileKept(
                file_id=body["file_id"],
                field=body["field"],
                draft_id=body["draft_id"],
                name=body["name"],
                format=body["format"],
                size=body["size"],
                source=body.get("source") or "",
            )
        case "file_refused":
            return FileRefused(
                field=body["field"],
                draft_id=body["draft_id"],
                code=body["code"],
                params=body.get("params") or {},
                file_id=body.get("file_id") or "",
            )
        case "trouble":
            return Troubled()
        case "rows_read":
            lines = tuple(tuple(line) for line in body["lines"])
            return RowsRead(body["field"], body["draft_id"], lines)
        case "draft_read":
            return DraftRead(body["body"])
    return Unreadable("other")
