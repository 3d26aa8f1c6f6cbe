"""Telegram updates, read as events. Pure; reads raw JSON, because it is on the hot path.

Whatever shape the JSON has, reading never fails: what cannot be understood but came from a person
is ``Unreadable``, and an update without a sender is None.
"""

import re
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.turn.arrival import Arrival, PressedToken
from dialogs.events import Command, ContactShared, Event, FileSent, Said, Unreadable

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")

UNREADABLE = {
    "animation": "animation",
    "audio": "audio",
    "location": "location",
    "poll": "poll",
    "sticker": "sticker",
    "venue": "location",
    "video": "video",
    "video_note": "video",
    "voice": "voice",
}
"""Content of a message -> what its sender is told it was; also: album, edited, other."""

_SILENT = frozenset(
    {
        "chat_background_set",
        "chat_shared",
        "connected_website",
        "message_auto_delete_timer_changed",
        "pinned_message",
        "users_shared",
        "write_access_allowed",
    }
)
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?:\s|$)")
_MENTION = re.compile(r"(?<!\w)@([A-Za-z0-9_]{1,64})")
_PROPOSED = {"kk": "kk", "ru": "ru"}
_OTHERWISE = "kk"

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """An update read: its key, which is never used again, whose it is, and what arrived with it.

    The parts of one album share a key, so that it is answered once.
    """

    update_key: str
    person: str
    arrival: Arrival


def read_stored(update: Any) -> Arrival:
    """The arrival in a stored update; an empty one when there is nothing to answer."""
    reading = read(update)
    return Arrival(None) if reading is None else reading.arrival


def read(update: Any, bot: str = "") -> Reading | None:
    """The reading of one update; None when there is nothing to answer or to remember.

    ``bot`` is our username: in groups only commands and mentions meant for it are read; while it
    is not known, every command and mention may be.
    """
    if not isinstance(update, dict) or not _is_number(update.get("update_id")):
        return None
    key = f"telegram:{update['update_id']}"
    if isinstance(press := update.get("callback_query"), dict):
        return _press(key, press)
    if isinstance(message := update.get("message"), dict):
        return _message(key, message, bot)
    if isinstance(edited := update.get("edited_message"), dict):
        return _edited(key, edited)
    if isinstance(member := update.get("my_chat_member"), dict):
        return _membership(key, member)
    return None


def _message(key: str, message: Json, bot: str) -> Reading | None:
    chat, sender = _part(message, "chat"), _part(message, "from")
    kind, chat_id = chat.get("type"), chat.get("id")
    if not _is_number(chat_id) or sender.get("is_bot") or not _SILENT.isdisjoint(message):
        return None
    proposed = _proposed(sender)
    if kind == "private":
        if album := _text_of(message, "media_group_id"):
            key = f"telegram:{chat_id}:album:{album}"
        event = _content(message, sender)
        return Reading(key, f"tg:{chat_id}", Arrival(event, proposed, channel_open=True))
    if kind not in ("group", "supergroup") or not _is_for(bot, _text_of(message, "text")):
        return None
    event = _text(_text_of(message, "text"))
    return Reading(key, f"tg:{chat_id}", Arrival(event, proposed, group=True))


def _edited(key: str, message: Json) -> Reading | None:
    chat, sender = _part(message, "chat"), _part(message, "from")
    if chat.get("type") != "private" or not _is_number(chat.get("id")):
        return None
    arrival = Arrival(Unreadable("edited"), _proposed(sender), channel_open=True)
    return Reading(key, f"tg:{chat['id']}", arrival)


def _press(key: str, press: Json) -> Reading | None:
    message, sender = _part(press, "message"), _part(press, "from")
    chat = _part(message, "chat")
    chat_id = chat.get("id", sender.get("id"))
    if not _is_number(chat_id):
        return None
    private = chat.get("type", "private") == "private"
    number = message.get("message_id")
    arrival = Arrival(
        PressedToken(_text_of(press, "data")),
        _proposed(sender),
        callback_id=_text_of(press, "id"),
        pressed_message=str(number) if _is_number(number) else "",
        group=not private,
        channel_open=True if private else None,
    )
    return Reading(key, f"tg:{chat_id}", arrival)


def _membership(key: str, member: Json) -> Reading | None:
    chat = _part(member, "chat")
    status = _part(member, "new_chat_member").get("status")
    if chat.get("type") != "private" or not _is_number(chat.get("id")):
        return None
    if status not in ("member", "kicked"):
        return None
    proposed = _proposed(_part(member, "from"))
    arrival = Arrival(None, proposed, channel_open=status == "member")
    return Reading(key, f"tg:{chat['id']}", arrival)


def _content(message: Json, sender: Json) -> Event:
    if "media_group_id" in message:
        return Unreadable("album")
    if isinstance(text := message.get("text"), str):
        return _text(text)
    for content, kind in UNREADABLE.items():
        if content in message:
            return Unreadable(kind)
    found: Event | None = None
    if isinstance(document := message.get("document"), dict):
        name, mime = _text_of(document, "file_name"), _text_of(document, "mime_type")
        found = _file(document, name, mime)
    elif isinstance(sizes := message.get("photo"), list):
        found = _photo(sizes)
    elif isinstance(contact := message.get("contact"), dict):
        found = _contact(contact, sender)
    return found or Unreadable("other")


def _text(text: str) -> Event:
    command = _COMMAND.match(text)
    return Said(text) if command is None else Command(command[1].lower())


def _contact(contact: Json, sender: Json) -> Event | None:
    phone, owner = _text_of(contact, "phone_number"), contact.get("user_id")
    own = _is_number(owner) and owner == sender.get("id")
    return ContactShared(phone, own) if phone else None


def _photo(sizes: list[Any]) -> Event | None:
    readable = [size for size in sizes if isinstance(size, dict) and _text_of(size, "file_id")]
    if not readable:
        return None
    largest = max(readable, key=lambda size: _count(size, "width") * _count(size, "height"))
    return _file(largest, "photo.jpg", "image/jpeg")


def _file(file: Json, name: str, mime: str) -> Event | None:
    file_id = _text_of(file, "file_id")
    size = _count(file, "file_size")
    return FileSent(f"telegram:{file_id}", name, mime, size) if file_id else None


def _is_for(bot: str, text: str) -> bool:
    """Whether a text in a group is a command or a mention that may be meant for us."""
    command = _COMMAND.match(text)
    if command is not None:
        return not bot or not command[2] or command[2].lower() == bot.lower()
    named = {name.lower() for name in _MENTION.findall(text)}
    return bot.lower() in named if bot else bool(named)


def _proposed(sender: Json) -> str:
    language = _text_of(sender, "language_code").lower().partition("-")[0]
    return _PROPOSED.get(language, _OTHERWISE)


def _part(whole: Json, key: str) -> Json:
    part = whole.get(key)
    return part if isinstance(part, dict) else {}


def _text_of(whole: Json, key: str) -> str:
    words = whole.get(key)
    return words if isinstance(words, str) else ""


def _count(whole: Json, key: str) -> int:
    count = whole.get(key)
    return count if isinstance(count, int) and count > 0 else 0


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
