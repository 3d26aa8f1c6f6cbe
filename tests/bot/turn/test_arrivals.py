"""Whatever is in the inbox is read by the module it came from."""

from typing import Any

import pytest

from bot.turn import arrivals
from bot.turn.arrival import CaseMoved
from dialogs.events import Command, DraftRead, Opened, RowsRead, Said, Troubled, Unreadable

MESSAGE = {"chat": {"id": 5, "type": "private"}, "text": "/start"}
BODIES: dict[str, tuple[str, dict[str, Any], object]] = {
    "an update of Telegram": ("telegram", {"update_id": 9, "message": MESSAGE}, Command("start")),
    "an update of Telegram that came from nobody": ("telegram", {"update_id": 9}, None),
    "a frame of the web chat": ("web", {"type": "said", "text": "сәлем"}, Said("сәлем")),
    "a frame that opens the web chat": ("web", {"type": "opened", "language": "ru"}, Opened("ru")),
    "a frame nobody knows": ("web", {"type": "nonsense"}, Unreadable("other")),
    "news of a case": (
        "telegram",
        {"news": "case_changed", "case_id": "c", "revision": 3},
        CaseMoved("c", 3),
    ),
    "news of a case stored by an earlier version": (
        "telegram",
        {"news": "case_changed", "case_id": "c", "missing": ["doc"], "note": ""},
        CaseMoved("c"),
    ),
    "news of a table": (
        "web",
        {"news": "rows_read", "field": "units", "draft_id": "d", "lines": [["a", "b"]]},
        RowsRead("units", "d", (("a", "b"),)),
    ),
    "news of a draft": ("web", {"news": "draft_read", "body": {"a": 1}}, DraftRead({"a": 1})),
    "news of trouble": ("web", {"news": "trouble"}, Troubled()),
    "news nobody knows": ("web", {"news": "nonsense"}, Unreadable("other")),
}


@pytest.mark.parametrize(("channel", "body", "event"), BODIES.values(), ids=BODIES)
def test_reads(channel: str, body: dict[str, Any], event: object) -> None:
    assert arrivals.read(channel, body).event == event


def test_only_the_web_chat_keeps_what_a_person_said() -> None:
    """Telegram shows it already."""
    web = arrivals.read("web", {"type": "said", "text": "сәлем"})
    telegram = arrivals.read("telegram", {"update_id": 9, "message": MESSAGE})
    assert (web.keeps_own, web.own) == (True, "сәлем")
    assert not telegram.keeps_own
