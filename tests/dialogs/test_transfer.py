"""A draft as a file: taken out, brought in, and never trusted."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.catalogue import FORMS
from core.forms.base import Field
from core.forms.kinds import Consent, Upload
from core.forms.kinds import Text as TextField
from core.forms.tables import Group, Table
from dialogs.draft_file import LARGEST, document, imported
from dialogs.effects import CheckDraft, DropDraft, FetchFile, SendDraft, StoreRows
from dialogs.events import Command, DraftRead, DraftTooLarge, FileRefused, FileSent, LanguageChosen
from dialogs.journey import fits, form_of, position
from dialogs.samples import answer
from dialogs.screens import Screen, Text
from dialogs.session import Draft
from dialogs.turn import Chosen
from tests.dialogs import walker
from tests.dialogs.world import NOON, Visit, begins, begun, filled, keys_of, visit

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


def without_what_stays(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in answers.items() if key not in NOT_TAKEN}


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    """The file of a draft in which everything is answered."""
    return taken_out(filled())


def test_a_whole_draft_comes_back_with_every_answer_and_row() -> None:
    author, reader = filled(quantity=3), at_transfer(visit(person="tg:2"))
    body = taken_out(author)
    said = brings(reader, body)
    assert without_what_stays(author.answers) == reader.answers
    assert author.world.rows_of(author.draft) == reader.world.rows_of(reader.draft)
    assert reader.draft.draft_id != author.draft.draft_id
    assert "transfer.taken" in said
    assert "transfer.left_out" not in said
    assert "apk_include.consent_pd.ask" in keys_of(reader.screen)
    reader.presses("answer:yes")
    reader.sends()
    reader.file_comes()
    reader.presses("no_expiry", "hand_in")
    (handed,) = reader.world.handed_in.values()
    assert handed.keys() == author.answers.keys()


def sampled(form: str, pick: int) -> Visit:
    """A person who has answered a form with samples, up to a question that they do not fit."""
    person, before = visit(), None
    begins(person, form)
    while (field := position(person.draft)) not in (None, before):
        assert field is not None
        before = field
        for heard in answer(field, person.draft, pick):
            if isinstance(heard, Chosen):
                person.presses(heard.action)
            else:
                person.happens(heard)
    return person


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
        if uploads and field.on_path(reader.answers):
            assert reader.draft.entry["key"] == field.key
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
    assert "issue.E-DRAFT-FILE" in person.heard()[-1:]
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
    assert "apk_include.applicant_bin_iin.ask" in keys_of(person.screen)


def test_an_answer_written_in_another_way_is_stored_as_if_it_had_been_typed(
    whole: dict[str, Any],
) -> None:
    person = at_transfer(visit())
    (entry,) = whole["answers"]["complexes"]
    otherwise = {
        "applicant_bin_iin": " 250140999991 ",
        "contact_mobile": "8 (701) 123-45-67",
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


def test_a_draft_of_that_form_is_never_replaced_unasked(whole: dict[str, Any]) -> None:
    person = begun()
    person.presses("answer:ie")
    before = at_transfer(person).session.drafts
    assert "transfer.replace.ask" in brings(person, whole)
    person.happens(LanguageChosen("ru"))
    assert "transfer.replace.ask" in keys_of(person.screen)
    person.presses("keep")
    assert person.session.drafts == before
    assert "transfer.kept" in person.heard()
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
    assert "apk_include.consent_pd.ask" in keys_of(person.screen)


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


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.text(st.characters(codec="utf-8"), max_size=20)
    | st.sampled_from(["KZ-75", "Алматы", "portal", "1", "x" * 4000, "\x00", "2026-02-30"])
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
KEYS = [field.key for field in FORMS[FORM].fields]


@given(data=st.data())
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_whatever_a_file_says_nothing_is_lost_and_only_right_answers_come_in(
    whole: dict[str, Any], data: st.DataObject
) -> None:
    changed = data.draw(st.dictionaries(st.sampled_from(KEYS), JSON, max_size=6))
    more = data.draw(st.dictionaries(st.text(max_size=8), JSON, max_size=3))
    rows = data.draw(st.lists(JSON | st.just(whole["rows"]["units"][0]), max_size=4) | JSON)
    body = data.draw(
        st.just({**whole, "answers": {**whole["answers"], **changed, **more}})
        | st.just({**whole, "rows": {"units": rows}})
        | st.dictionaries(st.sampled_from(list(whole)), JSON).map(lambda some: {**whole, **some})
        | st.dictionaries(st.text(max_size=8), JSON)
    )
    person = begun() if data.draw(st.booleans()) else visit()
    before = dict(at_transfer(person).session.drafts)
    brings(person, body)
    if "body" in person.session.detail:
        assert person.session.drafts == before
        person.presses("replace")
    if person.session.drafts != before:
        proved(person, before)


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
@settings(max_examples=40, deadline=None, derandomize=True, database=None)
def test_only_right_answers_come_into_a_draft_of_any_form(form: str, data: st.DataObject) -> None:
    answers = sampled_file(form)["answers"]
    fields = {field.key: field for field in FORMS[form].fields}
    changed = data.draw(st.dictionaries(st.sampled_from([*fields]), JSON, max_size=4))
    for key in data.draw(st.lists(st.sampled_from([*answers]), max_size=3)):
        changed[key] = data.draw(near(answers[key]))
    body = {**sampled_file(form), "answers": {**answers, **changed}}
    empty = Draft("draft", form, FORMS[form].on(NOON.date()).edition, "2026-03-16")
    taken = imported(body, empty).draft
    sound: dict[str, Any] = {}
    for key, value in taken.answers.items():
        assert not isinstance(fields[key], Consent | Upload)
        assert fits(without_documents(fields[key]), value, sound)
        sound[key] = value
    again = imported({**body, "answers": document(taken, {})["answers"]}, empty).draft
    assert without_tables(form, again.answers) == without_tables(form, taken.answers)


def near(value: Any) -> st.SearchStrategy[Any]:
    """A value with something in it replaced."""
    if isinstance(value, list) and value:
        return st.lists(near(value[0]) | st.just(value[0]) | JSON, max_size=3)
    if isinstance(value, dict) and value:
        keys = st.sampled_from([*value])
        return keys.flatmap(lambda key: near(value[key]).map(lambda new: {**value, key: new}))
    return JSON | st.just(f" {value} ")


def without_documents(field: Field) -> Field:
    if not isinstance(field, Group):
        return field
    kept = tuple(column for column in field.columns if not isinstance(column, Upload))
    return replace(field, columns=kept)


def without_tables(form: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    tables = {field.key for field in FORMS[form].fields if isinstance(field, Table)}
    return {key: value for key, value in answers.items() if key not in tables}


@cache
def sampled_file(form: str) -> dict[str, Any]:
    return taken_out(sampled(form, 0), form)


def proved(person: Visit, before: Mapping[str, Any]) -> None:
    """A new draft: its answers are right, its rows stored, and the old one dropped."""
    draft = person.session.drafts[FORM]
    assert person.world.dropped == [old.draft_id for old in before.values()]
    assert NOT_TAKEN.isdisjoint(draft.answers)
    assert not draft.aside
    form, sound = form_of(draft), dict[str, Any]()
    for field in form.fields:
        if draft.answers.get(field.key) is not None:
            assert field.on_path(sound)
            field.check(draft.answers[field.key], sound)
            sound[field.key] = draft.answers[field.key]
    assert sound.keys() == {key for key, value in draft.answers.items() if value is not None}
    stored = {key: len(rows) for key, rows in person.world.rows_of(draft).items() if rows}
    counted = {"units": draft.answers["units"]["count"]} if "units" in draft.answers else {}
    assert stored == counted
