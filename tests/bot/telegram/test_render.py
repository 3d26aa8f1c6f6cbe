"""Outbox messages as Telegram is given them: escaped, divided, with buttons on the last piece."""

from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.messages import Button, from_json
from bot.telegram import render as rendering
from bot.telegram.calls import AnswerPress, Call, EditText, SendFile, SendText
from bot.telegram.splitting import LIMIT, pieces, units
from tests.telegram_standin.text import formatted, utf16_length

BUTTONS = [[{"label": "Иә", "token": "1.0.a"}], [{"label": "Жоқ", "token": "1.1.b"}]]
ROWS = ((Button("Иә", "1.0.a"),), (Button("Жоқ", "1.1.b"),))
FAMILY = "👨‍👩‍👧‍👦"
FLAG = "🇰🇿"


def message(text: str = "text", **rest: Any) -> dict[str, Any]:
    """An outbox message; only what a test is about differs from the plainest one."""
    plainest = {"title": "", "progress": "", "buttons": [], "language": "kk", "replaces": False}
    return plainest | {"text": text} | rest


def render(
    kind: str, payload: dict[str, Any], chat_id: int, edited: int | None = None, repeat: str = ""
) -> list[Call]:
    """The calls that show a row of the outbox."""
    return rendering.render(from_json(kind, payload), chat_id, edited, repeat)


def texts(calls: list[Call]) -> list[SendText]:
    assert all(isinstance(call, SendText) for call in calls)
    return [call for call in calls if isinstance(call, SendText)]


LOOKS = {
    "a text": (message(), "text"),
    "a title is bold": (message(title="Title"), "<b>Title</b>\n\ntext"),
    "progress stands before the title": (
        message(title="БСН", progress="4/17"),
        "4/17 · <b>БСН</b>\n\ntext",
    ),
    "progress without a title": (message(progress="4/17"), "4/17\n\ntext"),
    "a title alone": (message("", title="Title"), "<b>Title</b>"),
    "markup is shown, not obeyed": (
        message('<b>x</b> & "y"', title="<i>"),
        "<b>&lt;i&gt;</b>\n\n&lt;b&gt;x&lt;/b&gt; &amp; &quot;y&quot;",
    ),
    "an entity is shown, not obeyed": (message("&lt;"), "&amp;lt;"),
    "blanks around go": (message("\n text \n"), "text"),
    "direction signs are Telegram's to take away": (message("a\u202eb"), "a\u202eb"),
    "nothing to say still has a place for buttons": (message("  "), "…"),
}


@pytest.mark.parametrize(("payload", "html"), LOOKS.values(), ids=LOOKS)
def test_looks(payload: dict[str, Any], html: str) -> None:
    (call,) = texts(render("message", payload, 5))
    assert (call.chat_id, call.html) == (5, html)
    assert formatted(call.html, "HTML", None)[0] == formatted(call.plain, None, None)[0]


PIECES = {
    "4096 units are one piece": ("a" * 4096, [4096]),
    "4097 units are two": ("a" * 4097, [4096, 1]),
    "2048 emoji are one piece": ("😀" * 2048, [4096]),
    "2049 emoji are two": ("😀" * 2049, [4096, 2]),
    "a pair that would straddle the limit goes over whole": ("a" * 4095 + "😀", [4095, 2]),
    "a piece ends at a paragraph": ("a" * 3000 + "\n\n" + "b" * 2000, [3000, 2000]),
    "a paragraph that ends at the limit": ("a" * 4096 + "\n\n" + "b", [4096, 1]),
    "a line, where there is no paragraph": ("a" * 3000 + "\n" + "b" * 2000, [3000, 2000]),
    "a word, where there is no line": ("a" * 3000 + " " + "b" * 2000, [3000, 2000]),
    "a paragraph rather than a later word": (
        "a" * 2000 + "\n\n" + "b" * 1000 + " " + "c" * 2000,
        [2000, 3001],
    ),
    "a family stays together": ("a" * 4090 + FAMILY, [4090, 11]),
    "a flag stays together": ("a" * 4094 + FLAG, [4094, 4]),
    "a letter keeps its accent": ("a" * 4095 + "и\u0306", [4095, 2]),
    "a hand keeps its colour": ("a" * 4093 + "👍🏽", [4093, 4]),
    "a letter under a thousand accents is cut after all": ("a" + "\u0306" * 5000, [4096, 905]),
    "blanks only": (" \n " * 3000, []),
    "blanks between pieces belong to none": ("a" * 4096 + " \n\n \n" + "b", [4096, 1]),
}


@pytest.mark.parametrize(("text", "sizes"), PIECES.values(), ids=PIECES)
def test_divides(text: str, sizes: list[int]) -> None:
    assert [units(text[begin:end]) for begin, end in pieces(text)] == sizes


