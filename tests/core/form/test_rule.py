"""What a rule says it speaks of: it is asked again as soon as one of these answers is given."""

import pytest

from core.form.findings import Finding
from core.form.rule import Facts, Filing, about
from core.law.acts import LawRef
from core.services.catalogue import FORMS
from core.validation import remarks
from tests.core.services.test_every_form import MONDAY


def test_rules_speak_of_fields_that_a_form_with_them_has() -> None:
    known: dict[str, set[str]] = {}
    named: dict[str, frozenset[str]] = {}
    for form in FORMS.values():
        for rule in form.rules:
            name = f"{rule.check.__module__}.{rule.check.__qualname__}"
            known.setdefault(name, {""}).update(field.key for field in form.fields)
            named[name] = named.get(name, frozenset()) | rule.fields
    assert {
        name: fields - known[name] for name, fields in named.items() if fields - known[name]
    } == {}


def test_a_rule_that_speaks_of_another_field_is_found_out() -> None:
    @about("pool_use")
    def wrong(filing: Filing):  # type: ignore[no-untyped-def]
        yield Finding("W-MANUAL", "pool_name", LawRef("169"))

    with pytest.raises(AssertionError, match="W-MANUAL"):
        list(wrong(Filing({}, {}, Facts(), MONDAY.date())))


def test_a_remark_comes_with_the_answer_it_is_about_and_with_no_other() -> None:
    form = FORMS["lic_issue_2"]
    answers = {"applicant_kind": "individual"}
    assert [each.code for each in remarks(form, answers, "applicant_kind", MONDAY)] == [
        "E-APPLICANT-KIND"
    ]
    assert remarks(form, answers, "applicant_name", MONDAY) == ()


def test_a_late_change_is_remarked_as_soon_as_its_day_is_given() -> None:
    answers = {"change_date": "2026-01-05"}
    found = remarks(FORMS["apk_change"], answers, "change_date", MONDAY)
    assert [each.code for each in found] == ["W-LATE"]
