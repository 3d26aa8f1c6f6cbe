"""A calendar of buttons in Telegram: taken as it is, turned in place, a number typed is its day."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date

import pytest
import pytest_asyncio

from bot.telegram.client import Client
from bot.telegram.outcomes import Sent
from bot.telegram.render import render
from bot.turn.buttons import index_of as pressed
from bot.turn.messages import message
from bot.turn.typed import index_of as typed
from dialogs.questions.calendar import Calendar
from dialogs.screens import Screen, Text
from dialogs.session import Session
from dialogs.wording.catalogue import LANGUAGES, catalogue
from tests.bot.support.standin import PERSON, TOKEN
from tests.telegram_standin import BotApi, User

SECRET = b"secret of the tests"
MOST_IN_A_ROW = 8
MARCH, AUGUST = (
    Calendar(last=date(2026, 12, 31)).screen(Text("upload.validity.ask"), month)
    for month in ("2026-03", "2026-08")
)
"""Six weeks each: as many buttons as a month can have."""


def asked(screen: Screen, shown: int, language: str = "kk") -> Session:
    return Session(f"tg:{PERSON}", language, choices=screen.actions(), shown=shown)


@pytest_asyncio.fixture
async def client(api: BotApi, user: User) -> AsyncIterator[Client]:
    made = Client(api.url, TOKEN)
    yield made
    await made.close()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_month_is_turned_in_the_same_message(
    client: Client, user: User, language: str
) -> None:
    place: int | None = None
    for number, screen in enumerate((MARCH, AUGUST, AUGUST)):
        session = asked(screen, number, language)
        asks = message(screen, session, catalogue(language), SECRET, replaces=number > 0)
        (call,) = render(asks, PERSON, place)
        outcome = await client.send(call)
        assert isinstance(outcome, Sent)
        place = outcome.message_id
    (shown,) = user.screen.from_bot
    weeks = [row for row in shown.rows if len(row) > 2]
    assert [len(week) for week in weeks] == [7] * 6
    assert max(len(row) for row in shown.rows) <= MOST_IN_A_ROW
    (day,) = (button for week in weeks for button in week if button.label == "31")
    index = pressed(SECRET, session, day.token)
    assert index is not None
    assert session.choices[index].action.code == "day:2026-08-31"


def test_a_number_that_is_typed_is_its_day_and_a_date_is_not() -> None:
    session = asked(MARCH, 1)
    index = typed(session, " 21 ")
    assert index is not None
    assert session.choices[index].action.code == "day:2026-03-21"
    for text in ("32", "21.03.2026", "2026"):
        assert typed(replace(session, shown=2), text) is None
