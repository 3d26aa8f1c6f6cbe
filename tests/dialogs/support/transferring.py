"""A draft taken out as a file, and a file brought in."""

from collections.abc import Mapping
from typing import Any

import pytest

from core.form.kinds import Consent, Upload
from core.services.catalogue import FORMS
from dialogs.actions import Action
from dialogs.events import Command, DraftRead, FileSent
from dialogs.journey import position
from dialogs.questions import kind_of
from dialogs.screens import Screen, Text
from tests.dialogs.support.visits import Visit, begins, filled, keys_of, visit

FORM = "apk_include"
NOT_TAKEN = {field.key for field in FORMS[FORM].fields if isinstance(field, Consent | Upload)}


def at_transfer(person: Visit) -> Visit:
    person.happens(Command("start"))
    person.presses("transfer")
    return person


def taken_out(person: Visit, form: str = FORM) -> dict[str, Any]:
    """The file of a draft."""
    at_transfer(person).presses(f"export:{form}")
    return person.world.sent[-1]


def brings(person: Visit, body: Mapping[str, Any]) -> list[str]:
    """Send a file with this content; the keys of everything said to it."""
    person.happens(FileSent("source", "draft.json", "application/json", 1000))
    return [key for each in person.happens(DraftRead(body)) for key in keys_of(each)]


def param(person: Visit, key: str, name: str) -> Any:
    """A parameter of the words said last under a key."""
    said = (
        words
        for screen in reversed(person.shown)
        if isinstance(screen, Screen)
        for words in screen.text
        if isinstance(words, Text) and words.key == key
    )
    return next(said).params[name]


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    """The file of a draft in which everything is answered."""
    return taken_out(filled())


def sampled(form: str, pick: int) -> Visit:
    """A person who has answered a form with samples, up to a question that they do not fit."""
    person, before = visit(), None
    begins(person, form)
    while (field := position(person.draft)) not in (None, before):
        assert field is not None
        before = field
        for user_input in kind_of(field).sample(field, person.draft, pick):
            if isinstance(user_input, Action):
                person.presses(user_input.code)
            else:
                person.happens(user_input)
    return person
