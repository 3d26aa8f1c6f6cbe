"""A draft as a file: what is no draft, and what of one does not come in."""

from typing import Any

import pytest

from dialogs.drafts.file import LARGEST
from dialogs.effects import FetchFile, StoreRows
from dialogs.events import FileRefused, FileSent
from tests.dialogs.support.transferring import FORM, at_transfer, brings, param
from tests.dialogs.support.visits import filled, keys_of, visit

FOREIGN: dict[str, tuple[dict[str, Any], str]] = {
    "nothing": ({}, "issue.E-DRAFT-FILE"),
    "another file": ({"name": "x"}, "issue.E-DRAFT-FILE"),
    "no version": ({"tereze": "draft"}, "issue.E-DRAFT-FILE"),
    "a version that is yes": (
        {"tereze": "draft", "version": True, "form": FORM, "answers": {}, "rows": {}},
        "issue.E-DRAFT-FILE",
    ),
    "a later version": ({"tereze": "draft", "version": 2}, "issue.E-DRAFT-VERSION"),
    "no answers": ({"tereze": "draft", "version": 1, "form": FORM}, "issue.E-DRAFT-FILE"),
    "answers in a list": (
        {"tereze": "draft", "version": 1, "form": FORM, "answers": [], "rows": {}},
        "issue.E-DRAFT-FILE",
    ),
    "rows in a text": (
        {"tereze": "draft", "version": 1, "form": FORM, "answers": {}, "rows": {"units": "x"}},
        "issue.E-DRAFT-FILE",
    ),
    "a form that is a list": (
        {"tereze": "draft", "version": 1, "form": [FORM], "answers": {}, "rows": {}},
        "issue.E-DRAFT-FILE",
    ),
    "a form we do not have": (
        {"tereze": "draft", "version": 1, "form": "tea", "answers": {}, "rows": {}},
        "issue.E-DRAFT-FORM",
    ),
}


@pytest.mark.parametrize(("body", "code"), FOREIGN.values(), ids=FOREIGN)
def test_a_file_that_is_no_draft_is_refused_with_what_to_do(
    body: dict[str, Any], code: str
) -> None:
    person = at_transfer(filled())
    before = person.session
    assert code in brings(person, body)
    assert person.session.drafts == before.drafts
    assert "transfer.send" in keys_of(person.screen)


def test_a_refused_file_is_told_and_another_may_be_sent(whole: dict[str, Any]) -> None:
    person = at_transfer(visit())
    person.happens(FileSent("source", "a.json", "application/json", 10))
    (_, wanted) = person.world.fetching[-1]
    person.happens(FileRefused(wanted.field, wanted.draft_id, "E-DRAFT-FILE"))
    assert "issue.E-DRAFT-FILE" in person.keys_shown()[-1:]
    assert "transfer.taken" in brings(person, whole)


def test_a_file_is_fetched_as_a_draft_and_a_large_one_not_at_all() -> None:
    person = at_transfer(visit())
    person.happens(FileSent("source", "a\u202e.json", "application/json", LARGEST))
    (fetch,) = [each for each in person.world.asked if isinstance(each, FetchFile)]
    assert (fetch.want, fetch.name, fetch.formats, fetch.largest) == (
        *("draft", "a.json", ("json",)),
        LARGEST,
    )
    person.happens(FileSent("source", "a.json", "application/json", LARGEST + 1))
    assert len(person.world.fetching) == 1
    assert param(person, "issue.E-FILE-SIZE", "size") == 4


FORGED = {
    "consent_pd": {"given": True, "at": "2026-03-16T12:00:00+05:00", "version": "x"},
    "ownership_doc": {"file_id": "f", "format": "pdf", "no_expiry": True},
    "signature": "x",
    "nobody_asks": "x",
}


@pytest.mark.parametrize("key", FORGED)
def test_consents_and_documents_are_never_taken_from_a_file(
    key: str, whole: dict[str, Any]
) -> None:
    person = at_transfer(visit())
    forged = {**whole, "answers": {**whole["answers"], key: FORGED[key]}}
    assert "transfer.left_out" in brings(person, forged)
    assert key not in person.answers
    assert key not in person.draft.aside
    assert param(person, "transfer.left_out", "count") == 1


def test_what_does_not_fit_is_left_out_counted_and_asked_again(whole: dict[str, Any]) -> None:
    person = at_transfer(visit())
    wrong = {"applicant_bin_iin": "250140999992", "contact_email": 5, "signer_name": ["x"]}
    brings(person, {**whole, "answers": {**whole["answers"], **wrong}})
    assert person.answers.keys().isdisjoint(wrong)
    assert param(person, "transfer.left_out", "count") == 3
    assert "identifier.bin.ask" in keys_of(person.screen)


def test_an_answer_written_in_another_way_is_stored_as_if_it_had_been_typed(
    whole: dict[str, Any],
) -> None:
    person = at_transfer(visit())
    (entry,) = whole["answers"]["complexes"]
    otherwise = {
        "applicant_bin_iin": " 250140999991 ",
        "contact_phone": "8 (701) 123-45-67",
        "complexes": [{**entry, "tnved_code": "8471 50 0000"}],
    }
    brings(person, {**whole, "answers": {**whole["answers"], **otherwise}})
    assert person.answers == whole["answers"]


def test_rows_that_do_not_fit_are_left_out_and_the_table_is_asked_again(
    whole: dict[str, Any],
) -> None:
    person = at_transfer(visit())
    first, second = whole["rows"]["units"]
    wrong = [{**second, "item_serial": ""}, "x", {**second, "item_tech": 1.5}, None]
    brings(person, {**whole, "rows": {"units": [first, *wrong]}})
    assert person.answers["units"] == {"count": 1, "done": False}
    (row,) = person.world.rows_of(person.draft)["units"]
    assert {key: cell for key, cell in row.items() if cell is not None} == first
    assert param(person, "transfer.left_out", "count") == len(wrong)


def test_rows_without_their_kinds_are_left_out_with_the_table(whole: dict[str, Any]) -> None:
    person = at_transfer(visit())
    answers = {key: value for key, value in whole["answers"].items() if key != "complexes"}
    brings(person, {**whole, "answers": answers})
    assert "units" not in person.answers
    assert not any(isinstance(each, StoreRows) for each in person.world.asked)


def test_parts_that_nobody_asks_for_do_not_come_in(whole: dict[str, Any]) -> None:
    person = at_transfer(visit())
    (entry,) = whole["answers"]["complexes"]
    address = whole["answers"]["legal_address"]
    strange = {
        "complexes": [{**entry, "number": "x", "file_id": "x"}],
        "legal_address": {**address, "count": "x"},
    }
    brings(person, {**whole, "answers": {**whole["answers"], **strange}})
    assert person.answers["complexes"] == [entry]
    assert person.answers["legal_address"] == address
