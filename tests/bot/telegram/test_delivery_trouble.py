"""A Telegram that is slow, full or broken, workers that die: late, or twice and labelled."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from bot.ports.transact import Transact
from bot.storage.writer import Writer
from tests.bot.support.delivering import (
    BRISK,
    LABEL,
    Clock,
    Office,
    delivering,
    document,
    finished,
    message,
    people,
    said,
)
from tests.bot.support.standin import PERSON
from tests.telegram_standin import BotApi, NeverHappened, User

T = TypeVar("T")


async def test_one_slow_person_does_not_hold_another(api: BotApi, office: Office) -> None:
    _, other = people(api, PERSON, 6)
    api.faults.delay(30, chat=PERSON)
    await office.say(PERSON, "slow")
    await office.say(6, "quick")
    await other.wait_for("quick")
    assert api.calls_of("sendMessage", PERSON) == []


async def test_a_full_chat_waits_as_long_as_it_is_told(api: BotApi, sqlite_url: str) -> None:
    user, other = people(api, PERSON, 6)
    clock = Clock()
    api.faults.too_many(7, chat=PERSON)
    async with delivering(api.url, sqlite_url, clock=clock) as (office, _):
        await office.say(PERSON, "first", "second")
        await api.until(lambda: api.calls_of("sendMessage", PERSON))
        await office.say(6, "other")
        await other.wait_for("other")
        clock.now += timedelta(seconds=6.9)
        office.delivery.wake()
        with pytest.raises(NeverHappened):
            await user.wait_for("first", timeout=0.1)
        clock.now += timedelta(seconds=0.1)
        office.delivery.wake()
        await user.wait_for("second")
    assert said(user) == ["first", "second"]


async def test_the_bots_own_limit_pauses_everybody(api: BotApi, sqlite_url: str) -> None:
    *full, other = people(api, 5, 6, 7, 8)
    clock = Clock()
    for user in full:
        api.faults.too_many(7, chat=user.chat_id)
    async with delivering(api.url, sqlite_url, clock=clock) as (office, _):
        for user in full:
            await office.say(user.chat_id, "x")
        await api.until(lambda: len(api.calls) == 3)
        await office.say(8, "x")
        with pytest.raises(NeverHappened):
            await other.wait_for("x", timeout=0.1)
        clock.now += timedelta(seconds=7)
        office.delivery.wake()
        for user in (*full, other):
            await user.wait_for("x")


async def test_server_errors_pass_and_nothing_is_repeated(
    api: BotApi, office: Office, user: User
) -> None:
    api.faults.server_error(502, times=3)
    await office.say(PERSON, "x", "y")
    await user.wait_for("y")
    assert said(user) == ["x", "y"]
    assert office.counted["unreachable"] == 3


async def test_a_server_that_never_recovers_is_given_up(
    api: BotApi, sqlite_url: str, user: User
) -> None:
    api.faults.server_error(500, times=3)
    async with delivering(api.url, sqlite_url, pace=replace(BRISK, attempts=3)) as (
        office,
        running,
    ):
        await office.say(PERSON, "lost", "kept")
        await user.wait_for("kept")
        assert await finished(office, running) == ["failed", "sent"]
        assert office.counted == {"unreachable": 2, "failed": 1, "sent": 1}


async def test_a_message_whose_answer_was_lost_comes_again_labelled(
    api: BotApi, office: Office, user: User
) -> None:
    api.faults.drop_after_accept()
    await office.put(PERSON, ("message", message("x", title="T"), None))
    await user.wait_for(LABEL)
    assert said(user) == ["T\n\nx", f"{LABEL}\n\nT\n\nx"]


async def test_a_file_whose_answer_was_lost_comes_again_labelled(
    api: BotApi, office: Office, user: User
) -> None:
    api.faults.server_error(502, method="sendDocument")
    api.faults.drop_after_accept(method="sendDocument")
    await office.put(PERSON, ("document", document("x"), None), ("message", message("y"), None))
    await user.wait_for("y")
    assert said(user) == ["x", f"{LABEL}\n\nx", "y"]
    assert {user.saved(each.file_id) for each in user.screen.from_bot[:2]} == {b"{}"}


async def test_the_label_outlives_further_trouble(api: BotApi, office: Office, user: User) -> None:
    api.faults.drop_after_accept()
    api.faults.server_error()
    await office.say(PERSON, "x")
    await user.wait_for(LABEL)
    assert said(user) == ["x", f"{LABEL}\n\nx"]


async def test_a_full_chat_between_two_pieces_repeats_none(
    api: BotApi, office: Office, user: User
) -> None:
    api.faults.too_many(1, nth=2)
    await office.say(PERSON, "a" * 4096 + "\n\n" + "b")
    await user.wait_for("b")
    assert said(user) == ["a" * 4096, "b"]


async def test_a_link_broken_between_two_pieces_repeats_both(
    api: BotApi, office: Office, user: User
) -> None:
    api.faults.drop_before(nth=2)
    await office.say(PERSON, "a" * 4000 + "\n\n" + "b" * 200)
    await user.wait_for("b")
    assert [text[:6] for text in said(user)] == ["a" * 6, LABEL, "b" * 6]


DEAD: dict[str, tuple[bool, timedelta]] = {
    "the only worker goes on at once": (True, timedelta(0)),
    "another worker waits for the lease": (False, BRISK.lease),
}


@pytest.mark.parametrize(("only", "later"), DEAD.values(), ids=DEAD)
async def test_what_a_dead_worker_was_sending_comes_again_labelled(
    api: BotApi, sqlite_url: str, user: User, only: bool, later: timedelta
) -> None:
    clock = Clock()
    api.faults.stall(30)
    async with delivering(api.url, sqlite_url, clock=clock) as (office, _):
        await office.say(PERSON, "x", "y")
        await user.wait_for("x")
    clock.now += later
    async with delivering(api.url, sqlite_url, clock=clock, only=only):
        await user.wait_for("y")
    assert said(user) == ["x", f"{LABEL}\n\nx", "y"]


async def test_calls_that_outlast_the_lease_are_given_up_before(
    api: BotApi, sqlite_url: str, user: User
) -> None:
    api.faults.stall(30)
    short = replace(BRISK, lease=timedelta(seconds=0.2))
    async with delivering(api.url, sqlite_url, pace=short) as (office, _):
        await office.say(PERSON, "x")
        await user.wait_for(LABEL)
    assert said(user) == ["x", f"{LABEL}\n\nx"]


async def test_stopping_ends_what_is_under_way(api: BotApi, sqlite_url: str, user: User) -> None:
    api.faults.stall(0.2)
    async with delivering(api.url, sqlite_url) as (office, running):
        await office.say(PERSON, "x", "y")
        await user.wait_for("x")
        assert await finished(office, running) == ["sent", "pending"]


async def test_a_database_out_of_reach_is_asked_again(
    api: BotApi, sqlite_url: str, user: User
) -> None:
    def failing_twice(writer: Writer) -> Transact:
        troubles = [OperationalError("", {}, Exception()) for _ in range(2)]

        async def transact(run: Callable[[Connection], T]) -> T:
            if troubles:
                raise troubles.pop()
            return await writer.transact(run)

        return transact

    async with delivering(api.url, sqlite_url, through=failing_twice) as (office, _):
        await office.say(PERSON, "x")
        await user.wait_for("x")
    assert said(user) == ["x"]
