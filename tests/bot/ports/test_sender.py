"""The contract of a sender: the Bot API's client on its stand-in, and the Bot API in memory."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

import pytest
import pytest_asyncio

from bot.ports.sender import Sender
from bot.storage.messages import Button
from bot.telegram.calls import EditText, SendFile, SendText
from bot.telegram.client import Client
from bot.telegram.outcomes import Closed, Refused, Sent
from tests.bot.support.sender import FakeSender
from tests.bot.support.standin import PERSON, TOKEN, user
from tests.bot.support.standin import api as api
from tests.telegram_standin import BotApi

__all__ = ["api", "user"]


@dataclass(frozen=True)
class Chat:
    """A sender and what it does to one chat."""

    sender: Sender
    shown: Callable[[], list[str]]
    block: Callable[[], Awaitable[None]]


@pytest_asyncio.fixture(params=["bot api", "memory"])
async def chat(request: pytest.FixtureRequest, api: BotApi) -> AsyncIterator[Chat]:
    if request.param == "memory":
        fake = FakeSender()

        async def block() -> None:
            fake.blocked.add(PERSON)

        yield Chat(fake, lambda: [*fake.shown.get(PERSON, {}).values()], block)
        return
    person = api.user(id=PERSON, started=True)
    client = Client(api.url, TOKEN)
    yield Chat(client, lambda: [each.text for each in person.screen.from_bot], person.block_bot)
    await client.close()


def text(words: str) -> SendText:
    return SendText(PERSON, words, words, ((Button("Иә", "1.0.a"),),))


async def test_messages_are_shown_in_their_order_under_numbers_of_their_own(chat: Chat) -> None:
    outcomes = [await chat.sender.send(text(words)) for words in ("one", "two")]
    numbers = [each.message_id for each in outcomes if isinstance(each, Sent)]
    assert None not in numbers
    assert len(set(numbers)) == 2
    assert chat.shown() == ["one", "two"]


async def test_an_edit_takes_the_place_of_the_message_it_names(chat: Chat) -> None:
    outcome = await chat.sender.send(text("one"))
    assert isinstance(outcome, Sent)
    assert outcome.message_id is not None
    edit = EditText(PERSON, outcome.message_id, "two", "two", (text("two"),))
    assert await chat.sender.send(edit) == outcome
    assert await chat.sender.send(edit) == outcome
    assert chat.shown() == ["two"]


async def test_an_edit_of_no_message_is_refused_and_shows_nothing(chat: Chat) -> None:
    edit = EditText(PERSON, 77, "x", "x", (text("x"),))
    assert await chat.sender.send(edit) == Refused("not_editable")
    assert chat.shown() == []


async def test_a_file_is_sent_under_a_number_too(chat: Chat) -> None:
    outcome = await chat.sender.send(SendFile(PERSON, "a.json", b"{}", "words", "words"))
    assert isinstance(outcome, Sent)
    assert outcome.message_id is not None


async def test_a_person_who_blocked_the_bot_is_closed_for_every_message(chat: Chat) -> None:
    await chat.block()
    assert await chat.sender.send(text("x")) == Closed()
    assert await chat.sender.send(SendFile(PERSON, "a.json", b"{}", "x", "x")) == Closed()
    assert chat.shown() == []
