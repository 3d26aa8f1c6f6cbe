"""A person with a phone: sends, presses, edits, blocks, and sees what the bot shows."""

import time
from collections.abc import Callable, Sequence
from itertools import count

from tests.telegram_standin.bell import Found
from tests.telegram_standin.files import StoredFile
from tests.telegram_standin.screen import Screen, Shown, key_label, token_of
from tests.telegram_standin.state import BotStatus, Chat, Json, Message, Query, Toast, World
from tests.telegram_standin.text import MESSAGE_LIMIT, clean, split, utf16_length

PATIENCE = 5.0
_CHAT_INSTANCE = "8200000000000000001"
_numbers = count(1)


class User:
    """One person in one chat: the private chat with the bot, or a group.

    Whatever the person does returns at once; `wait_for…` then waits for the bot. They look only
    at what came after the person's last act (or `mark_seen`), so an old text never satisfies.
    """

    def __init__(self, world: World, person: Json, chat: Chat, phone: str) -> None:
        self._world = world
        self._person = person
        self._chat = chat
        self._phone = phone
        self._seen = world.clock
        self._groups: dict[int, User] = {}
        self._presses: list[Query] = []

    @property
    def user_id(self) -> int:
        """The person's number."""
        number: int = self._person["id"]
        return number

    @property
    def chat_id(self) -> int:
        """The chat's number: the person's own in private."""
        return self._chat.chat_id

    @property
    def screen(self) -> Screen:
        """What the person sees now."""
        return Screen.of(self._chat)

    @property
    def toasts(self) -> list[Toast]:
        """Answers to this person's presses in this chat that said something, oldest first."""
        return [toast for toast in self._chat.toasts if self._concerns_me(toast)]

    @property
    def unanswered(self) -> list[str]:
        """Presses whose button still spins."""
        return [query.query_id for query in self._presses if query.toast is None]

    def in_group(self, group_id: int, title: str = "Group") -> "User":
        """The same person in a group (negative number); the group appears with the bot in it."""
        if group_id not in self._groups:
            body = {"id": group_id, "type": "supergroup", "title": title}
            chat = self._world.chats.setdefault(group_id, Chat(body, "member"))
            self._groups[group_id] = User(self._world, self._person, chat, self._phone)
        return self._groups[group_id]

    async def send_text(self, text: str, *, raw: bool = False) -> Shown:
        """Sends at most 4,096 units. `raw` skips the cleaning Telegram does on its servers."""
        if utf16_length(text) > MESSAGE_LIMIT:
            raise ValueError("a phone splits this text: use send_long_text")
        content: Json = {"text": text if raw else clean(text).strip()}
        if text.startswith("/"):
            length = utf16_length(text.split()[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return self._send(content)

    async def send_long_text(self, text: str) -> list[Shown]:
        """Sends a text of any length as a phone does, in pieces."""
        return [await self.send_text(piece) for piece in split(text)]

    async def send_command(self, command: str, payload: str = "") -> Shown:
        """Sends `/command payload`; in a group with the bot's name."""
        name = "" if self._chat.private else f"@{self._world.profile.user['username']}"
        return await self.send_text(f"/{command.removeprefix('/')}{name} {payload}".strip())

    async def send_document(
        self, name: str, content: bytes, mime: str, *, caption: str = "", size: int | None = None
    ) -> Shown:
        """Sends a file; `size` in bytes when it shall seem larger than its content."""
        stored = self._world.files.add(name, content, mime, size=size)
        return self._send({"document": stored.document()} | _caption(caption))

    async def send_photo(self, content: bytes = b"\xff\xd8\xff\xd9", caption: str = "") -> Shown:
        """Sends a picture the phone has recompressed."""
        return self._send(self._photo(content) | _caption(caption))

    async def send_album(self, contents: Sequence[bytes], caption: str = "") -> list[Shown]:
        """Sends several pictures at once: one message and one update each."""
        group = {"media_group_id": str(next(_numbers))}
        captions = [caption, *[""] * (len(contents) - 1)]
        pictures = zip(contents, captions, strict=True)
        return [self._send(self._photo(item) | group | _caption(word)) for item, word in pictures]

    async def send_sticker(self, emoji: str = "👍") -> Shown:
        """Sends a sticker."""
        stored = self._world.files.add("sticker.webp", b"RIFF", "image/webp", folder="stickers")
        looks = {"type": "regular", "is_animated": False, "is_video": False}
        return self._send({"sticker": _picture(stored) | looks | {"emoji": emoji}})

    async def send_voice(self, content: bytes = b"OggS", seconds: int = 3) -> Shown:
        """Sends a voice message."""
        stored = self._world.files.add("voice.oga", content, "audio/ogg", folder="voice")
        return self._send({"voice": stored.reference() | {"duration": seconds}})

    async def send_contact(self, *, own: bool = True) -> Shown:
        """Shares the person's own number, or somebody else's from the address book."""
        other = {"phone_number": "+77010000000", "first_name": "Other", "user_id": 1}
        mine = {"phone_number": self._phone, "first_name": self._person["first_name"]}
        return self._send({"contact": mine | {"user_id": self.user_id} if own else other})

    async def edit_text(self, message_id: int, text: str) -> Shown:
        """Changes one of the person's own texts."""
        message = self._chat.messages[message_id]
        if message.body["from"]["id"] != self.user_id:
            raise LookupError("a person can edit only own messages")
        message.body |= {"text": clean(text).strip(), "edit_date": int(time.time())}
        self._chat.touch(message, self._world.tick())
        self._act("edited_message", message.body)
        return Shown.of(message)

    async def press(self, label: str | int, *, message_id: int | None = None) -> str:
        """Presses a button and returns the press's id.

        Looks under the named message or the lowest one with buttons; failing that, among the
        keys of the keyboard, which send their label (or the own contact) and give "".
        Raises LookupError when no button fits.
        """
        message = self._with_buttons(message_id)
        if message_id is None and isinstance(label, str):
            for row in (self._chat.keyboard or {}).get("keyboard", []):
                for key in row:
                    if key_label(key) == label:
                        return await self._press_key(key)
        if message is None:
            raise LookupError(f"no message with buttons\n{self.screen}")
        return await self.press_data(message.message_id, token_of(message, label))

    async def press_data(self, message_id: int, data: str) -> str:
        """Presses with any data on any message, gone ones too: a stale or forged press."""
        message = self._chat.messages.get(message_id)
        gone = {"message_id": message_id, "chat": self._chat.body, "date": 0}
        query = Query(str(4_000_000_000 + next(_numbers)), self.user_id, self.chat_id)
        self._world.queries[query.query_id] = query
        self._presses.append(query)
        content = {
            "id": query.query_id,
            "from": self._person,
            "message": message.body if message else gone,
            "chat_instance": _CHAT_INSTANCE,
            "data": data,
        }
        self._act("callback_query", content)
        return query.query_id

    def saved(self, file_id: str) -> bytes:
        """The bytes of a document in the chat, as the phone saves them. KeyError: no such file."""
        shown = next((each for each in self.screen.messages if each.file_id == file_id), None)
        stored = self._world.files.find(file_id)
        if shown is None or stored is None:
            raise KeyError(file_id)
        return stored.content

    def expire_presses(self) -> None:
        """Makes Telegram refuse answers to the presses not yet answered."""
        for query in self._presses:
            query.open = False

    async def block_bot(self) -> None:
        """Blocks the bot, or throws it out of the group."""
        self._set_bot("kicked")

    async def unblock_bot(self) -> None:
        """Lets the bot in again."""
        self._set_bot("member")

    def mark_seen(self) -> None:
        """What is on the screen now no longer satisfies `wait_for`."""
        self._seen = self._world.clock

    async def wait_for(
        self, what: str | Callable[[Shown], bool] = "", timeout: float = PATIENCE
    ) -> Shown:
        """The first new or edited message of the bot with this text, or for which it holds.

        `timeout` in seconds, then NeverHappened showing the screen.
        """
        fits = (lambda shown: what in shown.text) if isinstance(what, str) else what

        def look() -> Shown | None:
            fresh = (Shown.of(found) for found in self._chat.fresh(self._seen) if found.from_bot)
            return next(filter(fits, fresh), None)

        return await self._until(look, timeout, f"waited for {what!r}")

    async def wait_for_screen(
        self, holds: Callable[[Screen], bool], timeout: float = PATIENCE
    ) -> Screen:
        """The screen as soon as this holds of it. `timeout` in seconds."""

        def look() -> Screen | None:
            screen = self.screen
            return screen if holds(screen) else None

        return await self._until(look, timeout, "waited for a screen")

    async def wait_for_toast(self, text: str = "", timeout: float = PATIENCE) -> Toast:
        """The newest answer, since the last act, that says this text. `timeout` in seconds."""

        def look() -> Toast | None:
            for toast in reversed(self._chat.toasts):
                if toast.touched <= self._seen:
                    return None
                if self._concerns_me(toast) and text in toast.text:
                    return toast
            return None

        return await self._until(look, timeout, f"waited for toast {text!r}")

    async def wait_for_answer(self, query_id: str, timeout: float = PATIENCE) -> Toast:
        """The answer to this press, be it silent. `timeout` in seconds."""
        query = self._world.queries[query_id]
        return await self._until(lambda: query.toast, timeout, f"waited for answer to {query_id}")

    async def _until(self, look: Callable[[], Found | None], timeout: float, aim: str) -> Found:
        return await self._world.bell.until(
            look, timeout, lambda: f"{aim}; on the screen:\n{self.screen}"
        )

    def _concerns_me(self, toast: Toast) -> bool:
        return toast.user_id == self.user_id and toast.text != ""

    def _with_buttons(self, message_id: int | None) -> Message | None:
        if message_id is not None:
            return self._chat.messages[message_id]
        lowest_first = reversed(self._chat.messages.values())
        return next((found for found in lowest_first if "reply_markup" in found.body), None)

    async def _press_key(self, key: Json | str) -> str:
        if isinstance(key, dict) and key.get("request_contact"):
            await self.send_contact()
        else:
            await self.send_text(key_label(key))
        return ""

    def _photo(self, content: bytes) -> Json:
        stored = self._world.files.add("photo.jpg", content, "image/jpeg", folder="photos")
        return {"photo": [_picture(stored)]}

    def _send(self, content: Json) -> Shown:
        if self._chat.private and self._chat.bot_status != "member":
            if self._chat.bot_status == "kicked":
                raise LookupError("the person blocked the bot: unblock_bot first")
            self._chat.bot_status = "member"
        message = self._world.put(self._chat, self._person, content)
        self._act("message", message.body)
        return Shown.of(message)

    def _act(self, kind: str, content: Json) -> None:
        self._seen = self._world.tick()
        self._world.updates.add(kind, content, self.chat_id)
        self._world.bell.ring()

    def _set_bot(self, status: BotStatus) -> None:
        before, self._chat.bot_status = self._chat.bot_status, status
        bot = self._world.profile.user

        def member(of: BotStatus) -> Json:
            kicked = "kicked" if self._chat.private or of == "kicked" else "left"
            if of == "member":
                return {"user": bot, "status": "member"}
            until = {"until_date": 0} if kicked == "kicked" else {}
            return {"user": bot, "status": kicked} | until

        content = {
            "chat": self._chat.body,
            "from": self._person,
            "date": int(time.time()),
            "old_chat_member": member(before),
            "new_chat_member": member(status),
        }
        self._act("my_chat_member", content)


def _caption(words: str) -> Json:
    return {"caption": words} if words else {}


def _picture(stored: StoredFile) -> Json:
    return stored.reference() | {"width": 512, "height": 512}
