"""The Bot API in memory: chats as lists of what was said in them."""

from collections import deque
from dataclasses import dataclass, field

from bot.telegram.calls import AnswerPress, Call, EditText, SendFile, SendText
from bot.telegram.outcomes import Closed, Outcome, Refused, Sent


@dataclass
class FakeSender:
    """``blocked`` chats refuse us; ``next_outcomes`` come first, whatever is sent."""

    shown: dict[int, dict[int, str]] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    next_outcomes: deque[Outcome] = field(default_factory=deque)
    calls: list[Call] = field(default_factory=list)

    async def send(self, call: Call) -> Outcome:
        self.calls.append(call)
        if self.next_outcomes and not isinstance(planned := self.next_outcomes.popleft(), Sent):
            return planned
        if isinstance(call, AnswerPress):
            return Sent()
        if call.chat_id in self.blocked:
            return Closed()
        chat = self.shown.setdefault(call.chat_id, {})
        match call:
            case EditText(message_id=number):
                if number not in chat:
                    return Refused("not_editable")
            case SendText() | SendFile():
                number = len(chat) + 1
        chat[number] = call.plain
        return Sent(number)
