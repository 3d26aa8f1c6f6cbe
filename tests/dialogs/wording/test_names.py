"""What a finding, a document, a number and a term are called, by what they belong to."""

import pytest

from core.form.findings import Finding
from core.form.kinds import Identifier
from core.law.acts import LawRef
from core.services.catalogue import FORMS
from dialogs.screens import Message, Screen
from dialogs.wording.catalogue import text
from dialogs.wording.finding_texts import place, problem
from tests.dialogs.support.visits import Visit, begun, filled, up_to_file, visit

LAW = LawRef("138")


def said(words: tuple[Message, ...]) -> str:
    return "\n".join(text(each, "ru") for each in words)


def buttons(person: Visit) -> dict[str, str]:
    shown = [choice for row in person.screen.choices for choice in row]
    return {choice.action.code: text(choice.label, "ru") for choice in shown}


PLACES = {
    "a row of a table": ("apk_include", "units", 2, "Сведения об АПК, строка 2"),
    "an entry of a group": ("pool_accredit", "reserve", 2, "Резервный комплекс, запись № 2"),
    "an answer of its own": ("apk_include", "units", 0, "Сведения об АПК"),
}


@pytest.mark.parametrize(("form", "field", "row", "name"), PLACES.values(), ids=PLACES)
def test_a_finding_says_where_it_stands(form: str, field: str, row: int, name: str) -> None:
    finding = Finding("E-REQ", field, LAW, row=row)
    assert text(place(FORMS[form], finding), "ru") == name


DOCUMENTS = {
    "software": ("trust_include_sw", "doc.tr.rights", "исключительных имущественных правах"),
    "a product": ("trust_include_ep", "doc.tr.rights", "праве на использование ПО"),
    "a product, localisation": ("trust_include_ep", "doc.tr.local", "товаропроизводителей"),
}


@pytest.mark.parametrize(("form", "doc_id", "name"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_has_the_name_of_its_own_form(form: str, doc_id: str, name: str) -> None:
    finding = Finding("E-DOC-MISSING", "", LAW, params={"doc": doc_id})
    assert name in text(problem(FORMS[form], finding), "ru")
    person = visit()
    person.presses(f"section:{FORMS[form].section}", f"about:{form}")
    assert name in said(person.screen.text)


@pytest.mark.parametrize(
    ("kind", "asked"), [("legal_entity", "БИН: 12"), ("ie", "ИИН: 12"), ("individual", "ИИН: 12")]
)
def test_the_number_is_asked_for_by_the_kind_of_applicant(kind: str, asked: str) -> None:
    person = begun()
    person.presses(f"answer:{kind}", "answer:portal")
    person.says("Дала")
    assert asked in said(person.screen.text)
    example = text(person.screen.text[1], "ru").removeprefix("Например: ")
    field = FORMS["apk_include"].field("applicant_bin_iin")
    assert isinstance(field, Identifier)
    assert field.accept(example, {"applicant_kind": kind}) == example


def test_no_number_is_supposed_while_the_kind_is_not_known() -> None:
    field = FORMS["apk_include"].field("applicant_bin_iin")
    assert isinstance(field, Identifier)
    assert field.number({}) == ""


def test_the_update_of_the_registry_is_called_no_review() -> None:
    person = visit()
    person.presses("section:apk", "about:apk_change")
    page = said(person.screen.text)
    assert "обновляют реестровую запись: 3 рабочих дня" in page
    assert "Срок рассмотрения" not in page


def test_the_duty_after_an_inclusion_names_its_term() -> None:
    person = visit()
    person.presses("section:apk", "about:apk_include")
    assert "Срок для вас: 10 рабочих дней." in said(person.screen.text)


def test_a_power_stands_in_a_row_as_the_language_writes_it() -> None:
    person = filled()
    person.edits("units")
    person.presses("rows:1")
    assert "3,25" in said(person.screen.text)
    assert "3.25" not in said(person.screen.text)


def test_a_pre_check_tells_an_open_question_from_a_wrong_answer() -> None:
    person = begun()
    up_to_file(person)
    person.presses("save", "precheck", "precheck:apk_include")
    named = buttons(person)
    assert named["edit:ownership_doc"].startswith("Ответить: ")
    person = filled()
    person.world.rows[person.draft.draft_id, "units"].pop()
    person.presses("save", "precheck", "precheck:apk_include")
    assert buttons(person)["edit:units"].startswith("Исправить: ")


def test_two_lines_of_one_paste_are_told_from_the_rows_that_stand() -> None:
    person = begun()
    up_to_file(person, quantity=3)
    person.sends()
    person.file_comes()
    person.presses("no_expiry", "answer:own", "default", "default")
    person.says("Серік Ахметов")
    person.presses("answer:applicant")
    person.says("SN-1; 95 TH/s; 3,25")
    shown = person.says("SN-2; 95 TH/s; 3,25\nSN-2; 95 TH/s; 3,25")
    told = "\n".join(said(each.text) for each in shown if isinstance(each, Screen))
    assert "Присланная строка 2" in told
    assert "в присланной строке 1" in told
