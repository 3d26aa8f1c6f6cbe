"""Outbox rows reach people in order, each in the shape Telegram takes."""

from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.storage import sessions
from tests.bot.support.delivering import (
    Office,
    delivering,
    document,
    finished,
    message,
    people,
    said,
)
from tests.bot.support.standin import PERSON
from tests.telegram_standin import BotApi, User

BUTTONS = [[{"label": "Иә", "token": "1.0.a"}]]


async def test_one_persons_messages_keep_their_order(office: Office, user: User) -> None:
    texts = [f"{number:02}" for number in range(20)]
    for pair in zip(texts[::2], texts[1::2], strict=True):
        await office.say(PERSON, *pair)
    await user.wait_for("19")
    assert said(user) == texts


async def test_a_press_is_answered_first_and_once(api: BotApi, office: Office, user: User) -> None:
    await office.put(PERSON, ("message", message("choose", buttons=BUTTONS), None))
    asked = await user.wait_for("choose")
    query = await user.press("Иә")
    edited = message("chosen", replaces=True)
    await office.put(
        PERSON,
        ("toast", {"callback_id": query, "text": ""}, None),
        ("message", edited, str(asked.message_id)),
    )
    shown = await user.wait_for("chosen")
    assert [call.method for call in api.calls] == [
        *("sendMessage", "answerCallbackQuery", "editMessageText")
    ]
    assert (shown.message_id, said(user), user.unanswered) == (asked.message_id, ["chosen"], [])


async def test_an_expired_press_does_not_hold_the_message(
    api: BotApi, sqlite_url: str, user: User
) -> None:
    async with delivering(api.url, sqlite_url) as (office, running):
        await office.put(
            PERSON,
            ("toast", {"callback_id": "forged", "text": "x"}, None),
            ("message", message("current"), None),
        )
        await user.wait_for("current")
        assert await finished(office, running) == ["sent", "sent"]


async def test_a_file_comes_in_its_turn_with_its_words(office: Office, user: User) -> None:
    content = '{"a": "ә"}'
    await office.put(
        PERSON,
        ("message", message("one"), None),
        ("document", document("<two>", content), None),
        ("message", message("three"), None),
    )
    await user.wait_for("three")
    assert said(user) == ["one", "<two>", "three"]
    shown = user.screen.from_bot[1]
    assert (shown.file_name, user.saved(shown.file_id)) == ("a.json", content.encode())


@pytest.mark.parametrize(
    "reason",
    ["message to edit not found", "message can't be edited", "made up"],
)
async def test_an_edit_that_is_refused_is_sent_anew(
    api: BotApi, office: Office, user: User, reason: str
) -> None:
    api.faults.bad_request(reason, method="editMessageText")
    await office.put(PERSON, ("message", message("x", replaces=True), "3"))
    await user.wait_for("x")
    assert said(user) == ["x"]


async def test_an_edit_whose_answer_was_lost_is_no_repeat(
    api: BotApi, sqlite_url: str, user: User
) -> None:
    async with delivering(api.url, sqlite_url) as (office, running):
        await office.say(PERSON, "one")
        asked = await user.wait_for("one")
        api.faults.drop_after_accept(method="editMessageText")
        await office.put(PERSON, ("message", message("two", replaces=True), str(asked.message_id)))
        await api.until(lambda: len(api.calls_of("editMessageText")) == 2)
        assert await finished(office, running) == ["sent", "sent"]
    assert said(user) == ["two"]


async def test_who_blocks_the_bot_is_written_to_no_more(
    api: BotApi, sqlite_url: str, user: User
) -> None:
    (other,) = people(api, 6)
    await user.block_bot()
    async with delivering(api.url, sqlite_url) as (office, running):
        await office.say(PERSON, "secret one", "two", "three")
        await office.say(6, "other")
        await other.wait_for("other")
        with capture_logs() as logs:
            await api.until(lambda: api.calls_of("sendMessage", PERSON))
            assert await finished(office, running) == ["closed"] * 3 + ["sent"]
        await office.say(PERSON, "four")
        session = await office.writer.transact(lambda each: sessions.load(each, f"tg:{PERSON}"))
        assert session is not None
        assert not session.open
        assert (await office.states())[-1] == "closed"
    assert len(api.calls_of("sendMessage", PERSON)) == 1
    assert not any(word in str(logs) for word in ("secret", f"tg:{PERSON}", "123:TEST"))


async def test_markup_telegram_cannot_read_is_said_plainly(
    api: BotApi, office: Office, user: User
) -> None:
    api.faults.bad_request("can't parse entities: made up", method="sendMessage")
    await office.put(PERSON, ("message", message("a <b> & c", title="T", buttons=BUTTONS), None))
    shown = await user.wait_for("a <b> & c")
    assert (shown.text, shown.entities, shown.labels) == ("T\n\na <b> & c", (), ("Иә",))


FAILING: dict[str, tuple[str, dict[str, Any], str | None]] = {
    "a token of 65 bytes": (
        "message",
        message("x", buttons=[[{"label": "x", "token": "x" * 65}]]),
        None,
    ),
    "a kind of another channel": ("own", {"text": "x"}, None),
    "a file of nothing": ("document", document("x", ""), None),
    "an edit of no message": ("message", message("x", replaces=True), "x"),
}


@pytest.mark.parametrize("row", FAILING.values(), ids=FAILING)
async def test_what_cannot_be_sent_does_not_hold_the_rest(
    api: BotApi, sqlite_url: str, user: User, row: tuple[str, dict[str, Any], str | None]
) -> None:
    async with delivering(api.url, sqlite_url) as (office, running):
        await office.put(PERSON, row, ("message", message("next"), None))
        await user.wait_for("next")
        assert await finished(office, running) == ["failed", "sent"]
        assert office.counted == {"failed": 1, "sent": 1}


async def test_a_row_that_cannot_be_read_does_not_hold_the_rest(
    api: BotApi, sqlite_url: str, user: User
) -> None:
    async with delivering(api.url, sqlite_url) as (office, running):
        await office.store_row(PERSON, "message", {"nothing": "known"})
        await office.say(PERSON, "next")
        await user.wait_for("next")
        assert await finished(office, running) == ["failed", "sent"]


async def test_a_person_nobody_can_address_is_passed_over(
    api: BotApi, sqlite_url: str, user: User
) -> None:
    async with delivering(api.url, sqlite_url) as (office, running):
        await office.say("@nobody", "x")
        await office.say(PERSON, "next")
        await user.wait_for("next")
        assert await finished(office, running) == ["failed", "sent"]


async def test_officers_are_told_in_their_chat(api: BotApi, office: Office) -> None:
    group = api.user(id=6).in_group(-100)
    await office.put(-100, ("staff", {"text": "<new>"}, None))
    assert (await group.wait_for("new")).text == "<new>"
