"""The stand-in's methods obey the Bot API's protocol: driven by the real aiogram client."""

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError
from aiogram.types import BotCommand, BufferedInputFile, KeyboardButton, ReplyKeyboardMarkup

from tests.bot.support.standin import PERSON, TOKEN, keyboard
from tests.telegram_standin import BotApi, User

Act = Callable[[Bot], Awaitable[object]]

REFUSED: list[tuple[str, Act, str]] = [
    ("empty text", lambda b: b.send_message(PERSON, ""), "message text is empty"),
    ("only blanks", lambda b: b.send_message(PERSON, " \n "), "text must be non-empty"),
    ("4097 units", lambda b: b.send_message(PERSON, "a" * 4097), "message is too long"),
    (
        "2049 emoji are 4098 units",
        lambda b: b.send_message(PERSON, "😀" * 2049),
        "message is too long",
    ),
    (
        "unknown tag",
        lambda b: b.send_message(PERSON, "я<p>x</p>", parse_mode="HTML"),
        'can\'t parse entities: Unsupported start tag "p" at byte offset 2',
    ),
    (
        "tag never closed",
        lambda b: b.send_message(PERSON, "<b>x", parse_mode="HTML"),
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    (
        "crossed tags",
        lambda b: b.send_message(PERSON, "<b><i>x</b></i>", parse_mode="HTML"),
        'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
    ),
    (
        "lone less-than sign",
        lambda b: b.send_message(PERSON, "1 < 2", parse_mode="HTML"),
        "Unclosed start tag at byte offset 2",
    ),
    ("unknown chat", lambda b: b.send_message(404, "x"), "chat not found"),
    (
        "65 bytes of data",
        lambda b: b.send_message(PERSON, "x", reply_markup=keyboard("ы" * 32 + "a")),
        "BUTTON_DATA_INVALID",
    ),
    (
        "edit of nothing",
        lambda b: b.edit_message_text("x", chat_id=PERSON, message_id=99),
        "message to edit not found",
    ),
    ("delete of nothing", lambda b: b.delete_message(PERSON, 99), "message to delete not found"),
    ("unknown press", lambda b: b.answer_callback_query("1"), "query is too old"),
    ("unknown file", lambda b: b.get_file("x"), "wrong file_id"),
    (
        "empty file",
        lambda b: b.send_document(PERSON, BufferedInputFile(b"", "a.pdf")),
        "file must be non-empty",
    ),
    (
        "command in capitals",
        lambda b: b.set_my_commands([BotCommand(command="Start", description="x")]),
        "BOT_COMMAND_INVALID",
    ),
    ("long description", lambda b: b.set_my_description("x" * 513), "too long"),
]


@pytest.mark.parametrize(
    ("act", "reason"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED]
)
async def test_refuses_with_telegrams_words(
    api: BotApi, bot: Bot, user: User, act: Act, reason: str
) -> None:
    with pytest.raises(TelegramAPIError) as refusal:
        await act(bot)

    assert reason in str(refusal.value)
    assert [(call.outcome, call.error_code) for call in api.calls] == [("refused", 400)]
    assert user.screen.messages == ()


@pytest.mark.parametrize(
    ("source", "shown", "entity"),
    [
        pytest.param("<b>Атауы</b> x", "Атауы x", ("bold", 0, 5), id="bold"),
        pytest.param("😀<b>x</b>", "😀x", ("bold", 2, 1), id="offset in UTF-16 units"),
        pytest.param("  <i>x</i> ", "x", ("italic", 0, 1), id="blanks at the ends go"),
        pytest.param("&lt;p&gt; &amp; <u>&#39;</u>", "<p> & '", ("underline", 6, 1), id="escaped"),
        pytest.param(
            "<b>" + "a" * 4096 + "</b>", "a" * 4096, ("bold", 0, 4096), id="limit after parsing"
        ),
        pytest.param('<span class="tg-spoiler">x</span>', "x", ("spoiler", 0, 1), id="spoiler"),
    ],
)
async def test_reads_html(
    bot: Bot, user: User, source: str, shown: str, entity: tuple[str, int, int]
) -> None:
    sent = await bot.send_message(PERSON, source, parse_mode="HTML")

    assert sent.text == shown
    assert [(e.type, e.offset, e.length) for e in sent.entities or []] == [entity]
    assert [message.text for message in user.screen.from_bot] == [shown]


async def test_press_is_answered_once(bot: Bot, user: User) -> None:
    await bot.send_message(PERSON, "choose", reply_markup=keyboard("yes", "no"))
    query_id = await user.press("to no")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert (update.callback_query.id, update.callback_query.data) == (query_id, "no")

    await bot.answer_callback_query(query_id, text="done", show_alert=True)
    toast = await user.wait_for_toast("done")
    with pytest.raises(TelegramAPIError, match="query is too old"):
        await bot.answer_callback_query(query_id)

    assert toast.alert
    assert user.unanswered == []


async def test_expired_press_cannot_be_answered(bot: Bot, user: User) -> None:
    query_id = await user.press_data(77, "forged")
    (update,) = await bot.get_updates()
    user.expire_presses()
    with pytest.raises(TelegramAPIError, match="query is too old"):
        await bot.answer_callback_query(query_id)

    assert update.callback_query is not None
    assert update.callback_query.message is not None
    assert update.callback_query.message.date == 0


async def test_edits_in_place(bot: Bot, user: User) -> None:
    sent = await bot.send_message(PERSON, "one", reply_markup=keyboard("a"))
    with pytest.raises(TelegramAPIError, match="message is not modified"):
        await bot.edit_message_text(
            "one", chat_id=PERSON, message_id=sent.message_id, reply_markup=keyboard("a")
        )
    await bot.edit_message_text(
        "two", chat_id=PERSON, message_id=sent.message_id, reply_markup=keyboard("b")
    )
    shown = await user.wait_for("two")
    assert (shown.labels, shown.edited) == (("to b",), True)

    await bot.edit_message_reply_markup(chat_id=PERSON, message_id=sent.message_id)
    assert [message.labels for message in user.screen.messages] == [()]
    await bot.delete_message(PERSON, sent.message_id)
    assert user.screen.messages == ()


async def test_key_of_the_keyboard_shares_the_own_contact(bot: Bot, user: User) -> None:
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Phone", request_contact=True)]])
    sent = await bot.send_message(PERSON, "number?", reply_markup=keys)
    await user.press("Phone")
    await user.send_contact(own=False)
    mine, other = await bot.get_updates()

    assert mine.message is not None
    assert mine.message.contact is not None
    assert other.message is not None
    assert other.message.contact is not None
    assert mine.message.contact.user_id == PERSON != other.message.contact.user_id
    with pytest.raises(TelegramAPIError, match="message can't be edited"):
        await bot.edit_message_text("x", chat_id=PERSON, message_id=sent.message_id)


async def test_files_travel_both_ways(api: BotApi, bot: Bot, user: User) -> None:
    content = bytes(range(256)) * 5 + b"\r\n--x\r\n"
    sent = await bot.send_document(PERSON, BufferedInputFile(content, "Өтініш.pdf"), caption="c")
    assert sent.document is not None
    received = await bot.download(sent.document.file_id)
    await user.send_document("big.pdf", b"%PDF", "application/pdf", size=20 * 1024 * 1024 + 1)
    (update,) = await bot.get_updates()

    assert received is not None
    assert received.read() == content
    shown = user.screen.from_bot[0]
    assert (shown.file_name, shown.text) == ("Өтініш.pdf", "c")
    assert user.saved(shown.file_id) == content
    assert api.calls_of("sendDocument", PERSON)[0].files == ("Өтініш.pdf",)
    assert update.message is not None
    assert update.message.document is not None
    with pytest.raises(TelegramAPIError, match="file is too big"):
        await bot.get_file(update.message.document.file_id)


async def test_every_kind_of_message_reads_as_telegrams(bot: Bot, user: User) -> None:
    own = await user.send_text("x")
    await user.edit_text(own.message_id, "y")
    await user.send_photo(caption="c")
    await user.send_album([b"1", b"2"])
    await user.send_sticker()
    await user.send_voice()
    await user.in_group(-100).send_command("status")
    updates = await bot.get_updates()
    messages = [update.message for update in updates if update.message]

    assert updates[1].edited_message is not None
    assert [message.content_type for message in messages] == [
        *("text", "photo", "photo", "photo", "sticker", "voice", "text")
    ]
    assert messages[2].media_group_id is not None
    assert messages[2].media_group_id == messages[3].media_group_id
    assert (messages[-1].chat.id, messages[-1].text) == (-100, "/status@standin_bot")


async def test_blocked_bot_is_forbidden_to_write(bot: Bot, user: User) -> None:
    await user.block_bot()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(PERSON, "x")
    await user.unblock_bot()
    await bot.send_message(PERSON, "x")
    group = user.in_group(-100)
    await group.block_bot()
    with pytest.raises(TelegramForbiddenError, match="kicked from the supergroup"):
        await bot.send_message(-100, "x")


async def test_stranger_must_write_first(api: BotApi, bot: Bot) -> None:
    stranger = api.user(id=6)
    with pytest.raises(TelegramForbiddenError, match="can't initiate"):
        await bot.send_message(6, "x")
    await stranger.send_text("hello")
    await bot.send_message(6, "x")
    await stranger.wait_for("x")


async def test_profile_is_kept_by_language(api: BotApi, bot: Bot) -> None:
    menu = [BotCommand(command="start", description="Бастау")]
    await bot.set_my_commands(menu, language_code="kk")
    await bot.set_my_description("Сипаттама", language_code="kk")
    await bot.set_my_short_description("short")
    await bot.set_my_name("Tereze")

    kept = await bot.get_my_commands(language_code="kk")
    assert [(command.command, command.description) for command in kept] == [("start", "Бастау")]
    assert await bot.get_my_commands() == []
    assert api.profile.text("description", "kk") == "Сипаттама"
    assert api.profile.text("short_description", "ru") == "short"
    assert (await bot.get_me()).username == "standin_bot"


@pytest.mark.parametrize(
    "encoded",
    [
        pytest.param({"json": {"chat_id": PERSON, "text": "x"}}, id="JSON"),
        pytest.param({"data": {"chat_id": str(PERSON), "text": "x"}}, id="urlencoded"),
        pytest.param({"params": {"chat_id": str(PERSON), "text": "x"}}, id="query"),
    ],
)
async def test_accepts_every_encoding(api: BotApi, user: User, encoded: dict[str, Any]) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.request("POST", f"{api.url}/bot{TOKEN}/SendMessage", **encoded) as response,
    ):
        assert (await response.json())["ok"]
    await user.wait_for("x")


async def test_wrong_token_and_unknown_method(api: BotApi) -> None:
    async with aiohttp.ClientSession() as session:
        for path, status in (("/bot1:NO/getMe", 401), (f"/bot{TOKEN}/getTea", 404)):
            async with session.get(api.url + path) as response:
                assert response.status == status
                assert (await response.json())["error_code"] == status
