"""A calendar of buttons on a phone: columns, sizes, what can be pressed, what is left of it."""

from datetime import date

import orjson
import pytest

from bot.storage.messages import to_json
from bot.turn.messages import message
from dialogs.questions.calendar import Calendar
from dialogs.screens import Screen, Text
from dialogs.session import Session
from dialogs.wording.catalogue import catalogue
from tests.bot.chat.conftest import Served
from tests.bot.support.chromium import SMALLEST, Chat, Opener

pytestmark = pytest.mark.asyncio(loop_scope="session")

NARROW = {"width": 360, "height": 740}
LANGUAGES = {"kk-KZ": "kk", "ru-RU": "ru"}
MARCH = Calendar(last=date(2026, 3, 16)).screen(Text("upload.validity.ask"), "2026-03")
"""Sunday the 1st to Monday the 16th: six blank places before, six after."""

DAYS = """() => [...document.querySelectorAll(".row:has(> :nth-child(7))")].map((row) =>
  [...row.querySelectorAll("button")].map((button) => {
    const { left, width, height } = button.getBoundingClientRect();
    return [Number(button.textContent), Math.round(left), width, height];
  }))"""
SIDEWAYS = "document.getElementById('scroll').scrollWidth > document.documentElement.clientWidth"


async def _shown(opened: Chat, served: Served, language: str, screen: Screen = MARCH) -> None:
    (person, *_) = served.office.received[0]
    session = Session(person, language, choices=screen.actions())
    shown = message(screen, session, catalogue(language), b"", replaces=False)
    served.office.post(person, "message", orjson.loads(to_json(shown)))
    await opened.office(2)


@pytest.mark.parametrize("locale", LANGUAGES)
async def test_the_days_of_a_week_stand_one_above_another(
    served: Served, chat: Opener, locale: str
) -> None:
    async with chat(served.origin, locale=locale, viewport=NARROW) as opened:
        await _shown(opened, served, LANGUAGES[locale])
        weeks = await opened.page.evaluate(DAYS)
        assert [[day for day, *_ in week] for week in weeks] == [
            [1],
            [2, 3, 4, 5, 6, 7, 8],
            [9, 10, 11, 12, 13, 14, 15],
            [16],
        ]
        first, second, third, last = [[left for _, left, *_ in week] for week in weeks]
        assert second == third == sorted(second)
        assert (first, last) == (second[-1:], second[:1])
        sizes = [size for week in weeks for _, _, *pair in week for size in pair]
        assert min(sizes) >= 44
        assert not await opened.page.evaluate(SIDEWAYS)


async def test_the_smallest_screen_has_the_whole_week(served: Served, chat: Opener) -> None:
    async with chat(served.origin, viewport=SMALLEST) as opened:
        await _shown(opened, served, "kk")
        second = (await opened.page.evaluate(DAYS))[1]
        assert len({left for _, left, *_ in second}) == 7
        assert min(width for _, _, width, _ in second) >= 38
        assert not await opened.page.evaluate(SIDEWAYS)


async def test_a_day_is_picked_and_its_month_folds_away(served: Served, chat: Opener) -> None:
    async with chat(served.origin, viewport=NARROW) as opened:
        await _shown(opened, served, "kk")
        assert await opened.page.get_by_text("·", exact=True).count() == 0
        await opened.page.get_by_role("button", name="15", exact=True).click()
        await opened.office(3)
        month = opened.page.locator(".office").nth(1)
        assert await month.get_by_role("button", name="15", exact=True).count() == 0
        assert await month.locator("p").count() == 3
    (_, _, body) = served.office.received[-1]
    assert body["type"] == "pressed"
    assert int(body["token"].split(".")[1], 16) == [
        choice.action.code for choice in MARCH.actions()
    ].index("day:2026-03-15")
