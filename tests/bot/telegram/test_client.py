"""Every answer of Telegram has one outcome, and no outcome tells anything personal."""

import socket
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio

from bot.storage.messages import Button
from bot.telegram.calls import AnswerPress, Call, EditText, SendFile, SendText
from bot.telegram.client import FILE_LIMIT, Client
from bot.telegram.outcomes import Closed, Failure, Outcome, Refused, RetryAfter, Sent, Unreachable
from core.errors import Configuration, Invalid
from tests.bot.support.standin import PERSON, TOKEN
from tests.telegram_standin import BotApi, Faults, User

TEXT = SendText(PERSON, "<b>x</b>", "x")


@pytest_asyncio.fixture
async def client(api: BotApi, user: User) -> AsyncIterator[Client]:
    made = Client(api.url, TOKEN)
    yield made
    await made.close()


async def test_a_text_is_sent_with_its_buttons(client: Client, user: User) -> None:
    outcome = await client.send(SendText(PERSON, "<b>x</b>", "x", ((Button("y", "1.0.a"),),)))
    shown = user.screen.from_bot[0]
    assert outcome == Sent(shown.message_id)
    assert (shown.text, shown.labels, shown.entities[0]["type"]) == ("x", ("y",), "bold")


async def test_links_are_not_opened_for_a_preview(api: BotApi, client: Client) -> None:
    await client.send(TEXT)
    assert api.calls[0].params["link_preview_options"] == {"is_disabled": True}


async def test_the_plain_version_has_no_markup(client: Client, user: User) -> None:
    await client.send(SendText(PERSON, "&lt;", "<").plainly())
    assert user.screen.from_bot[0].text == "<"


async def test_a_file_is_sent_whole_under_its_name_with_its_words(
    client: Client, user: User
) -> None:
    content = '{"a": "ә\r\n--"}'.encode()
    outcome = await client.send(SendFile(PERSON, "a-2026-03-16.json", content, "&lt;ә&gt;", "<ә>"))
    shown = user.screen.from_bot[0]
    assert outcome == Sent(shown.message_id)
    assert (shown.file_name, shown.text) == ("a-2026-03-16.json", "<ә>")
    assert user.saved(shown.file_id) == content


async def test_a_file_whose_words_cannot_be_read_is_sent_with_plain_ones(
    client: Client, user: User
) -> None:
    call = SendFile(PERSON, "a.json", b"{}", "<b>", "<b>")
    assert await client.send(call) == Refused("markup")
    await client.send(call.plainly())
    assert [each.text for each in user.screen.from_bot] == ["<b>"]


async def test_an_edit_to_the_same_is_done_already(client: Client) -> None:
    sent = await client.send(TEXT)
    assert isinstance(sent, Sent)
    assert sent.message_id is not None
    edit = EditText(PERSON, sent.message_id, "<b>x</b>", "x", ())
    assert await client.send(edit) == sent


TROUBLES: dict[str, tuple[Callable[[Faults], object], Outcome]] = {
    "too many": (lambda f: f.too_many(7), RetryAfter(7)),
    "blocked": (lambda f: f.forbidden(), Closed()),
    "markup": (lambda f: f.bad_request("can't parse entities: x"), Refused("markup")),
    "no such chat": (lambda f: f.bad_request("chat not found"), Refused("no_chat")),
    "too long": (lambda f: f.bad_request("message is too long"), Refused("too_long")),
    "something new": (lambda f: f.bad_request("no tea"), Refused("other")),
    "the server fails": (
        lambda f: f.server_error(500),
        Unreachable("TelegramServerError", maybe_done=False),
    ),
    "the gateway fails": (
        lambda f: f.server_error(504),
        Unreachable("TelegramServerError", maybe_done=False),
    ),
    "the link breaks before": (
        lambda f: f.drop_before(),
        Unreachable("TelegramNetworkError", maybe_done=True),
    ),
    "the link breaks after": (
        lambda f: f.drop_after_accept(),
        Unreachable("TelegramNetworkError", maybe_done=True),
    ),
}


