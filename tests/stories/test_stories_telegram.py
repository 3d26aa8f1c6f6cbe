"""The stories through Telegram: the product as a process, by polling and by webhook.

Every story is told once, in the ways that take turns in ``WAYS``; those that stand for their form
in every channel are told in both languages. Those that need a moment of their own are told by a
product whose clock a file sets.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from tests.product.support.desk import Desk, at_the_desk
from tests.product.support.product import STAFF_CHAT, free_port, running, telegram_settings
from tests.stories.support.book import Story, of_forms, stories
from tests.stories.support.engine_player import WORKING_HOURS
from tests.stories.support.players import Telling
from tests.stories.support.records import Records
from tests.stories.support.telegram_player import TelegramPlayer
from tests.telegram_standin import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")

WAYS = (("kk", "polling"), ("ru", "webhook"), ("ru", "polling"), ("kk", "webhook"))
ALL = [
    story
    for story in stories()
    if "telegram" in story.channels
    and "web" not in story.channels
    and (not story.only or "telegram" in story.only)
]
STANDING_CLOCK = "standing clock"
TOLD = [
    *((story, *WAYS[number % len(WAYS)]) for number, story in enumerate(ALL)),
    *((story, language, STANDING_CLOCK) for story, language in of_forms("telegram")),
]


@dataclass(frozen=True)
class House:
    """A running product and what a player needs of it."""

    api: BotApi
    records: Records
    desk: Desk
    clock: Path | None

    def player(self) -> TelegramPlayer:
        return TelegramPlayer(self.api, self.records, self.desk, self.clock)


Houses = Callable[[str], Awaitable[House]]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def houses(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Houses]:
    """A product for each way of getting updates, started when it is first asked for."""
    open_: dict[str, House] = {}
    async with AsyncExitStack() as stack:

        async def house(kind: str) -> House:
            if kind not in open_:
                folder = tmp_path_factory.mktemp("product")
                open_[kind] = await _open(kind, folder, stack)
            return open_[kind]

        yield house


async def _open(kind: str, folder: Path, stack: AsyncExitStack) -> House:
    api = await stack.enter_async_context(BotApi.start())
    api.user(OFFICERS).in_group(STAFF_CHAT)
    mode = "webhook" if kind == "webhook" else "polling"
    settings = telegram_settings(api.url, mode, free_port())
    clock = folder / "clock" if kind == STANDING_CLOCK else None
    module = "bot"
    if clock is not None:
        clock.write_text("", encoding="utf-8")
        settings["TEREZE_TEST_CLOCK"] = str(clock)
        module = "tests.product.support.process"
    product = await stack.enter_async_context(running(folder / "data", settings, module))
    desk = await stack.enter_async_context(at_the_desk(product))
    records = Records(product.database_url)
    stack.callback(records.close)
    return House(api, records, desk, clock)


OFFICERS = 700


@pytest.mark.parametrize(
    ("story", "language", "mode"), TOLD, ids=[f"{each[0].name}-{each[1:]}" for each in TOLD]
)
async def test_telegram(story: Story, language: str, mode: str, houses: Houses) -> None:
    house = await houses(STANDING_CLOCK if story.moves_the_clock() else mode)
    house.records.empty_registry()
    player = house.player()
    if mode == STANDING_CLOCK:
        await player.set_clock(story.clock or WORKING_HOURS)
    await Telling(story, language, player).play()
    assert house.records.inbox("quarantined") == 0