TEXTS = st.lists(st.sampled_from(["a", "ә", " ", "\n\n", "\n", "😀", FAMILY, "<b>", "&", "\u0306"]))


@given(TEXTS.map("".join), st.integers(min_value=2, max_value=12))
def test_pieces_lose_nothing_and_fit(text: str, limit: int) -> None:
    spans = pieces(text, limit)
    assert all(utf16_length(text[begin:end]) <= limit for begin, end in spans)
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())


@given(TEXTS.map("".join), TEXTS.map("".join))
def test_every_piece_is_html_that_telegram_reads(title: str, text: str) -> None:
    for call in texts(render("message", message(text * 900, title=title * 400), 5)):
        shown, _ = formatted(call.html, "HTML", None)
        assert 0 < utf16_length(shown) <= LIMIT
        assert unescape(call.html.replace("<b>", "").replace("</b>", "")) == call.plain


def test_buttons_hang_under_the_last_piece() -> None:
    calls = texts(render("message", message("a" * 9000, buttons=BUTTONS), 5))
    assert [call.buttons for call in calls] == [(), (), ROWS]


def test_a_long_title_is_bold_in_every_piece() -> None:
    first, second = texts(render("message", message("x", title="t" * 5000), 5))
    assert first.html == f"<b>{'t' * 4096}</b>"
    assert second.html == f"<b>{'t' * 904}</b>\n\nx"


def test_a_message_with_something_to_replace_is_edited() -> None:
    payload = message(title="T", buttons=BUTTONS, replaces=True)
    instead = SendText(5, "again\n\n<b>T</b>\n\ntext", "again\n\nT\n\ntext", ROWS)
    assert render("message", payload, 5, 3, "again") == [
        EditText(5, 3, "<b>T</b>\n\ntext", "T\n\ntext", (instead,), ROWS)
    ]


NEW = {
    "asked to replace nothing": (message(replaces=True), None, 1),
    "not asked to replace": (message(), 3, 1),
    "too long for one message": (message("a" * 5000, replaces=True), 3, 2),
}


@pytest.mark.parametrize(("payload", "edited", "count"), NEW.values(), ids=NEW)
def test_is_sent_as_a_new_message(payload: dict[str, Any], edited: int | None, count: int) -> None:
    assert len(texts(render("message", payload, 5, edited))) == count


def test_a_repeat_is_labelled_within_the_limit() -> None:
    first, second = texts(render("message", message("a" * 4096), 5, repeat="Қайталау"))
    assert (first.html, len(second.html)) == ("Қайталау", 4096)


TOASTS = {
    "an empty one stops the spinner": ("", ""),
    "a short one": ("<b>", "<b>"),
    "200 units": ("a" * 200, "a" * 200),
    "201 units": ("a" * 201, "a" * 199 + "…"),
    "101 emoji": ("😀" * 101, "😀" * 99 + "…"),
}


@pytest.mark.parametrize(("text", "shown"), TOASTS.values(), ids=TOASTS)
def test_answers_a_press(text: str, shown: str) -> None:
    assert render("toast", {"callback_id": "Q", "text": text}, 5) == [AnswerPress("Q", shown)]


def test_a_toast_without_a_press_is_a_message() -> None:
    assert render("toast", {"text": "x & y"}, 5) == [SendText(5, "x &amp; y", "x & y")]


def test_the_officers_are_told_in_plain_words() -> None:
    assert render("staff", {"text": "<b>"}, -100) == [SendText(-100, "&lt;b&gt;", "<b>")]


DOCUMENT = {"name": "a.json", "mime": "application/json", "content": "ә", "language": "kk"}
CAPTIONS = {
    "markup is shown, not obeyed": ("<b>", "", "<b>"),
    "a repeat is labelled": ("x", "again", "again\n\nx"),
    "1024 units": ("a" * 1024, "", "a" * 1024),
    "1025 units": ("a" * 1025, "", "a" * 1023 + "…"),
    "a label pushes the end out": ("a" * 1024, "again", "again…"),
}


@pytest.mark.parametrize(("text", "repeat", "shown"), CAPTIONS.values(), ids=CAPTIONS)
def test_a_file_goes_with_its_words(text: str, repeat: str, shown: str) -> None:
    (call,) = render("document", {**DOCUMENT, "text": text}, 5, repeat=repeat)
    assert isinstance(call, SendFile)
    assert (call.chat_id, call.name, call.content) == (5, "a.json", "ә".encode())
    assert (call.plain, unescape(call.html)) == (shown, shown)
    assert formatted(call.html, "HTML", None)[0] == shown


def test_a_kind_of_another_channel_is_refused() -> None:
    with pytest.raises(ValueError, match="own"):
        render("own", {"text": "x"}, 5)
