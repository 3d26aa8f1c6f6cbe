"""Sends one outbox row: its calls in order, and what follows when one is refused."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from bot.ports.sender import Sender
from bot.storage.messages import from_json
from bot.storage.outbox import Claimed
from bot.telegram.calls import AnswerPress, Call, EditText
from bot.telegram.outcomes import Outcome, Refused, RetryAfter, Sent, Unreachable
from bot.telegram.persons import chat_of
from bot.telegram.render import render

REPEAT = "message.repeat"

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class RowSender:
    """``words(key, language)`` words the label of what may have reached the person before."""

    sender: Sender
    words: Callable[[str, str], str]

    async def say(self, row: Claimed) -> Outcome:
        """The outcome of the whole row.

        An edit that is refused is sent as a new message. Between the pieces of a long message a
        429 is waited out here: the pieces before it must not come twice.
        """
        outcome: Outcome = Sent()
        said = False
        waiting = deque(self._calls(row))
        while waiting:
            call = waiting.popleft()
            outcome = await self._perform(call)
            match outcome:
                case Sent():
                    said = True
                case Refused() if isinstance(call, EditText):
                    waiting.extendleft(reversed(call.otherwise))
                case RetryAfter(seconds) if said:
                    waiting.appendleft(call)
                    await asyncio.sleep(seconds)
                case Unreachable(fault) if said:
                    return Unreachable(fault, maybe_done=True)
                case _:
                    return outcome
        return outcome

    def _calls(self, row: Claimed) -> list[Call]:
        chat_id = chat_of(row.person)
        edited = int(row.edit_message_id) if row.edit_message_id else None
        label = self.words(REPEAT, row.payload.get("language", "kk")) if row.repeat else ""
        return render(from_json(row.kind, row.payload), chat_id, edited, label)

    async def _perform(self, call: Call) -> Outcome:
        outcome = await self.sender.send(call)
        if isinstance(call, AnswerPress):
            return Sent() if outcome == Refused("expired_press") else outcome
        if outcome == Refused("markup"):
            log.error("telegram.markup_refused")
            return await self.sender.send(call.plainly())
        return outcome
