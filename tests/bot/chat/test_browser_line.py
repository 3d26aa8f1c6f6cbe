"""The page in Chromium: what a person does arrives, once, in order, whatever the line does."""

import pytest

from tests.bot.chat.conftest import Serve, Served
from tests.bot.support import words
from tests.bot.support.chromium import Chat, Opener
from tests.bot.support.office import FakeOffice

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def _all_said(opened: Chat, office: FakeOffice, texts: list[str]) -> None:
    await opened.page.wait_for_function(
        "count => document.querySelectorAll('#log .own').length === count", arg=len(texts)
    )
    assert office.said() == texts
    assert await opened.own() == texts


async def test_what_is_said_without_a_line_arrives_once_and_in_order(
    serve: Serve, chat: Opener
) -> None:
    served = await serve()
    async with chat(served.origin) as opened:
        await opened.say("one")
        await opened.office(2)
        await served.server.close()
        await opened.wait_until("document.getElementById('line').textContent !== ''")
        for text in ("two", "three", "four"):
            await opened.say(text)
        waiting = words.texts("kk")["web.waiting"]
        assert await opened.page.get_by_text(waiting).count() == 3
        assert await opened.page.inner_text("#line") == words.texts("kk")["web.offline"]
        assert await opened.page.is_hidden("#working")
        again = await serve(served.office, port=served.port)
        await _all_said(opened, again.office, ["one", "two", "three", "four"])
        await opened.office(5)
        assert await opened.page.inner_text("#line") == ""


async def test_a_lost_acknowledgement_doubles_nothing(served: Served, chat: Opener) -> None:
    async with chat(served.origin) as opened:
        served.office.lost_acks = 2
        await opened.say("one")
        await opened.say("two")
        await _all_said(opened, served.office, ["one", "two"])


async def test_what_is_not_stored_yet_survives_a_reload(served: Served, chat: Opener) -> None:
    async with chat(served.origin) as opened:
        served.office.broken = True
        await opened.say("one")
        await opened.say("two")
        await opened.page.reload()
        await opened.wait_until("document.querySelectorAll('.own').length === 2")
        served.office.broken = False
        await _all_said(opened, served.office, ["one", "two"])


async def test_the_line_falling_again_and_again_loses_and_doubles_nothing(
    served: Served, chat: Opener
) -> None:
    texts = [f"row {number}" for number in range(15)]
    async with chat(served.origin) as opened:
        for number, text in enumerate(texts):
            await opened.say(text)
            if number % 5 == 2:
                await served.hub.close()
        await _all_said(opened, served.office, texts)


async def test_more_than_the_server_takes_at_once_arrives_a_little_later(
    served: Served, chat: Opener
) -> None:
    texts = [str(number) for number in range(24)]
    async with chat(served.origin) as opened:
        for text in texts:
            await opened.say(text)
        await _all_said(opened, served.office, texts)


async def test_pushes_missed_without_a_line_arrive_in_order(served: Served, chat: Opener) -> None:
    async with chat(served.origin) as opened:
        (person, _, _) = served.office.received[0]
        await served.hub.close()
        for number in range(60):
            served.office.say(person, f"push {number}")
        await opened.office(61)
        told = await opened.page.locator(".office p").all_inner_texts()
        assert told[-60:] == [f"push {number}" for number in range(60)]


async def test_two_tabs_show_one_chat(served: Served, chat: Opener) -> None:
    async with chat(served.origin) as opened:
        other = Chat(await opened.page.context.new_page())
        await other.open(served.origin)
        await opened.say("from the first tab")
        await other.office(2)
        assert await other.own() == ["from the first tab"]
        await other.say("from the second tab")
        await opened.office(3)
        assert await opened.own() == ["from the first tab", "from the second tab"]
    assert len(served.office.of("opened")) == 1


async def test_every_click_is_one_press_with_its_own_id(served: Served, chat: Opener) -> None:
    served.office.delay = 0.3
    async with chat(served.origin) as opened:
        await opened.page.locator(".row button").first.dblclick()
        await opened.office(3)
    presses = [row for row in served.office.received if row[2]["type"] == "pressed"]
    assert [body["token"] for _, _, body in presses] == ["1.0.kk", "1.0.kk"]
    assert len({update_id for _, update_id, _ in presses}) == 2
