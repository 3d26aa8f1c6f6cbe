"""A row is sent call by call; what was shown already is not shown again."""

from dataclasses import replace

import pytest

from bot.storage.messages import Kind
from bot.storage.outbox import Claimed
from bot.telegram.calls import EditText, SendText
from bot.telegram.outcomes import Outcome, Refused, RetryAfter, Sent, Unreachable
from bot.telegram.sender import RowSender
from tests.bot.support.sender import FakeSender
from tests.bot.support.writing import NOW

LONG = "a" * 4096 + "\n\n" + "b"


def row(text: str, kind: Kind = "message", edited: str | None = None) -> Claimed:
    payload = {"text": text, "replaces": edited is not None}
    return Claimed(1, "k", "tg:5", "telegram", kind, payload, edited, 1, NOW, repeat=False)


async def said(fake: FakeSender, claimed: Claimed) -> Outcome:
    return await RowSender(fake, lambda key, language: f"{key} {language}").say(claimed)


@pytest.fixture
def fake() -> FakeSender:
    return FakeSender()


async def test_a_long_text_is_shown_piece_by_piece(fake: FakeSender) -> None:
    assert await said(fake, row(LONG)) == Sent(2)
    assert [*fake.shown[5].values()] == ["a" * 4096, "b"]


async def test_a_wait_between_pieces_is_waited_out_and_none_comes_twice(
    fake: FakeSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr("bot.telegram.sender.asyncio.sleep", sleep)
    fake.next_outcomes.extend((Sent(), RetryAfter(7)))
    assert await said(fake, row(LONG)) == Sent(2)
    assert (slept, [*fake.shown[5].values()]) == ([7], ["a" * 4096, "b"])


async def test_a_wait_before_the_first_piece_is_the_outcome(fake: FakeSender) -> None:
    fake.next_outcomes.append(RetryAfter(7))
    assert await said(fake, row(LONG)) == RetryAfter(7)
    assert fake.shown == {}


async def test_an_outage_after_the_first_piece_may_have_done_it(fake: FakeSender) -> None:
    fake.next_outcomes.extend((Sent(), Unreachable("Fault", maybe_done=False)))
    assert await said(fake, row(LONG)) == Unreachable("Fault", maybe_done=True)


async def test_an_edit_that_is_refused_is_sent_as_a_new_message(fake: FakeSender) -> None:
    assert await said(fake, row("x", edited="77")) == Sent(1)
    assert [type(call) for call in fake.calls] == [EditText, SendText]
    assert fake.shown == {5: {1: "x"}}


async def test_what_has_markup_nobody_can_read_is_sent_plainly(fake: FakeSender) -> None:
    fake.next_outcomes.append(Refused("markup"))
    assert await said(fake, row("x")) == Sent(1)
    assert [getattr(call, "as_plain", None) for call in fake.calls] == [False, True]


async def test_what_may_have_come_before_says_so_in_its_language(fake: FakeSender) -> None:
    again = replace(row("x"), payload={"text": "x", "language": "ru"}, repeat=True)
    assert await said(fake, again) == Sent(1)
    assert fake.shown[5][1] == "message.repeat ru\n\nx"


async def test_a_press_answered_too_late_is_no_failure(fake: FakeSender) -> None:
    fake.next_outcomes.append(Refused("expired_press"))
    toast = replace(row("x", "toast"), payload={"text": "x", "callback_id": "Q"})
    assert await said(fake, toast) == Sent()
