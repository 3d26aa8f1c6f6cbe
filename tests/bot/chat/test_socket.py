"""The socket: who may open it, and that nothing is lost, doubled or reordered on it."""

import asyncio
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
import pytest_asyncio
from aiohttp import ClientSession, WSCloseCode, WSServerHandshakeError

from bot.chat.frames import FRAME_LIMIT
from bot.chat.socket import NO_COOKIE, Tempo
from bot.operations import metrics
from tests.bot.chat.conftest import Serve, Served
from tests.bot.support.office import FakeOffice
from tests.bot.support.visitor import Visitor, visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def aigerim(served: Served) -> AsyncIterator[Visitor]:
    """A person at the running chat; the office only stores."""
    served.office.answers = False
    async with visitor(served.origin) as person:
        yield person


@pytest.mark.parametrize(
    ("public_url", "origin", "opens"),
    [
        pytest.param("", "own", True, id="the page's own address"),
        pytest.param("https://tereze.example/", "https://tereze.example", True, id="PUBLIC_URL"),
        pytest.param("https://tereze.example", "http://tereze.example", False, id="other scheme"),
        pytest.param("https://tereze.example", "https://evil.example", False, id="another site"),
        pytest.param("", "null", False, id="a sandboxed frame"),
        pytest.param("", "http://127.0.0.1:1", False, id="another port"),
        pytest.param("", None, False, id="no origin"),
    ],
)
async def test_only_our_own_pages_may_open_the_socket(
    serve: Serve, public_url: str, origin: str | None, opens: bool
) -> None:
    served = await serve(public_url=public_url)
    asked_by = served.origin if origin == "own" else origin
    async with visitor(served.origin) as person, ClientSession() as session:
        headers = {
            "Cookie": person.headers()["Cookie"],
            **({"Origin": asked_by} if asked_by else {}),
        }
        if opens:
            async with session.ws_connect(f"{served.origin}/socket", headers=headers):
                pass
        else:
            with pytest.raises(WSServerHandshakeError) as refused:
                await session.ws_connect(f"{served.origin}/socket", headers=headers)
            assert refused.value.status == 403


async def test_a_browser_without_a_cookie_is_told_so(served: Served) -> None:
    headers = {"Origin": served.origin}
    async with (
        ClientSession() as session,
        session.ws_connect(f"{served.origin}/socket", headers=headers) as socket,
    ):
        await socket.receive()
        assert socket.close_code == NO_COOKIE


async def test_the_person_is_a_digest_of_the_cookie(served: Served, aigerim: Visitor) -> None:
    async with aigerim.line() as line:
        await line.say("Сәлем")
        await line.next("ack")
    (person, _, body) = served.office.received[0]
    assert person == aigerim.person
    assert aigerim.headers()["Cookie"].removeprefix("__Host-tereze=") not in person
    assert body == {"type": "said", "text": "Сәлем"}


async def test_a_frame_sent_again_is_acknowledged_but_kept_once(
    served: Served, aigerim: Visitor
) -> None:
    async with aigerim.line() as line:
        frame_id = await line.say("one")
        assert (await line.next("ack"))["id"] == frame_id
    async with aigerim.line() as line:
        await line.say("one", frame_id)
        assert (await line.next("ack"))["id"] == frame_id
    assert len(served.office.received) == 1


async def test_a_frame_is_acknowledged_only_when_it_is_stored(
    served: Served, aigerim: Visitor
) -> None:
    served.office.broken = True
    async with aigerim.line() as line:
        await line.until_ready()
        await line.say("one")
        assert await line.close_code() == WSCloseCode.INTERNAL_ERROR
    assert served.office.received == []


@pytest.mark.parametrize(
    ("lines", "after", "told", "earlier"),
    [
        pytest.param(0, 0, [], False, id="a new chat is empty"),
        pytest.param(3, 0, [1, 2, 3], False, id="a reload tells the whole chat"),
        pytest.param(450, 0, list(range(251, 451)), True, id="a reload tells the last 200"),
        pytest.param(450, 320, list(range(321, 451)), False, id="a reconnect tells what is new"),
        pytest.param(3, 3, [], False, id="a reconnect with nothing new tells nothing"),
    ],
)
async def test_what_is_told_first(
    served: Served, aigerim: Visitor, lines: int, after: int, told: list[int], earlier: bool
) -> None:
    for number in range(lines):
        served.office.say(aigerim.person, str(number))
    async with aigerim.line(after) as line:
        assert await line.until_ready() == (told, earlier)


