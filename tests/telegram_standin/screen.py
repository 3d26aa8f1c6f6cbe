"""What one person sees on the phone at one moment."""

from dataclasses import dataclass
from typing import Any, Self

from tests.telegram_standin.keyboards import buttons_of
from tests.telegram_standin.state import Chat, Message

_PRINTED = 12


@dataclass(frozen=True)
class Button:
    """A button under a message."""

    label: str
    token: str
    url: str

    @classmethod
    def of(cls, button: dict[str, Any]) -> Self:
        """From Telegram's JSON."""
        return cls(button["text"], button.get("callback_data", ""), button.get("url", ""))


@dataclass(frozen=True)
class Shown:
    """A message as it looks now; `text` is also a document's caption."""

    message_id: int
    sender_id: int
    from_bot: bool
    text: str
    entities: tuple[dict[str, Any], ...]
    rows: tuple[tuple[Button, ...], ...]
    file_id: str
    file_name: str
    edited: bool
    touched: int

    @classmethod
    def of(cls, message: Message) -> Self:
        """From the state."""
        body: dict[str, Any] = message.body
        caption: str = body.get("caption", "")
        notes: list[dict[str, Any]] = body.get("caption_entities", [])
        rows = body.get("reply_markup", {}).get("inline_keyboard", [])
        document = body.get("document", {})
        return cls(
            message_id=message.message_id,
            sender_id=body["from"]["id"],
            from_bot=message.from_bot,
            text=body.get("text", caption),
            entities=tuple(body.get("entities", notes)),
            rows=tuple(tuple(Button.of(button) for button in row) for row in rows),
            file_id=document.get("file_id", ""),
            file_name=document.get("file_name", ""),
            edited="edit_date" in body,
            touched=message.touched,
        )

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons, row by row."""
        return tuple(button for row in self.rows for button in row)

    @property
    def labels(self) -> tuple[str, ...]:
        """What the buttons say."""
        return tuple(button.label for button in self.buttons)


@dataclass(frozen=True)
class Screen:
    """All messages in order, and the labels in place of the phone's keyboard."""

    messages: tuple[Shown, ...]
    keyboard: tuple[str, ...]

    @classmethod
    def of(cls, chat: Chat) -> Self:
        """From the state."""
        rows = (chat.keyboard or {}).get("keyboard", [])
        return cls(
            tuple(Shown.of(message) for message in chat.messages.values()),
            tuple(key_label(key) for row in rows for key in row),
        )

    @property
    def from_bot(self) -> tuple[Shown, ...]:
        """The bot's messages."""
        return tuple(message for message in self.messages if message.from_bot)

    @property
    def last(self) -> Shown | None:
        """The bot's lowest message."""
        return self.from_bot[-1] if self.from_bot else None

    @property
    def text(self) -> str:
        """Everything the bot says on the screen."""
        return "\n".join(message.text for message in self.from_bot)

    def __str__(self) -> str:
        """The lowest messages, for a failed test to print."""
        lines = []
        for message in self.messages[-_PRINTED:]:
            who = "bot" if message.from_bot else "person"
            file = f"[{message.file_name}] " if message.file_name else ""
            lines.append(f"{message.message_id} {who}: {file}{message.text}")
            lines += [f"    [{button.label}]" for button in message.buttons]
        return "\n".join([*lines, *(f"keyboard: {label}" for label in self.keyboard)])


def key_label(key: dict[str, Any] | str) -> str:
    """What a key of a reply keyboard says."""
    return key if isinstance(key, str) else str(key["text"])


def token_of(message: Message, label: str | int) -> str:
    """The callback data under this button: by place, whole label, or the only label with it.

    Raises LookupError when no button or several fit.
    """
    buttons = list(buttons_of(message.markup))
    if isinstance(label, int):
        return str(buttons[label]["callback_data"])
    fitting = [button for button in buttons if button["text"] == label]
    fitting = fitting or [button for button in buttons if label in button["text"]]
    if len(fitting) != 1:
        raise LookupError(f"{len(fitting)} buttons fit {label!r}: {[b['text'] for b in buttons]}")
    return str(fitting[0]["callback_data"])