@pytest.mark.parametrize(("trouble", "outcome"), TROUBLES.values(), ids=TROUBLES)
async def test_trouble_has_an_outcome(
    api: BotApi, client: Client, trouble: Callable[[Faults], object], outcome: Outcome
) -> None:
    trouble(api.faults)
    assert await client.send(TEXT) == outcome


REFUSED: dict[str, tuple[Call, Outcome]] = {
    "an old press": (AnswerPress("1"), Refused("expired_press")),
    "an edit of nothing": (EditText(PERSON, 99, "x", "x", ()), Refused("not_editable")),
    "an unknown chat": (SendText(404, "x", "x"), Refused("no_chat")),
    "broken markup": (SendText(PERSON, "<b>", "<b>"), Refused("markup")),
    "4097 units": (SendText(PERSON, "a" * 4097, "a" * 4097), Refused("too_long")),
}


@pytest.mark.parametrize(("call", "outcome"), REFUSED.values(), ids=REFUSED)
async def test_the_standin_refuses_as(client: Client, call: Call, outcome: Outcome) -> None:
    assert await client.send(call) == outcome


async def test_without_a_connection_nothing_was_done() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        client = Client(f"http://127.0.0.1:{taken.getsockname()[1]}", TOKEN)
        outcome = await client.send(TEXT)
        await client.close()
    assert outcome == Unreachable("TelegramNetworkError", maybe_done=False)


async def test_a_withdrawn_token_loses_no_message(api: BotApi) -> None:
    client = Client(api.url, "123:OTHER")
    outcome = await client.send(TEXT)
    await client.close()
    assert outcome == Unreachable("TelegramUnauthorizedError", maybe_done=False)


def test_what_cannot_be_a_token_stops_the_start() -> None:
    with pytest.raises(Configuration) as error:
        Client("http://127.0.0.1", "secret")
    assert "secret" not in str(error.value)


async def test_knows_its_own_name(client: Client) -> None:
    assert await client.username() == "standin_bot"


async def test_fetches_a_file_in_pieces(client: Client, user: User) -> None:
    content = bytes(range(256)) * 1000
    sent = await user.send_document("a.pdf", content, "application/pdf")
    assert b"".join([piece async for piece in client.fetch(sent.file_id)]) == content


async def test_a_file_too_large_for_bots_is_refused(client: Client, user: User) -> None:
    sent = await user.send_document("a.pdf", b"%PDF", "application/pdf", size=FILE_LIMIT + 1)
    with pytest.raises(Invalid) as refusal:
        await anext(client.fetch(sent.file_id))
    assert (refusal.value.code, refusal.value.params) == ("E-FILE-SIZE", {"size": 20})


async def test_a_file_larger_than_it_says_is_cut_off(client: Client, user: User) -> None:
    sent = await user.send_document("a.pdf", bytes(FILE_LIMIT + 1), "application/pdf", size=1)
    with pytest.raises(Invalid):
        assert [piece async for piece in client.fetch(sent.file_id)] == []


async def test_a_file_telegram_does_not_know(client: Client) -> None:
    with pytest.raises(FileNotFoundError):
        await anext(client.fetch("x"))


async def test_a_file_out_of_reach_may_be_asked_for_again(
    api: BotApi, client: Client, user: User
) -> None:
    sent = await user.send_document("a.pdf", b"%PDF", "application/pdf")
    api.faults.server_error(502, method="getFile")
    with pytest.raises(ConnectionError):
        await anext(client.fetch(sent.file_id))
    assert [piece async for piece in client.fetch(sent.file_id)] == [b"%PDF"]


async def test_a_second_reader_of_updates_is_told_so(api: BotApi, client: Client) -> None:
    assert await client.set_webhook("http://127.0.0.1:9/hook", "s") is None
    assert await client.updates(None, 0) == Refused("conflict")
    assert await client.delete_webhook() is None
    assert not isinstance(await client.updates(None, 0), Failure)
