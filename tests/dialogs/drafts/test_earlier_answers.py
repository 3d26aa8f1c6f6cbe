"""What a person said before, by topic: of one applicant, registers whole."""

from typing import Any

import pytest

from dialogs.drafts.earlier_answers import applicant_of, in_drafts, is_of, together
from tests.dialogs.support.visits import Visit, begins, visit

COMPANY = {"applicant.kind": "legal_entity", "applicant.name": "«Дала» ЖШС"}
NUMBERED = {**COMPANY, "applicant.identifier": "250140999991"}
KNOWN: dict[str, tuple[dict[str, Any], bool]] = {
    "the same number": (NUMBERED, True),
    "the same number under another name": ({**NUMBERED, "applicant.name": "«Жаңа» ЖШС"}, True),
    "the same name under another number": (
        {**NUMBERED, "applicant.identifier": "250140999097"},
        False,
    ),
    "no number yet, the same kind and name": (COMPANY, True),
    "no number yet, another name": ({**COMPANY, "applicant.name": "«Басқа» ЖШС"}, False),
    "no number yet, another kind": ({**COMPANY, "applicant.kind": "ie"}, False),
    "nothing but the kind": ({"applicant.kind": "legal_entity"}, False),
    "nothing but a licence": ({"licence_1.number": "KZ-77"}, False),
}


@pytest.mark.parametrize(("said", "own"), KNOWN.values(), ids=KNOWN)
def test_what_is_said_of_the_applicant(said: dict[str, Any], own: bool) -> None:
    assert is_of(applicant_of([NUMBERED]), said) is own


OTHER = {
    "applicant.kind": "ie",
    "applicant.name": "Тестов Тест",
    "applicant.identifier": "000101599992",
}
FIRST: dict[str, tuple[list[dict[str, Any]], dict[str, Any]]] = {
    "two applicants": ([OTHER, NUMBERED], OTHER),
    "one without a number before one with it": ([COMPANY, OTHER], OTHER),
    "nobody has a number": ([COMPANY, {"applicant.name": "«Басқа» ЖШС"}], COMPANY),
    "the number alone, then the rest of the applicant": (
        [{"applicant.identifier": "250140999991"}, OTHER, NUMBERED],
        NUMBERED,
    ),
    "nobody named": ([{"applicant.kind": "ie"}, {"apk.number": "15/А-3"}], {}),
}


@pytest.mark.parametrize(("sources", "who"), FIRST.values(), ids=FIRST)
def test_the_applicant_is_the_first_one_named(
    sources: list[dict[str, Any]], who: dict[str, Any]
) -> None:
    assert applicant_of(sources) == who


def test_a_register_is_taken_whole_from_the_first_that_names_it() -> None:
    newest = {"applicant.name": "«Дала» ЖШС", "apk.number": "16/А-1"}
    older = {"applicant.email": "a@example.kz", "apk.number": "15/А-3", "apk.issued_on": "x"}
    assert together([newest, older]) == {
        "applicant.name": "«Дала» ЖШС",
        "applicant.email": "a@example.kz",
        "apk.number": "16/А-1",
    }


def half(person: Visit, form: str, name: str) -> None:
    begins(person, form)
    person.presses("answer:legal_entity")
    person.says(name, "250140999991")


def test_the_draft_just_left_comes_first_and_then_the_last_begun() -> None:
    person = visit()
    for form, name in (("lic_issue_1", "«Бір» ЖШС"), ("lic_issue_2", "«Екі» ЖШС")):
        half(person, form, name)
        person.presses("save")
    half(person, "lic_poolinfo", "«Үш» ЖШС")
    person.presses("save", "resume:lic_issue_1", "save")
    names = [said["applicant.name"] for said in in_drafts(person.session)]
    assert names == ["«Бір» ЖШС", "«Үш» ЖШС", "«Екі» ЖШС"]


def test_answers_that_were_skipped_say_nothing() -> None:
    person = visit()
    half(person, "lic_issue_1", "«Дала» ЖШС")
    person.presses("save")
    (said,) = in_drafts(person.session)
    assert said == {**COMPANY, "applicant.identifier": "250140999991"}
