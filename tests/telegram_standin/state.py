"""Everything Telegram knows: the bot, the chats and their messages, the pressed buttons."""

import time
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.telegram_standin.bell import Bell
from tests.telegram_standin.faults import Faults
from tests.telegram_standin.files import FileStore
from tests.telegram_standin.journal import Journal
from tests.telegram_standin.keyboards import is_inline
from tests.telegram_standin.profile import Profile
from tests.telegram_standin.refusals import bad_request, forbidden
from tests.telegram_standin.updates import UpdateQueue

Json = dict[str, Any]
BotStatus = Literal["stranger", "member", "kicked"]


@dataclass
class Message:
    """A message in a chat. `touched` grows with every change anywhere, so newer is larger."""

    body: Json
    from_bot: bool
    markup: Json | None
    touched: int = 0

    @property
    def message_id(self) -> int:
        """Its number, unique in the whole stand-in."""
        number: int = self.body["message_id"]
        return number

    def show(self, content: Json, markup: Json | None) -> None:
        """Puts this content and keyboard in the message."""
        self.body |= content
        self.markup = markup
        self.body.pop("reply_markup", None)
        if markup is not None and is_inline(markup):
            self.body["reply_markup"] = markup


@dataclass(frozen=True)
class Toast:
    """What answerCallbackQuery showed; an empty text only stops the button's spinner."""

    query_id: str
    user_id: int
    text: str
    alert: bool
    touched: int


@dataclass
class Chat:
    """One chat; `keyboard` is what stands in place of the phone's keyboard."""

    body: Json
    bot_status: BotStatus
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: Json | None = None
    changes: list[tuple[int, Message]] = field(default_factory=list)
    toasts: list[Toast] = field(default_factory=list)

    @property
    def chat_id(self) -> int:
        """Positive for a person, negative for a group."""
        number: int = self.body["id"]
        return number

    def fresh(self, since: int) -> list[Message]:
        """The messages sent or edited after this moment and still there, oldest change first."""
        found = []
        for touched, message in reversed(self.changes):
            if touched <= since:
                break
            if touched == message.touched and message.message_id in self.messages:
                found.append(message)
        return found[::-1]

    def touch(self, message: Message, moment: int) -> None:
        """Notes that the message changed at this moment."""
        message.touched = moment
        self.changes.append((moment, message))

    @property
    def private(self) -> bool:
        """Whether this is a chat with one person."""
        return bool(self.body["type"] == "private")


@dataclass
class Query:
    """One press on an inline button."""

    query_id: str
    user_id: int
    chat_id: int
    open: bool = True
    toast: Toast | None = None


class World:
    """The state of one stand-in."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.bell = Bell()
        self.faults = Faults()
        self.journal = Journal(self.bell)
        self.updates = UpdateQueue(self.bell, self.faults)
        self.files = FileStore()
        self.profile = Profile(int(token.split(":")[0]))
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.clock = 0
        self._last_message = 0

    def tick(self) -> int:
        """The next number of the order in which things changed."""
        self.clock += 1
        return self.clock

    def chat(self, chat_id: object) -> Chat:
        """A chat the bot knows. Raises Refusal 400."""
        if chat_id is None or chat_id == "":
            raise bad_request("chat_id is empty")
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def writable(self, chat_id: object) -> Chat:
        """A chat the bot may write to. Raises Refusal 400 or 403."""
        chat = self.chat(chat_id)
        if chat.bot_status == "kicked" and not chat.private:
            raise forbidden(f"Forbidden: bot was kicked from the {chat.body['type']} chat")
        if chat.bot_status == "kicked":
            raise forbidden()
        if chat.bot_status == "stranger":
            raise forbidden("Forbidden: bot can't initiate conversation with a user")
        return chat

    def put(self, chat: Chat, sender: Json, content: Json, markup: Json | None = None) -> Message:
        """Adds a message to a chat."""
        self._last_message += 1
        body = {
            "message_id": self._last_message,
            "from": sender,
            "chat": chat.body,
            "date": int(time.time()),
        }
        message = Message(body, bool(sender["is_bot"]), None)
        message.show(content, markup)
        chat.messages[message.message_id] = message
        chat.touch(message, self.tick())
        if message.from_bot and markup is not None:
            if "keyboard" in markup:
                chat.keyboard = markup
            elif "remove_keyboard" in markup:
                chat.keyboard = None
        return message
