"""Messages of the outbox come back from its JSON as they went in, and old rows are still read."""

from typing import Any

import orjson
import pytest

from bot.storage.messages import (
    Button,
    DocumentMessage,
    Input,
    OutboxMessage,
    OwnMessage,
    ScreenMessage,
    StaffMessage,
    ToastMessage,
    from_json,
    to_json,
)

SCREEN = ScreenMessage(
    text="Мәтін",
    title="Тақырып",
    progress="4/17",
    buttons=((Button("Иә", "1.0.a"), Button("Жоқ", "1.1.b")),),
    input=Input("file", ".pdf", "a.pdf"),
    current=True,
    language="ru",
    replaces=True,
)
MESSAGES: tuple[OutboxMessage, ...] = (
    SCREEN,
    ToastMessage("text", "ru", "Q"),
    OwnMessage("text", "id"),
    DocumentMessage("text", "a.json", "application/json", "{}", "ru"),
    StaffMessage("text"),
)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda each: each.kind)
def test_comes_back_as_it_went_in(message: OutboxMessage) -> None:
    assert from_json(message.kind, orjson.loads(to_json(message))) == message


STORED_BEFORE: dict[str, tuple[str, dict[str, Any], OutboxMessage]] = {
    "a screen": (
        "message",
        {
            "title": "Тақырып",
            "text": "Мәтін",
            "progress": "4/17",
            "buttons": [[{"label": "Иә", "token": "1.0.a"}, {"label": "Жоқ", "token": "1.1.b"}]],
            "input": {"kind": "file", "accept": ".pdf", "placeholder": "a.pdf"},
            "current": True,
            "language": "ru",
            "replaces": True,
        },
        SCREEN,
    ),
    "the plainest screen": ("message", {"text": "x"}, ScreenMessage("x")),
    "an answer to a press": (
        "toast",
        {"callback_id": "Q", "text": ""},
        ToastMessage("", callback_id="Q"),
    ),
    "a toast": ("toast", {"text": "x", "language": "ru"}, ToastMessage("x", "ru")),
    "a person's own words": ("own", {"text": "x", "id": "1"}, OwnMessage("x", "1")),
    "a line to the officers": ("staff", {"text": "x"}, StaffMessage("x")),
}


@pytest.mark.parametrize(("kind", "payload", "message"), STORED_BEFORE.values(), ids=STORED_BEFORE)
def test_a_row_of_an_earlier_version_is_read(
    kind: str, payload: dict[str, Any], message: OutboxMessage
) -> None:
    assert from_json(kind, payload) == message


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="voice"):
        from_json("voice", {"text": "x"})
