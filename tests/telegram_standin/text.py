"""What Telegram does to text: cleaning, counting, and its own strict reading of HTML."""

import html
import re
from typing import Any, NoReturn

from tests.telegram_standin.refusals import bad_request

MESSAGE_LIMIT = 4096
CAPTION_LIMIT = 1024

_ENTITY_OF_TAG = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_CONTROLS = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f]")
_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_CHARACTER = re.compile(r"&(?:#x[0-9a-fA-F]+|#[0-9]+|lt|gt|amp|quot);?")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")

Entity = dict[str, Any]


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, the unit of every Telegram limit and offset."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """Text as Telegram's servers keep it: control, line-direction and overlay signs gone."""
    return _REMOVED.sub("", _CONTROLS.sub(" ", text))


def split(text: str) -> list[str]:
    """A long text as a phone sends it: pieces of at most 4,096 UTF-16 code units."""
    pieces = [""]
    room = MESSAGE_LIMIT
    for sign in text:
        width = utf16_length(sign)
        if width > room:
            pieces.append("")
            room = MESSAGE_LIMIT
        pieces[-1] += sign
        room -= width
    return pieces


def formatted(
    source: str, parse_mode: str | None, entities: list[Entity] | None
) -> tuple[str, list[Entity]]:
    """Plain text and entities, trimmed. Raises Refusal 400 for markup Telegram cannot read."""
    if parse_mode is None or parse_mode == "":
        return _trimmed(clean(source), entities or [])
    if parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    return _trimmed(*_HtmlReader(clean(source)).read())


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    lead = utf16_length(text) - utf16_length(text.lstrip())
    text = text.strip()
    size = utf16_length(text)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - lead)
        end = min(size, entity["offset"] + entity["length"] - lead)
        if end > start:
            kept.append(entity | {"offset": start, "length": end - start})
    return text, kept


class _HtmlReader:
    """Reads one message; a reader is used once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._text: list[str] = []
        self._length = 0
        self._entities: list[Entity] = []
        self._open: list[tuple[str, int, dict[str, str]]] = []

    def read(self) -> tuple[str, list[Entity]]:
        while self._at < len(self._source):
            if self._source.startswith("</", self._at):
                self._end_tag()
            elif self._source[self._at] == "<":
                self._start_tag()
            else:
                self._sign()
        if self._open:
            self._fail(f'Can\'t find end tag corresponding to start tag "{self._open[-1][0]}"')
        order = sorted(self._entities, key=lambda found: (found["offset"], -found["length"]))
        return "".join(self._text), order

    def _sign(self) -> None:
        reference = _CHARACTER.match(self._source, self._at)
        taken = reference.group() if reference else self._source[self._at]
        sign = html.unescape(taken) if reference else taken
        self._at += len(taken)
        self._text.append(sign)
        self._length += utf16_length(sign)

    def _start_tag(self) -> None:
        begin = self._at
        close = self._source.find(">", begin)
        if close < 0:
            self._fail(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        inside = self._source[begin + 1 : close]
        name = re.split(r"\s", inside, maxsplit=1)[0].lower()
        if name not in _ENTITY_OF_TAG:
            self._fail(f'Unsupported start tag "{name}" at byte offset {self._bytes(begin)}')
        attributes = {
            key.lower(): html.unescape(value.strip("\"'"))
            for key, value in _ATTRIBUTE.findall(inside[len(name) :])
        }
        if name == "span" and attributes.get("class") != "tg-spoiler":
            where = self._bytes(begin)
            self._fail(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self._open.append((name, self._length, attributes))
        self._at = close + 1

    def _end_tag(self) -> None:
        begin = self._at
        close = self._source.find(">", begin)
        if not self._open:
            self._fail(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        if close < 0:
            self._fail(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        found = self._source[begin + 2 : close].strip().lower()
        name, offset, attributes = self._open.pop()
        if found and found != name:
            self._fail(
                f"Unmatched end tag at byte offset {self._bytes(begin)}, "
                f'expected "</{name}>", found "</{found}>"'
            )
        self._at = close + 1
        if self._length > offset:
            self._entities.append(self._entity(name, offset, attributes))

    def _entity(self, name: str, offset: int, attributes: dict[str, str]) -> Entity:
        kind = _ENTITY_OF_TAG[name]
        if name == "blockquote" and "expandable" in attributes:
            kind = "expandable_blockquote"
        entity: Entity = {"type": kind, "offset": offset, "length": self._length - offset}
        if name == "a":
            entity["url"] = attributes.get("href", "")
        if name == "tg-emoji":
            entity["custom_emoji_id"] = attributes.get("emoji-id", "")
        return entity

    def _bytes(self, position: int) -> int:
        return len(self._source[:position].encode())

    def _fail(self, reason: str) -> NoReturn:
        raise bad_request(f"can't parse entities: {reason}")
