"""A draft as a file: what is taken out comes back, and the draft that is there is not lost."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from core.form.kinds import Consent, Upload
from core.form.kinds import Text as TextField
from core.form.tables import Group
from core.services.catalogue import FORMS
from dialogs.effects import CheckDraft, DropDraft, SendDraft
from dialogs.events import Command, DraftRead, DraftTooLarge, FileSent, LanguageChosen
from dialogs.journey import is_answered, position
from tests.dialogs.support import walker
from tests.dialogs.support.transferring import (
    FORM,
    NOT_TAKEN,
    at_transfer,
    brings,
    sampled,
    taken_out,
)
from tests.dialogs.support.visits import begun, filled, keys_of, visit


def without_what_stays(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in answers.items() if key not in NOT_TAKEN}


def test_a_whole_draft_comes_back_with_every_answer_and_row() -> None:
    author, reader = filled(quantity=3), at_transfer(visit(person="tg:2"))
    body = taken_out(author)
    said = brings(reader, body)
    assert without_what_stays(author.answers) == reader.answers
    assert author.world.rows_of(author.draft) == reader.world.rows_of(reader.draft)
    assert reader.draft.draft_id != author.draft.draft_id
    assert "transfer.taken" in said
    assert "transfer.left_out" not in said
    assert "applicant.consent_pd.ask" in keys_of(reader.screen)
    reader.presses("answer:yes")
    reader.sends()
    reader.file_comes()
    reader.presses("no_expiry", "hand_in")
    (handed,) = reader.world.handed_in.values()
    assert handed.keys() == author.answers.keys()


def stripped(form: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers without consents and documents, those inside a group included."""
    kept = {}
    for field in FORMS[form].fields:
        if field.key not in answers or isinstance(field, Consent | Upload):
            continue
        kept[field.key] = answers[field.key]
        if isinstance(field, Group):
            gone = {column.key for column in field.columns if isinstance(column, Upload)}
            kept[field.key] = [
                {key: value for key, value in entry.items() if key not in gone}
                for entry in answers[field.key]
            ]
    return kept


@pytest.mark.parametrize("pick", range(3))
@pytest.mark.parametrize("form", FORMS)
def test_a_draft_of_every_form_comes_back_but_for_consents_and_documents(
    form: str, pick: int
) -> None:
    author, reader = sampled(form, pick), at_transfer(visit(person="tg:2"))
    said = brings(reader, taken_out(author, form))
    assert reader.answers == stripped(form, author.answers)
    assert author.world.rows_of(author.draft) == reader.world.rows_of(reader.draft)
    assert "transfer.left_out" not in said


@pytest.mark.parametrize("form", FORMS)
def test_a_group_that_lacks_its_document_is_asked_for_it(form: str) -> None:
    author, reader = sampled(form, 0), at_transfer(visit(person="tg:2"))
    brings(reader, taken_out(author, form))
    for field in FORMS[form].fields:
        uploads = [each for each in getattr(field, "columns", ()) if isinstance(each, Upload)]
        if uploads and field.applies(reader.answers):
            assert not is_answered(reader.draft, field)
            return
    assert reader.draft.entry == {}


@pytest.mark.parametrize("seed", range(30))
def test_a_draft_comes_back_as_it_was_wherever_it_was_left(seed: int) -> None:
    random = Random(seed)
    author = begun()
    for _ in range(random.randint(0, 40)):
        if author.session.place != "question":
            break
        walker.step(author, random)
    reader = at_transfer(visit(person="tg:2"))
    said = brings(reader, taken_out(author))
    assert without_what_stays(author.answers) == reader.answers
    assert author.world.rows_of(author.draft) == reader.world.rows_of(reader.draft)
    assert "transfer.left_out" not in said


def test_a_serial_number_given_twice_comes_back_to_be_found_by_the_check() -> None:
    author, reader = filled(), at_transfer(visit(person="tg:2"))
    author.edits("units")
    author.says("SN-0001; 95 TH/s; 3,25")
    brings(reader, taken_out(author))
    rows = reader.world.rows_of(reader.draft)["units"]
    assert [row["item_serial"] for row in rows] == ["SN-0001", "SN-0002", "SN-0001"]


def test_the_file_holds_neither_consents_nor_documents_nor_what_is_said_of_them(
    whole: dict[str, Any],
) -> None:
    assert whole["answers"].keys().isdisjoint(NOT_TAKEN)
    assert not {"file_id", "given", "at"} & set(str(whole).replace("'", " ").split())


def test_sending_the_file_leaves_the_screen_and_the_draft_as_they_are() -> None:
    person = at_transfer(filled())
    before = person.session
    assert person.presses(f"export:{FORM}") == []
    assert person.session == before
    (sent,) = [each for each in person.world.asked if isinstance(each, SendDraft)]
    assert sent.draft == before.drafts[FORM]


def test_a_draft_that_no_file_can_hold_is_told_so_and_kept() -> None:
    person = at_transfer(filled())
    before = person.session
    (said,) = person.happens(DraftTooLarge())
    assert keys_of(said) == ["transfer.too_large"]
    assert person.session == before


def test_a_draft_of_that_form_is_never_replaced_unasked(whole: dict[str, Any]) -> None:
    person = begun()
    person.presses("answer:ie")
    before = at_transfer(person).session.drafts
    assert "transfer.replace.ask" in brings(person, whole)
    person.happens(LanguageChosen("ru"))
    assert "transfer.replace.ask" in keys_of(person.screen)
    person.presses("keep")
    assert person.session.drafts == before
    assert "transfer.kept" in person.keys_shown()
    assert "transfer.send" in keys_of(person.screen)
    assert "body" not in person.session.detail


def test_replacing_drops_the_old_draft_and_asks_what_the_file_has_not(
    whole: dict[str, Any],
) -> None:
    person = begun()
    person.presses("answer:ie")
    old = person.draft.draft_id
    brings(at_transfer(person), whole)
    person.presses("replace")
    assert person.world.dropped == [old]
    assert person.draft.draft_id != old
    assert person.answers == whole["answers"]
    assert len(person.world.rows_of(person.draft)["units"]) == 2
    assert "body" not in person.session.detail
    assert "applicant.consent_pd.ask" in keys_of(person.screen)


def test_leaving_the_question_leaves_the_draft(whole: dict[str, Any]) -> None:
    person = begun()
    brings(at_transfer(person), whole)
    before = person.session.drafts
    person.happens(Command("start"))
    assert person.session.drafts == before
    assert "body" not in person.session.detail


def test_a_file_that_comes_after_the_person_went_on_changes_nothing(
    whole: dict[str, Any],
) -> None:
    person = at_transfer(begun())
    person.happens(FileSent("source", "a.json", "application/json", 10))
    person.happens(Command("start"))
    before = person.session
    (said,) = person.happens(DraftRead(whole))
    assert keys_of(said)[0] == "transfer.late"
    assert person.session == before


def test_a_draft_with_nothing_left_to_ask_waits_in_the_menu_until_its_rows_are_stored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    field = TextField(key="applicant_name", law=FORMS[FORM].law)
    short = replace(FORMS[FORM], key="short", service="apk.short", fields=(field,), papers=())
    monkeypatch.setitem(FORMS, "short", short)
    person = at_transfer(visit())
    answers = {"applicant_name": "«Дала» ЖШС"}
    body = {"tereze": "draft", "version": 1, "form": "short", "answers": answers, "rows": {}}
    brings(person, body)
    assert position(person.draft) is None
    assert person.session.place == "menu"
    assert not any(isinstance(each, CheckDraft | DropDraft) for each in person.world.asked)
