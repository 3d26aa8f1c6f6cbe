"""A screen declares every action it offers, and each of them has a handler."""

from datetime import datetime
from random import Random

import pytest

from core.errors import Configuration
from core.services.catalogue import FORMS
from dialogs.actions import Copy, OpenMenu
from dialogs.menus import screen_registry
from dialogs.menus.screen_registry import Place
from dialogs.session import Session
from dialogs.turn import Turn
from tests.dialogs.support import walker
from tests.dialogs.support.visits import Visit, begins, visit
from tests.dialogs.support.world import NOON

BY_QUESTION_KINDS = "question"
"""The one screen whose answers are taken by question kinds."""


def undeclared(person: Visit) -> list[str]:
    """The codes on the current screen that it does not declare."""
    place = person.session.place
    if place == BY_QUESTION_KINDS:
        return []
    return [
        each.action.code
        for each in person.session.choices
        if not screen_registry.is_offered(place, each.action)
    ]


@pytest.mark.parametrize("form", FORMS)
def test_every_choice_on_the_way_to_a_form_is_declared_by_its_screen(form: str) -> None:
    person, random = visit(), Random(1)
    person.presses(f"section:{FORMS[form].section}", f"about:{form}")
    assert undeclared(person) == []
    if "grounds:" + form in person.offered:
        person.presses(f"grounds:{form}")
        assert undeclared(person) == []
    person = visit()
    begins(person, form)
    for _ in range(400):
        assert undeclared(person) == [], person.session.place
        if person.session.draft is None:
            return
        walker.step(person, random)
    raise AssertionError("the walk did not end")


def nowhere(session: Session, now: datetime) -> Turn:
    return Turn(session)


def test_an_offered_action_that_opens_no_screen_is_refused() -> None:
    with pytest.raises(Configuration, match="Copy"):
        screen_registry.register(Place(name="test", enter=nowhere, offers=(Copy,)))


def test_an_action_of_another_screen_is_no_answer() -> None:
    assert screen_registry.is_offered("help", OpenMenu())
    assert screen_registry.handle(Session("web:1", place="help"), Copy("1"), NOON) is None
