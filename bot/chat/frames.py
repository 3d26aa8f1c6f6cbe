"""Validates the frames a browser sends.

``{"id": uuid, "type": …}`` with: ``opened`` language · ``said`` text · ``pressed`` token ·
``file`` upload_id, name, mime, size in bytes · ``day`` value (ISO date) · ``language`` value.
Not stored: ``earlier`` before (a ``seq``), which asks for older lines of the chat.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

import orjson

from bot.chat.uploads import FILE_LIMIT, shown_name
from bot.chat.words import LANGUAGES
from core.errors import TerezeError

FRAME_LIMIT = 64 * 1024
"""Bytes of one frame."""
_LARGEST_SEQ = 2**63 - 1
_LONGEST_TOKEN = 64
_LONGEST_MIME = 127


class FrameRefused(TerezeError):
    """A frame that is not taken; ``key`` names the words for it, ``id`` the frame if known."""

    def __init__(self, key: str, frame_id: str | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.id = frame_id


@dataclass(frozen=True, slots=True)
class Frame:
    """A well-formed frame: ``body`` holds its ``type`` and the fields of that type, no others."""

    id: str
    body: Mapping[str, Any]


def read(raw: str) -> Frame:
    """The frame in ``raw``. Errors: ``FrameRefused``."""
    told = _object(raw)
    frame_id = _id_of(told)
    if len(raw.encode()) > FRAME_LIMIT:
        raise FrameRefused("web.refused.too_long", frame_id)
    kind = told.get("type")
    fields = _FIELDS.get(kind) if isinstance(kind, str) else None
    if fields is None:
        raise FrameRefused("web.refused.malformed", frame_id)
    try:
        body = {name: check(told[name]) for name, check in fields.items()}
    except (KeyError, ValueError) as error:
        raise FrameRefused("web.refused.malformed", frame_id) from error
    return Frame(frame_id, {"type": kind, **body})


def read_hello(raw: str) -> int:
    """The last ``seq`` the browser has seen, 0 for none. Errors: ``FrameRefused``."""
    told = _object(raw)
    try:
        if told["type"] == "hello":
            return _number_up_to(_LARGEST_SEQ)(told["after"])
    except (KeyError, ValueError) as error:
        raise FrameRefused("web.refused.malformed") from error
    raise FrameRefused("web.refused.malformed")


def _object(raw: str) -> dict[str, Any]:
    try:
        told = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise FrameRefused("web.refused.malformed") from error
    if not isinstance(told, dict):
        raise FrameRefused("web.refused.malformed")
    return told


def _id_of(told: dict[str, Any]) -> str:
    try:
        return _uuid(told.get("id"))
    except ValueError as error:
        raise FrameRefused("web.refused.malformed") from error


def _uuid(value: Any) -> str:
    return str(UUID(_text(value)))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


def _text_up_to(longest: int) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if len(_text(value)) > longest:
            raise ValueError
        return _text(value)

    return check


def _number_up_to(largest: int) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        if type(value) is not int or not 0 <= value <= largest:
            raise ValueError
        return value

    return check


def _name(value: Any) -> str:
    return shown_name(_text(value))


def _day(value: Any) -> str:
    return dt.date.fromisoformat(_text(value)).isoformat()


def _language(value: Any) -> str:
    if value not in LANGUAGES:
        raise ValueError
    return _text(value)


_FIELDS: Mapping[str, Mapping[str, Callable[[Any], Any]]] = MappingProxyType(
    {
        "opened": {"language": _language},
        "said": {"text": _text},
        "pressed": {"token": _text_up_to(_LONGEST_TOKEN)},
        "file": {
            "upload_id": _uuid,
            "name": _name,
            "mime": _text_up_to(_LONGEST_MIME),
            "size": _number_up_to(FILE_LIMIT),
        },
        "day": {"value": _day},
        "language": {"value": _language},
        "earlier": {"before": _number_up_to(_LARGEST_SEQ)},
    }
)
