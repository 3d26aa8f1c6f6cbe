"""Tokens on buttons: ours, of this person, of this very screen; anything else is no press."""

from dataclasses import replace

import pytest

from bot.turn.buttons import index_of, token
from dialogs.actions import Answer
from dialogs.screens import Choice, Text
from dialogs.session import Session

SECRET, OTHER = b"secret of the tests", b"secret of somebody else"
SHOWN = Session(
    "tg:5",
    language="ru",
    place="menu",
    choices=tuple(Choice(Answer(f"{number}"), Text("nav.menu.button")) for number in range(20)),
    shown=4_294_967_296,
)
GOOD = token(SECRET, SHOWN, 17)


def test_a_token_finds_its_button_and_fits_into_64_bytes() -> None:
    assert index_of(SECRET, SHOWN, GOOD) == 17
    assert len(GOOD.encode()) <= 64


@pytest.mark.parametrize(
    ("given", "session"),
    [
        pytest.param(GOOD, replace(SHOWN, shown=SHOWN.shown + 1), id="of an older screen"),
        pytest.param(GOOD, replace(SHOWN, person="tg:6"), id="of another person"),
        pytest.param(GOOD, replace(SHOWN, place="help"), id="of another place"),
        pytest.param(
            GOOD, replace(SHOWN, choices=SHOWN.choices[:17]), id="of a button that is gone"
        ),
        pytest.param(token(OTHER, SHOWN, 17), SHOWN, id="made with another secret"),
        pytest.param(GOOD.replace(".11.", ".10."), SHOWN, id="for a button beside"),
        pytest.param(GOOD[:-1], SHOWN, id="cut"),
        pytest.param(GOOD + "A", SHOWN, id="too long by one"),
        pytest.param(GOOD + "." * 100, SHOWN, id="far too long"),
        pytest.param("", SHOWN, id="empty"),
        pytest.param("..", SHOWN, id="only dots"),
        pytest.param("-1.-1.x", SHOWN, id="below zero"),
        pytest.param("1_0.0.x", SHOWN, id="with an underscore"),
        pytest.param("кнопка.0.х", SHOWN, id="not ASCII"),
        pytest.param("\ud800.0.0", SHOWN, id="half a character"),
    ],
)
def test_no_other_token_is_a_press(given: str, session: Session) -> None:
    assert index_of(SECRET, session, given) is None
