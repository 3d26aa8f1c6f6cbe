"""A question kind is one class and one line: proved by a kind that only this test has."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from core.form.conditions import Answers
from core.form.field import Field
from core.form.form import Form
from core.form.tables import Group
from core.services.catalogue import FORMS
from dialogs.actions import Answer, Done
from dialogs.questions import KINDS, Answered, QuestionKind, Step, kind_of, shown
from dialogs.questions.kind import NoParts
from dialogs.screens import Choice, Message, Screen, Verbatim
from dialogs.session import Draft
from dialogs.turn import UserInput
from tests.dialogs.support.world import NOON

FORM = FORMS["apk_include"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Colour(Field):
    """A field that no form has."""

    def check(self, value: Any, answers: Answers) -> Any:
        return value


class ColourQuestion(QuestionKind[Colour, NoParts]):
    entry_type = NoParts

    def ask(self, step: Step[Colour]) -> Screen:
        return Screen(
            text=(step.text("ask"),), choices=((Choice(Answer("red"), Verbatim("red")),),)
        )

    def take(self, step: Step[Colour], user_input: UserInput) -> Answered | None:
        return step.done(user_input.option) if isinstance(user_input, Answer) else None

    def shown(self, form: Form, field: Colour, value: Any) -> Message:
        return Verbatim(f"the colour {value}")

    def keys(self, form: Form, field: Colour) -> Iterator[str]:
        yield form.words(field, "ask")

    def sample(self, field: Colour, draft: Draft, pick: int = 0) -> tuple[UserInput, ...]:
        return (Answer("red"),)


COLOUR = Colour(key="colour", law=FORM.law)
GROUP = Group(key="walls", law=FORM.law, columns=(COLOUR,))


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one line."""
    monkeypatch.setitem(KINDS, Colour, ColourQuestion())


def step_of(draft: Draft) -> Step[Group]:
    return Step(FORM, GROUP, draft, "kk", NOON)


def test_a_new_kind_is_asked_taken_and_shown_in_an_entry_of_a_group() -> None:
    draft = Draft("1", FORM.key, FORM.edition, "2026-03-16")
    screen = kind_of(GROUP).ask(step_of(draft))
    assert [choice.action for choice in screen.actions()] == [Answer("red")]
    answered = kind_of(GROUP).take(step_of(draft), Answer("red"))
    assert answered is not None
    assert answered.draft.answers == {"walls": [{"colour": "red"}]}
    assert shown(FORM, COLOUR, "red") == Verbatim("the colour red")


def test_its_keys_and_its_sample_are_those_of_the_group_too() -> None:
    draft = Draft("1", FORM.key, FORM.edition, "2026-03-16")
    assert "apk_include.colour.ask" in set(kind_of(GROUP).keys(FORM, GROUP))
    assert kind_of(GROUP).sample(GROUP, draft) == (Answer("red"), Done())


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_field_that_is_asked_has_a_question_kind(form: Form) -> None:
    for field in form.asked:
        columns = field.columns if isinstance(field, Group) else ()
        assert all(kind_of(each) for each in (field, *columns))
