"""Renders messages of the outbox as calls of the Bot API. Pure.

*Why no key that shares the contact on phone questions:* Telegram hangs either buttons or such a key
on a message, never both, and a message with the key cannot be edited. It would cost a second
message now and a third to take the key away. A contact shared from Telegram's own menu is taken.
"""

from html import escape

from bot.storage.messages import (
    DocumentMessage,
    OutboxMessage,
    ScreenMessage,
    StaffMessage,
    ToastMessage,
)
from bot.telegram.calls import AnswerPress, Call, EditText, SendFile, SendText
from bot.telegram.splitting import pieces, units

TOAST_LIMIT = 200
"""UTF-16 code units of an answer to a press."""

CAPTION_LIMIT = 1024
"""UTF-16 code units of the words under a file."""

_NOTHING = "…"


def render(
    message: OutboxMessage, chat_id: int, edit_message_id: int | None = None, repeat: str = ""
) -> list[Call]:
    """The calls that show a message, in order.

    ``repeat`` is said before what may have reached the person already. A message of one piece is
    edited in place when it has something to replace. ValueError for a kind Telegram does not have.
    """
    match message:
        case ToastMessage(text=text, callback_id=callback_id) if callback_id:
            return [AnswerPress(callback_id, _short(text, TOAST_LIMIT))]
        case DocumentMessage():
            return [_file(message, chat_id, repeat)]
        case ScreenMessage():
            return _screen(message, chat_id, edit_message_id, repeat)
        case ToastMessage(text=text) | StaffMessage(text=text):
            return [*_texts(ScreenMessage(text), chat_id, repeat)]
    raise ValueError(f"not a Telegram message: {message.kind}")


def _screen(message: ScreenMessage, chat_id: int, edited: int | None, repeat: str) -> list[Call]:
    new = _texts(message, chat_id, repeat)
    if edited is None or not message.replaces:
        return [*new]
    plain, *more = _texts(message, chat_id, "")
    if more:
        return [*new]
    return [EditText(chat_id, edited, plain.html, plain.plain, tuple(new), plain.buttons)]


def _file(message: DocumentMessage, chat_id: int, repeat: str) -> SendFile:
    """A file; what is too long to stand under it is cut."""
    whole, _ = _whole(ScreenMessage(message.text), repeat)
    caption = _short(whole, CAPTION_LIMIT)
    return SendFile(chat_id, message.name, message.content.encode(), escape(caption), caption)


def _texts(message: ScreenMessage, chat_id: int, repeat: str) -> list[SendText]:
    """One message a piece; the last one has the buttons."""
    whole, bold = _whole(message, repeat)
    spans = pieces(whole)
    last = len(spans) - 1
    return [
        SendText(
            chat_id,
            _html(whole, begin, end, bold),
            whole[begin:end],
            message.buttons if number == last else (),
        )
        for number, (begin, end) in enumerate(spans)
    ]


def _whole(message: ScreenMessage, repeat: str) -> tuple[str, tuple[int, int]]:
    """The message in plain text, and where its title begins and ends."""
    title, text, progress = message.title.strip(), message.text.strip(), message.progress
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


def _short(text: str, limit: int) -> str:
    if units(text) <= limit:
        return text
    begin, end = pieces(text, limit - 1)[0]
    return f"{text[begin:end]}…"
