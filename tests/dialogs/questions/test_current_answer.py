"""An answer that stands is shown when its question is asked again, and kept by one press."""

from dataclasses import replace

import pytest

from core.form.kinds import MultiChoice
from dialogs.events import Opened
from dialogs.journey import form_of
from dialogs.questions.current_answer import LONGEST
from dialogs.wording.catalogue import catalogue
from tests.dialogs.support.visits import Visit, begins, begun, filled, keys_of, up_to_file, visit

KINDS = {
    "a choice": "applicant_kind",
    "a text": "applicant_name",
    "an identifier": "applicant_bin_iin",
    "an address": "legal_address",
    "a telephone number": "contact_phone",
    "a consent": "consent_pd",
    "a document": "ownership_doc",
}
LISTED = {"a group": "complexes", "a table": "units"}


def actions(person: Visit) -> list[str]:
    return person.offered


def asked_again(key: str, answer: object) -> Visit:
    """Somebody who has gone back to a question of a notice of change that has this answer."""
    person = visit()
    begins(person, "apk_change")
    field = form_of(person.draft).field(key)
    draft = replace(person.draft, at=key, answers={**person.answers, key: answer})
    assert field.applies(draft.answers)
    person.session = person.session.with_draft(draft)
    person.happens(Opened())
    return person


@pytest.mark.parametrize("key", KINDS.values(), ids=KINDS)
def test_an_answer_is_shown_and_kept_from_the_check_page(key: str) -> None:
    person = filled()
    before = person.draft
    person.edits(key)
    assert keys_of(person.screen).count("question.now") == 1
    person.presses("keep")
    assert person.session.place == "check"
    assert person.draft == before


@pytest.mark.parametrize("key", LISTED.values(), ids=LISTED)
def test_what_shows_its_entries_does_not_show_them_twice(key: str) -> None:
    person = filled()
    person.edits(key)
    assert "question.now" not in keys_of(person.screen)
    assert "keep" not in actions(person)


def test_picks_are_marked_and_not_shown_twice() -> None:
    picked = asked_again("changed_fields", ["owner"])
    assert isinstance(form_of(picked.draft).field("changed_fields"), MultiChoice)
    assert "apk_change.changed_fields.ask" in keys_of(picked.screen)
    assert "question.now" not in keys_of(picked.screen)


def test_who_went_back_keeps_an_answer_and_goes_on_to_the_first_gap() -> None:
    person = begun()
    up_to_file(person)
    before, screen = person.draft, keys_of(person.screen)
    person.presses("back", "back", "back", "back")
    assert "question.now" in keys_of(person.screen)
    person.presses("keep")
    assert person.draft.answers == before.answers
    assert keys_of(person.screen) == screen


def test_a_question_asked_for_the_first_time_has_nothing_to_keep() -> None:
    person = begun()
    assert "keep" not in actions(person)


def test_an_answer_being_given_anew_is_not_kept_by_half() -> None:
    person = filled()
    person.edits("legal_address")
    person.presses("answer:KZ-71")
    assert "keep" not in actions(person)
    assert "question.now" not in keys_of(person.screen)
    person.presses("back")
    assert "keep" in actions(person)


def test_a_document_is_kept_after_its_validity_was_looked_at() -> None:
    person = filled()
    before = person.answers
    person.edits("ownership_doc")
    person.presses("validity", "back", "keep")
    assert person.answers == before
    assert person.session.place == "check"


def test_of_a_long_answer_the_beginning_is_shown_and_all_of_it_kept() -> None:
    text = "ә" * (LONGEST + 1)
    person = asked_again("entry_new_text", text)
    (shown,) = (each for each in person.screen.text if "question.now" in getattr(each, "key", ""))
    assert catalogue("kk").text(shown).endswith(f": {text[:LONGEST]}…")
    person.presses("keep")
    assert person.answers["entry_new_text"] == text


def test_a_skipped_question_is_said_to_be_skipped() -> None:
    person = asked_again("entry_old_text", None)
    assert "question.skipped" in keys_of(person.screen)
    assert {"skip", "keep"} & {*actions(person)} == {"skip"}


def test_the_answer_that_stands_is_not_offered_once_more() -> None:
    person = filled()
    person.edits("owner_name")
    assert "offer.same" not in keys_of(person.screen)
    person.presses("keep")
    person.edits("applicant_name")
    person.says("«Сарыарқа» ЖШС")
    person.edits("owner_name")
    assert "offer.same" in keys_of(person.screen)
