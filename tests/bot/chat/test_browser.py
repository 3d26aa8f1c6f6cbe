"""The page in Chromium: its cookie, its language, its keyboard, what it shows and sends."""

from uuid import uuid4

import pytest
from playwright.async_api import Browser, Route

from bot.chat.frames import FRAME_LIMIT
from tests.bot.chat.conftest import Served
from tests.bot.support import words
from tests.bot.support.chromium import Opener
from tests.bot.support.office import HOSTILE

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_chromium_takes_the_host_cookie_on_loopback_and_hides_it_from_scripts(
    served: Served,
    chat: Opener,
) -> None:
    async with chat(served.origin) as opened:
        (cookie,) = await opened.page.context.cookies()
        assert cookie["name"] == "__Host-tereze"
        assert cookie["secure"]
        assert cookie["httpOnly"]
        assert cookie["sameSite"] == "Lax"
        assert await opened.page.evaluate("document.cookie") == ""
        await opened.page.reload()
        await opened.office(1)
        assert len({person for person, _, _ in served.office.received}) == 1


async def test_a_browser_that_lost_its_cookie_gets_a_new_one(served: Served, chat: Opener) -> None:
    async with chat(served.origin) as opened:
        await opened.page.context.clear_cookies()
        await served.hub.close()
        await opened.page.wait_for_event("load")
        await opened.office(1)
        assert len({person for person, _, _ in served.office.received}) == 2


async def test_a_browser_that_takes_no_cookies_is_told_what_to_do(
    served: Served, program: Browser
) -> None:
    async with await program.new_context(locale="kk-KZ") as context:

        async def forget(route: Route) -> None:
            await context.clear_cookies()
            await route.continue_()

        await context.route("**/line.js", forget)
        page = await context.new_page()
        await page.goto(served.origin)
        await page.get_by_text(words.texts("kk")["web.cookies"]).wait_for()
    assert served.office.received == []


async def test_a_first_visit_opens_the_dialog_once_and_a_reload_tells_the_whole_chat(
    served: Served,
    chat: Opener,
) -> None:
    async with chat(served.origin, locale="ru-RU") as opened:
        await opened.say("ООО «Степь»")
        await opened.office(2)
        before = await opened.page.inner_text("#log")
        await opened.page.reload()
        await opened.office(2)
        assert await opened.page.inner_text("#log") == before
        assert await opened.page.locator(".row button:enabled").count() == 3
    assert served.office.of("opened") == [{"type": "opened", "language": "ru"}]


async def test_only_the_latest_message_can_be_pressed(served: Served, chat: Opener) -> None:
    async with chat(served.origin) as opened:
        await opened.page.locator(".row button").first.click()
        await opened.office(2)
        old = opened.page.locator(".office").first.locator("button")
        new = opened.page.locator(".office").last.locator("button")
        assert [await old.nth(at).is_enabled() for at in range(3)] == [False] * 3
        assert [await new.nth(at).is_enabled() for at in range(3)] == [True] * 3


async def test_a_sign_of_work_shows_from_sending_until_the_answer(
    served: Served, chat: Opener
) -> None:
    served.office.delay = 0.5
    async with chat(served.origin) as opened:
        await opened.wait_until("document.getElementById('working').hidden")
        await opened.say("one")
        assert await opened.page.is_visible("#working")
        await opened.office(2)
        assert await opened.page.is_hidden("#working")


async def test_the_toggle_changes_the_page_and_tells_the_dialog(
    served: Served, chat: Opener
) -> None:
    async with chat(served.origin) as opened:
        for language, other in (("ru", "kk"), ("kk", "ru")):
            await opened.page.click(f"[data-language={language}]")
            await opened.wait_until(f"document.querySelector('.office').lang === '{language}'")
            page = opened.page
            assert await page.get_attribute("html", "lang") == language
            assert await page.get_attribute(f"[data-language={language}]", "aria-pressed") == "true"
            assert await page.get_attribute(f"[data-language={other}]", "aria-pressed") == "false"
            spoken = words.texts("kk" if language == "kk" else "ru")
            assert (
                await page.get_attribute("#text", "placeholder") == spoken["web.text.placeholder"]
            )
            assert await page.title() == f"{spoken['web.name']} · {spoken['web.subtitle']}"
            assert await page.locator(".office").count() == 1
    assert [body["value"] for body in served.office.of("language")] == ["ru", "kk"]


