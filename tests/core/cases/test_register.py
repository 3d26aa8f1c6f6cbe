"""Which entries an application names, and how a granted one is read."""

from dataclasses import replace
from typing import Any

import pytest

from core.cases.register import (
    closed_entry,
    grant_of,
    leaving_serials,
    named_entries,
    register_changes,
    successor_of,
)
from core.form.steps.states import State
from core.services.catalogue import FORMS
from tests.core.support.whole import apk_change, apk_exclude, lic_issue_1, lic_reissue_1

PART = {**apk_exclude.ANSWERS, "exclusion_scope": "part"}
ANNEX = {**lic_reissue_1.ANSWERS, "reissue_object": "annex"}
CLOSED: dict[str, tuple[str, Any, Any]] = {
    "the whole exclusion closes": ("apk_exclude", apk_exclude.ANSWERS, ("apk", "138-0015")),
    "the exclusion of a part does not": ("apk_exclude", PART, None),
    "a reissued licence is closed": (
        "lic_reissue_1",
        lic_reissue_1.ANSWERS,
        ("licence_1", "00012345"),
    ),
    "its annex alone does not close it": ("lic_reissue_1", ANNEX, None),
    "an issue closes nothing": ("lic_issue_1", lic_issue_1.ANSWERS, None),
}


@pytest.mark.parametrize(("form", "answers", "closed"), CLOSED.values(), ids=CLOSED)
def test_the_entry_that_ends(form: str, answers: Any, closed: Any) -> None:
    assert closed_entry(FORMS[form], answers) == closed


def test_entries_are_named_as_numbers_compare() -> None:
    answers = {**apk_exclude.ANSWERS, "entry_no": "№ 138–0015"}
    assert list(named_entries(FORMS["apk_exclude"], answers)) == [("apk", "138-0015")]


def test_units_leave_while_the_question_is_on_the_path() -> None:
    answers = {**apk_change.ANSWERS, "left_serials": ["A-0001"]}
    assert leaving_serials(FORMS["apk_change"], answers) == ()
    on_path = {**answers, "changed_fields": ["units_left"]}
    assert leaving_serials(FORMS["apk_change"], on_path) == ("A-0001",)


def test_the_successor_is_named_by_a_reorganisation_only() -> None:
    form, answers = FORMS["lic_reissue_1"], lic_reissue_1.ANSWERS
    assert successor_of(form, answers) == "250140999097"
    assert successor_of(form, {**answers, "grounds": ["law_requirement"]}) == ""
    assert successor_of(FORMS["lic_issue_1"], lic_issue_1.ANSWERS) == ""


def test_answers_off_the_path_are_not_read() -> None:
    form, answers = FORMS["apk_exclude"], {**PART, "exclusion_scope": "whole"}
    given: Any = {"excluded_serials": ["A-0001"]}
    grant = grant_of(
        form, {**answers, **given}, case_id="1", given={}, registration_no="1", applicant="key"
    )
    assert "excluded_serials" not in grant.answers
    assert grant.closes


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_form_without_effect_changes_nothing(form: Any) -> None:
    plain = replace(form, effect=replace(FORMS["insp_pool"].effect))
    grant = grant_of(plain, {}, case_id="1", given={}, registration_no="1", applicant="key")
    assert register_changes(plain, grant) == ()


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_filed_service_but_the_complaint_changes_a_register(form: Any) -> None:
    assert (form.effect.changes is not None) == (form.filed and form.section != "appeal")
    ends = {State.ISSUED, State.CLOSED} & {step.target for step in form.steps}
    assert ends or form.effect.changes is None
