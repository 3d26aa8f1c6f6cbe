"""A form changes under a draft: what the person hears, keeps and is asked again."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from core.law.working_time import TZ
from dialogs.events import Command, FileSent, Said
from dialogs.screens import Screen
from dialogs.session import Draft
from tests.core.support.pieces import paper
from tests.core.support.whole import trust_include_sw
from tests.dialogs.support.visits import Visit, begins, keys_of, visit
from tests.dialogs.support.world import World

YEAR_BEFORE = datetime(2025, 12, 15, 12, 0, tzinfo=TZ)
YEAR_AFTER = datetime(2026, 1, 8, 12, 0, tzinfo=TZ)


def with_certificate() -> Draft:
    """A draft of 2025 that rests on an industrial certificate and adds the other document."""
    answers: dict[str, Any] = {
        **trust_include_sw.ANSWERS,
        "local_doc_kind": "industrial_certificate",
        "local_other_doc": paper("doc.tr.local"),
    }
    return Draft("d-1", "trust_include_sw", "567-2025", "2025-12-15", answers)


def over_new_year() -> Visit:
    person = visit(World(now=YEAR_BEFORE))
    person.session = person.session.with_draft(with_certificate())
    person.world.now = YEAR_AFTER
    return person


def test_answers_with_no_place_in_the_new_edition_are_named() -> None:
    person = over_new_year()
    told = person.happens(Command("help"))[0]
    assert isinstance(told, Screen)
    keys = keys_of(told)
    assert "form.set_aside" in keys
    assert keys[keys.index("form.set_aside") + 1 :] == ["trust.local_other_doc.short"]
    assert person.draft.aside["local_other_doc"] == [paper("doc.tr.local")]


def test_a_form_that_loses_no_answer_names_none() -> None:
    person = over_new_year()
    calm = Draft("d-1", "trust_include_sw", "567-2025", "2025-12-15", trust_include_sw.ANSWERS)
    person.session = person.session.with_draft(calm)
    assert "form.set_aside" not in keys_of(person.happens(Command("help"))[0])


@pytest.mark.parametrize("event", [Said("«Дала» ЖШС"), FileSent("s", "a.pdf", "a/b", 10)])
def test_that_an_answer_to_the_old_form_is_not_taken_is_said(event: Said | FileSent) -> None:
    person = over_new_year()
    person.session = person.session.move("question")
    shown = person.happens(event)
    assert "form.answer_again" in [key for each in shown for key in keys_of(each)]
    assert person.world.fetching == []


def test_an_answer_to_one_form_is_taken_though_another_has_changed() -> None:
    person = visit(World(now=YEAR_BEFORE))
    begins(person, "apk_include")
    person.presses("answer:legal_entity", "answer:portal")
    old = with_certificate()
    drafts = {**person.session.drafts, old.form: old}
    person.session = replace(person.session, drafts=drafts)
    person.world.now = YEAR_AFTER
    shown = person.says("«Дала» ЖШС")
    user_input = [key for each in shown for key in keys_of(each)]
    assert "form.new_edition" in user_input
    assert "form.answer_again" not in user_input
    assert person.answers["applicant_name"] == "«Дала» ЖШС"
