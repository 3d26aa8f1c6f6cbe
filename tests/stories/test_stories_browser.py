"""Stories in Chromium, as on a phone, against the product as a process."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from tests.bot.support.chromium import chromium
from tests.product.support.desk import Desk, at_the_desk
from tests.product.support.product import (
    OFFICER,
    STAFF_CHAT,
    Product,
    free_port,
    running,
    telegram_settings,
)
from tests.stories.support.arriving import arrival
from tests.stories.support.book import Story, of_forms, stories
from tests.stories.support.engine_player import WORKING_HOURS
from tests.stories.support.players import Telling
from tests.stories.support.records import Records
from tests.stories.support.web_player import WebPlayer
from tests.stories.support.words import is_shown, label
from tests.telegram_standin import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="module")

HAPPY = "SC-021 the happy path from the first word to the notice"
TWICE = "SC-021 handing in twice makes one application"
SHARED = (
    (HAPPY, "kk"),
    (HAPPY, "ru"),
    ("SC-002 switching the language in the middle loses nothing", "ru"),
    ("every button can be typed", "kk"),
    ("hostile words are refused or stored as they are", "kk"),
    ("a file that is not what it says is refused with what to do", "ru"),
    ("rows from a workbook replace those typed before", "kk"),
    ("news of a case leaves the question that is open as it was", "ru"),
)
BY_NAME = {story.name: story for story in stories()}
OF_FORMS = [(story.name, language) for story, language in of_forms("web")]
TOLD = [*SHARED, *OF_FORMS]


@dataclass(frozen=True)
class House:
    """A running product, a browser, and what else a player needs.

    ``clock`` is the file with the moment at which the product's clock stands; empty, it runs.
    """

    program: Browser
    product: Product
    api: BotApi
    records: Records
    desk: Desk
    clock: Path

    def player(self, stack: AsyncExitStack) -> WebPlayer:
        self.clock.write_text("", encoding="utf-8")
        address = self.product.address
        return WebPlayer(self.program, address, self.records, self.desk, stack, self.clock)


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """With Telegram beside the page, because that is where officers are told."""
    folder = tmp_path_factory.mktemp("product")
    async with BotApi.start() as api, chromium() as program:
        api.user(OFFICER).in_group(STAFF_CHAT)
        clock = folder / "clock"
        clock.write_text("", encoding="utf-8")
        settings = telegram_settings(api.url, "polling", free_port())
        settings["TEREZE_TEST_CLOCK"] = str(clock)
        async with (
            running(folder / "data", settings, "tests.product.support.process") as product,
            at_the_desk(product) as desk,
        ):
            records = Records(product.database_url)
            yield House(program, product, api, records, desk, clock)
            records.close()


@pytest.mark.parametrize(("name", "language"), TOLD)
async def test_chromium(name: str, language: str, house: House) -> None:
    house.records.empty_registry()
    async with AsyncExitStack() as stack:
        story, player = BY_NAME[name], house.player(stack)
        if (name, language) in OF_FORMS:
            await player.set_clock(story.clock or WORKING_HOURS)
        await Telling(story, language, player).play()
    assert house.records.inbox("quarantined") == 0


async def test_a_reload_in_the_middle_shows_the_same_chat_and_goes_on(house: House) -> None:
    house.records.empty_registry()
    whole = BY_NAME[TWICE]
    middle = _step_where(whole, "say", "office@example.kz")
    async with AsyncExitStack() as stack:
        player = house.player(stack)
        telling = Telling(whole, "kk", player)
        await telling.play(0, middle)
        page = player.chats["applicant"].page
        before = await page.inner_text("#log")
        await page.reload()
        await page.wait_for_function(
            "before => document.getElementById('log').innerText === before", arg=before
        )
        await telling.play(middle)


async def test_an_officer_at_the_desk_registers_and_issues_and_the_chat_is_told(
    house: House,
) -> None:
    house.records.empty_registry()
    officer = house.api.user(OFFICER, language_code="ru")
    await officer.send_command("start")
    await officer.wait_for()
    await officer.press(label("language.ru", "ru"))
    await officer.wait_for()
    await officer.send_command("desk")
    said = await officer.wait_for("/desk/enter/")
    link = next(word for word in said.text.split() if "/desk/enter/" in word)
    async with AsyncExitStack() as stack:
        player = house.player(stack)
        await Telling(BY_NAME[TWICE], "kk", player).play()
        chat = player.chats["applicant"].page
        context = await house.program.new_context(locale="ru-RU")
        stack.push_async_callback(context.close)
        desk = await context.new_page()
        await desk.goto(link)
        await desk.click("form button.primary")
        await desk.wait_for_url("**/desk")
        case = house.records.case(player.person("applicant"))
        assert case is not None
        await desk.click(f"a[href='/desk/case/{case.case_id}']")
        arrived = arrival(datetime.now(UTC))
        day = arrived.date().isoformat()
        received = {"received_at": f"{arrived:%Y-%m-%dT%H:%M}", "filed_before": "on"}
        registered = {**received, "registration_no": "138-99", "registered_on": day}
        steps: dict[str, dict[str, str]] = {
            "registered": registered,
            "under_review": {},
            "issued": {"notice_no": "77-N", "notice_date": day},
        }
        for state, typed in steps.items():
            form = desk.locator(f"form:has(input[name=step][value={state}])")
            for name, value in typed.items():
                field = form.locator(f"[name={name}]")
                await (field.check() if value == "on" else field.fill(value))
            await form.locator("button").click()
            await desk.wait_for_url(f"**done={state}")
            news = label(f"news.{state}", "kk").partition("{")[0].split("\n")[0]
            await chat.get_by_text(news).first.wait_for()
        text = await chat.inner_text("#log")
        assert is_shown({"key": "status.registered", "number": "138-99"}, "kk", text)
        assert is_shown({"key": "status.result", "number": "77-N"}, "kk", text)
        another = await house.program.new_context(locale="ru-RU")
        stack.push_async_callback(another.close)
        page = await another.new_page()
        await page.goto(link)
        async with page.expect_response(link) as answer:
            await page.click("form button.primary")
        assert (await answer.value).status == 410


def _step_where(story: Story, deed: str, value: str) -> int:
    return next(number for number, step in enumerate(story.steps) if step.get(deed) == value)
