"""Sessions in use are read by a newer version: their choices, parts of answers, screens.

The bodies were written by an earlier version of the product, one for every action, every shape of
an unfinished answer and every screen.
"""

from pathlib import Path
from typing import Any

import orjson
import pytest

from dialogs.actions import Unknown, read
from dialogs.engine import advance
from dialogs.events import Pressed, PressedStale
from dialogs.journey import field_of
from dialogs.questions import kind_of
from dialogs.screens import Screen
from dialogs.session import Session, from_json, to_json
from tests.dialogs.support.world import NOON

BODIES: list[dict[str, Any]] = [
    orjson.loads(line)
    for line in (Path(__file__).parent / "support" / "stored_sessions.jsonl")
    .read_bytes()
    .splitlines()
]
IDS = [f"{number} at {body['place']}" for number, body in enumerate(BODIES)]
FETCHED_FIRST = ("begin", "check", "precheck", "receipt", "status")
"""Screens that are shown when an effect has been answered."""


def of(body: dict[str, Any]) -> Session:
    return from_json("web:1", body)


@pytest.mark.parametrize("body", BODIES, ids=IDS)
def test_a_stored_session_is_read_and_written_as_it_was(body: dict[str, Any]) -> None:
    assert orjson.loads(orjson.dumps(to_json(of(body)))) == body


@pytest.mark.parametrize("body", BODIES, ids=IDS)
def test_every_stored_choice_is_an_action(body: dict[str, Any]) -> None:
    assert not [each for each in of(body).choices if isinstance(each.action, Unknown)]


@pytest.mark.parametrize("body", BODIES, ids=IDS)
def test_the_parts_of_an_unfinished_answer_are_all_read(body: dict[str, Any]) -> None:
    for draft in of(body).drafts.values():
        entry = {name: value for name, value in draft.entry.items() if name != "key"}
        field = field_of(draft, str(draft.entry.get("key", "")))
        if field is None:
            assert not entry
            continue
        read_again = kind_of(field).entry_type.read(draft.entry).to_json()
        defaults = {"stage": "intake", "last": {}, "part": {}, "value": {}}
        assert read_again == {k: v for k, v in entry.items() if defaults.get(k) != v}


SHOWN_AT_ONCE = [body for body in BODIES if body["place"] not in FETCHED_FIRST]


@pytest.mark.parametrize("body", SHOWN_AT_ONCE)
def test_the_screen_is_shown_again_with_the_stored_choices(body: dict[str, Any]) -> None:
    session = of(body)
    turn = advance(session, PressedStale(), NOON)
    (shown,) = [each for each in turn.screens if isinstance(each, Screen) and each.current]
    assert shown.actions() == session.choices


@pytest.mark.parametrize("body", BODIES, ids=IDS)
def test_every_stored_choice_can_be_pressed(body: dict[str, Any]) -> None:
    for index in range(len(body["choices"])):
        turn = advance(of(body), Pressed(index), NOON)
        assert turn.screens or turn.effects
        assert "unreadable.other" not in repr(turn.screens)


def test_a_code_without_an_action_is_kept_and_answered_with_a_hint() -> None:
    body = {
        **BODIES[0],
        "choices": [["gone:1", {"key": "nav.menu.button", "params": {}, "count": None}]],
    }
    assert to_json(of(body))["choices"][0][0] == "gone:1"
    assert "unreadable.other" in repr(advance(of(body), Pressed(0), NOON).screens)
    assert read("rows:first") == Unknown("rows:first")
