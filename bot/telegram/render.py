"""Messages of the outbox into calls of the Bot API. Pure.

*Why no key that shares the contact on phone questions:* Telegram hangs either buttons or such a key
on a message, never both, and a message with the key cannot be edited. It would cost a second
message now and a third to take the key away. A contact shared from Telegram's own menu is taken.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

from bot.telegram.calls import AnswerPress, Button, Call, EditText, Rows, SendFile, SendText
from bot.telegram.splitting import pieces, units

TOAST_LIMIT = 200
"""UTF-16 code units of an answer to a press."""

CAPTION_LIMIT = 1024
"""UTF-16 code units of the words under a file."""

_NOTHING = "…"


def render(
    kind: str,
    payload: Mapping[str, Any],
    chat_id: int,
    edit_message_id: int | None = None,
    repeat: str = "",
) -> list[Call]:
    """The calls that show an outbox row, in order.

    ``repeat`` is said before what may have reached the person already. A message of one piece is
    edited in place when it has something to replace. ValueError for a kind Telegram does not have.
    """
    if kind == "toast" and payload.get("callback_id"):
        return [AnswerPress(payload["callback_id"], _short(payload["text"], TOAST_LIMIT))]
    if kind == "document":
        return [_file(payload, chat_id, repeat)]
    if kind not in ("toast", "message", "staff"):
        raise ValueError(f"not a Telegram message: {kind}")
    new = _texts(payload, chat_id, repeat)
    if edit_message_id is None or not payload.get("replaces"):
        return [*new]
    plain, *more = _texts(payload, chat_id, "")
    if more:
        return [*new]
    edit = EditText(chat_id, edit_message_id, plain.html, plain.plain, tuple(new), plain.buttons)
    return [edit]


def _file(payload: Mapping[str, Any], chat_id: int, repeat: str) -> SendFile:
    """A file; what is too long to stand under it is cut."""
    caption = _short(_whole(payload, repeat)[0], CAPTION_LIMIT)
    content = payload["content"].encode()
    return SendFile(chat_id, payload["name"], content, escape(caption), caption)


def _texts(payload: Mapping[str, Any], chat_id: int, repeat: str) -> list[SendText]:
    """One message a piece; the last one has the buttons."""
    whole, bold = _whole(payload, repeat)
    spans = pieces(whole)
    last = len(spans) - 1
    rows = _rows(payload)
    return [
        SendText(
            chat_id,
            _html(whole, begin, end, bold),
            whole[begin:end],
            rows if number == last else (),
        )
        for number, (begin, end) in enumerate(spans)
    ]


def _whole(payload: Mapping[str, Any], repeat: str) -> tuple[str, tuple[int, int]]:
    """The message in plain text, and where its title begins and ends."""
    title, text = payload.get("title", "").strip(), payload["text"].strip()
    progress = payload.get("progress", "")
    before = f"{repeat}\n\n" if repeat else ""
    if progress and title:
        before += f"{progress} · "
    head = title or progress
    between = "\n\n" if head and text else ""
    whole = f"{before}{head}{between}{text}" if head or text else f"{before}{_NOTHING}"
    return whole, (len(before), len(before) + len(title))


def _html(whole: str, begin: int, end: int, bold: tuple[int, int]) -> str:
    first, last = (min(max(at, begin), end) for at in bold)
    before, title, after = whole[begin:first], whole[first:last], whole[last:end]
    marked = f"<b>{escape(title)}</b>" if title else ""
    return escape(before) + marked + escape(after)


def _rows(payload: Mapping[str, Any]) -> Rows:
    return tuple(
        tuple(Button(button["label"], button["token"]) for button in row)
        for row in payload.get("buttons", ())
    )


def _short(text: str, limit: int) -> str:
    if units(text) <= limit:
        return text
    begin, end = pieces(text, limit - 1)[0]
    return f"{text[begin:end]}…"
