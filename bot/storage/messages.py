"""What a row of the outbox holds: typed when it is written and when it is rendered, JSON between.

The JSON of a kind only ever gains keys, each with a default: rows that an earlier version wrote are
still delivered.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, TypeAlias

import orjson

Kind: TypeAlias = Literal["message", "toast", "own", "document", "staff"]


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; ``token`` comes back when it is pressed, at most 64 bytes."""

    label: str
    token: str


Rows: TypeAlias = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Input:
    """What is typed or chosen in answer to a message; the kind is empty where nothing is."""

    kind: str = ""
    accept: str = ""
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class ScreenMessage:
    """A screen of the conversation."""

    kind: ClassVar[Kind] = "message"

    text: str
    title: str = ""
    progress: str = ""
    """Which question of how many, such as "4/17"."""
    buttons: Rows = ()
    input: Input = Input()
    current: bool = False
    """Whether this screen is answered now, until a newer one is."""
    language: str = "kk"
    replaces: bool = False
    """Whether it takes the place of the message named as edited."""


@dataclass(frozen=True, slots=True)
class ToastMessage:
    """A line over the screen; with a ``callback_id``, the one answer to a press."""

    kind: ClassVar[Kind] = "toast"

    text: str
    language: str = "kk"
    callback_id: str = ""


@dataclass(frozen=True, slots=True)
class OwnMessage:
    """The person's own words, under the id they were sent with."""

    kind: ClassVar[Kind] = "own"

    text: str
    id: str


@dataclass(frozen=True, slots=True)
class DocumentMessage:
    """A file and the words under it; ``content`` is empty once a newer file has taken its place."""

    kind: ClassVar[Kind] = "document"

    text: str
    name: str
    mime: str
    content: str
    language: str = "kk"


@dataclass(frozen=True, slots=True)
class StaffMessage:
    """A line to the officers' chat, in both languages and without personal data."""

    kind: ClassVar[Kind] = "staff"

    text: str


OutboxMessage: TypeAlias = (
    ScreenMessage | ToastMessage | OwnMessage | DocumentMessage | StaffMessage
)


def to_json(message: OutboxMessage) -> str:
    """The JSON text a row stores; its kind stands in a column of its own."""
    return orjson.dumps(message).decode()


def from_json(kind: str, payload: Mapping[str, Any]) -> OutboxMessage:
    """The message in a row's parsed JSON. ValueError for an unknown kind, KeyError without text."""
    text, language = payload["text"], payload.get("language", "kk")
    match kind:
        case "message":
            return _screen(payload)
        case "toast":
            return ToastMessage(text, language, payload.get("callback_id", ""))
        case "own":
            return OwnMessage(text, payload.get("id", ""))
        case "document":
            return DocumentMessage(
                text, payload["name"], payload["mime"], payload["content"], language
            )
        case "staff":
            return StaffMessage(text)
    raise ValueError(f"no outbox message: {kind}")


def _screen(payload: Mapping[str, Any]) -> ScreenMessage:
    asked = payload.get("input") or {}
    return ScreenMessage(
        text=payload["text"],
        title=payload.get("title", ""),
        progress=payload.get("progress", ""),
        buttons=tuple(
            tuple(Button(each["label"], each["token"]) for each in row)
            for row in payload.get("buttons", ())
        ),
        input=Input(asked.get("kind", ""), asked.get("accept", ""), asked.get("placeholder", "")),
        current=payload.get("current", False),
        language=payload.get("language", "kk"),
        replaces=payload.get("replaces", False),
    )