async def test_a_day_is_picked(served: Served, chat: Opener) -> None:
    async with chat(served.origin) as opened:
        assert await opened.page.is_hidden("#day")
        await opened.say("date")
        await opened.page.fill("#day-value", "2026-11-21")
        await opened.page.click("#day-send")
        await opened.office(3)
        assert await opened.page.is_hidden("#day")
    assert served.office.of("day") == [{"type": "day", "value": "2026-11-21"}]


@pytest.mark.parametrize(
    ("asked", "keyboard"),
    [
        ("text", "text"),
        ("email", "email"),
        ("phone", "tel"),
        ("number", "decimal"),
        ("none", "text"),
    ],
)
async def test_the_keyboard_fits_the_question(
    served: Served, chat: Opener, asked: str, keyboard: str
) -> None:
    async with chat(served.origin) as opened:
        await opened.say(asked)
        await opened.office(2)
        assert await opened.page.evaluate("document.getElementById('text').inputMode") == keyboard
        assert await opened.page.is_enabled("#text")
        assert await opened.page.is_hidden("#file")
        assert await opened.page.is_hidden("#day")


async def test_markup_in_words_is_shown_as_words(served: Served, chat: Opener) -> None:
    async with chat(served.origin) as opened:
        (person, _, _) = served.office.received[0]
        await opened.say(HOSTILE)
        await opened.office(2)
        await opened.say("hostile")
        await opened.office(3)
        served.office.post(person, "toast", {"text": HOSTILE})
        await opened.wait_until("document.getElementById('toast').textContent !== ''")
        last = opened.page.locator(".office").last
        for part in ("h2", "p", "button"):
            assert await last.locator(part).inner_text() == HOSTILE
        assert await opened.page.inner_text("#toast") == HOSTILE
        assert (await opened.own())[0] == HOSTILE
        assert await opened.page.locator("#scroll img, #scroll b, footer img").count() == 0
        assert await opened.page.title() != "1"


async def test_enter_sends_shift_enter_breaks_the_line_and_a_pasted_table_stays_one(
    served: Served,
    chat: Opener,
) -> None:
    table = "AM-1\tS19\t001\nAM-1\tS19\t002\n\nAM-2\tM50\t003"
    async with chat(served.origin) as opened:
        await opened.page.focus("#text")
        lowest = await opened.page.evaluate("document.getElementById('text').offsetHeight")
        await opened.page.keyboard.type("one")
        await opened.page.keyboard.press("Shift+Enter")
        await opened.page.keyboard.type("two")
        grown = await opened.page.evaluate("document.getElementById('text').offsetHeight")
        assert grown > lowest
        await opened.page.keyboard.press("Enter")
        await opened.office(2)
        assert await opened.page.evaluate("document.getElementById('text').offsetHeight") == lowest
        await opened.page.keyboard.insert_text(table)
        await opened.page.keyboard.press("Enter")
        await opened.page.keyboard.press("Enter")
        await opened.office(3)
    assert served.office.said() == ["one\ntwo", table]


async def test_a_text_too_long_for_the_line_stays_in_the_field(
    served: Served, chat: Opener
) -> None:
    async with chat(served.origin) as opened:
        await opened.page.fill("#text", "ә" * (FRAME_LIMIT // 2))
        await opened.page.click("#send")
        assert await opened.page.inner_text("#toast") == words.texts("kk")["web.refused.too_long"]
        assert await opened.page.input_value("#text") != ""
        await opened.say("ә" * 4001)
        await opened.office(2)
        assert await opened.page.inner_text("#toast") == ""
    assert [len(text) for text in served.office.said()] == [4001]


async def test_earlier_messages_come_on_request_and_keep_their_order(
    served: Served, chat: Opener
) -> None:
    async with chat(served.origin) as opened:
        (person, _, _) = served.office.received[0]
        for number in range(2, 441):
            served.office.post(person, "own", {"text": str(number), "id": str(uuid4())})
        await opened.page.reload()
        for shown in (200, 400, 439):
            await opened.wait_until(f"document.querySelectorAll('.own').length === {shown}")
            if shown < 439:
                await opened.page.click("#earlier")
        assert await opened.own() == [str(number) for number in range(2, 441)]
        assert await opened.page.is_hidden("#earlier")