async def test_older_lines_come_when_asked_for(served: Served, aigerim: Visitor) -> None:
    for number in range(450):
        served.office.say(aigerim.person, str(number))
    async with aigerim.line() as line:
        await line.until_ready()
        pages = []
        for before in (251, 51):
            await line.send({"id": str(uuid4()), "type": "earlier", "before": before})
            page = await line.next("earlier")
            pages.append(([item["seq"] for item in page["items"]], page["more"]))
    assert pages == [(list(range(51, 251)), True), (list(range(1, 51)), False)]
    assert served.office.received == []


async def test_every_open_tab_of_the_person_is_told_in_order_and_no_other_person(
    served: Served, aigerim: Visitor
) -> None:
    async with (
        visitor(served.origin) as stranger,
        aigerim.line() as one,
        aigerim.line() as two,
        stranger.line() as other,
    ):
        for line in (one, two, other):
            await line.until_ready()
        assert served.hub.open_sockets == 3
        assert b"tereze_sockets 3.0\n" in metrics.exposition()
        for number in range(120):
            served.office.say(aigerim.person, str(number))
        for line in (one, two):
            told = [(await line.next("posted"))["seq"] for _ in range(120)]
            assert told == list(range(1, 121))
        served.office.say(stranger.person, "only yours")
        assert (await other.next("posted"))["payload"]["text"] == "only yours"
    await served.empty()


async def test_a_message_committed_by_another_worker_arrives(
    served: Served, aigerim: Visitor
) -> None:
    async with aigerim.line() as line:
        await line.until_ready()
        served.office.hub = None
        served.office.say(aigerim.person, "from afar")
        assert (await line.next("posted"))["payload"]["text"] == "from afar"


async def test_an_idle_line_gives_signs_of_life(serve: Serve) -> None:
    served = await serve(tempo=Tempo(ask=0.1, beat=0.5))
    async with visitor(served.origin) as person, person.line() as line:
        await line.next("beat")


async def test_a_bad_frame_is_refused_and_the_talk_goes_on(aigerim: Visitor) -> None:
    async with aigerim.line() as line:
        await line.until_ready()
        await line.socket.send_str("{")
        assert await line.next("refused") == {
            "type": "refused",
            "id": None,
            "key": "web.refused.malformed",
        }
        await line.socket.send_bytes(b"\x00")
        assert (await line.next("refused"))["key"] == "web.refused.malformed"
        frame_id = await line.say("x" * FRAME_LIMIT)
        refused = await line.next("refused")
        assert (refused["id"], refused["key"]) == (frame_id, "web.refused.too_long")
        frame_id = await line.say("x" * 5000)
        assert (await line.next("ack"))["id"] == frame_id


@pytest.mark.parametrize(
    "first",
    [
        pytest.param("", id="silence"),
        pytest.param('{"type": "said"}', id="another frame"),
        pytest.param("{", id="noise"),
    ],
)
async def test_a_socket_that_does_not_greet_is_ended(serve: Serve, first: str) -> None:
    served = await serve(tempo=Tempo(hello=0.3))
    async with visitor(served.origin) as person, ClientSession() as session:
        address = f"{served.origin}/socket"
        async with session.ws_connect(address, headers=person.headers()) as socket:
            if first:
                await socket.send_str(first)
            async with asyncio.timeout(5):
                await socket.receive()
            assert socket.close_code == WSCloseCode.POLICY_VIOLATION


async def test_more_than_20_frames_in_5_seconds_are_refused(
    served: Served, aigerim: Visitor
) -> None:
    async with aigerim.line() as line:
        await line.until_ready()
        for number in range(25):
            await line.say(str(number))
        for _ in range(5):
            assert (await line.next("refused"))["key"] == "web.refused.too_fast"
    assert len(served.office.received) == 20


async def test_a_browser_that_does_not_read_is_cut_off_and_costs_no_memory(serve: Serve) -> None:
    served = await serve(FakeOffice(answers=False), tempo=Tempo(ask=0.1, send=0.3, beat=60))
    async with visitor(served.origin) as person:
        async with person.line() as line:
            await line.until_ready()
            for _ in range(4000):
                served.office.say(person.person, "x" * 10_000)
            await served.empty()
            assert served.office.asked < 4000 / 50
        async with person.line(after=3990) as line:
            assert await line.until_ready() == (list(range(3991, 4001)), False)


async def test_a_shutdown_sends_the_browsers_elsewhere(serve: Serve) -> None:
    served = await serve()
    async with visitor(served.origin) as person, person.line() as line:
        await line.until_ready()
        closing = asyncio.create_task(served.server.close())
        assert await line.close_code() == WSCloseCode.GOING_AWAY
        await closing
