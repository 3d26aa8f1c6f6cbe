"""A complaint: what it asks, whom it may be about, and the two terms (138¶17-21)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from core.errors import Invalid
from core.form.kinds import Choice
from core.law.acts import Origin
from core.law.fees import FeeKind, fee
from core.law.working_time import TZ
from core.services.catalogue import FORMS
from core.validation import Application, Outcome, validate
from tests.core.support.cases import running
from tests.core.support.whole import appeal

FORM = FORMS["appeal"]
JUNE = dt.datetime(2026, 6, 1, 10, 0, tzinfo=TZ)


def checked(**changes: Any) -> Outcome:
    """The outcome of a whole complaint with some answers changed; None leaves one out."""
    return validate(Application(FORM, {**appeal.ANSWERS, **changes}), JUNE)


def codes(**changes: Any) -> list[str]:
    return [finding.code for finding in checked(**changes).findings]


def test_d22_no_order_prints_a_form_so_every_question_is_ours() -> None:
    assert Origin.OFFICIAL not in {field.origin for field in FORM.fields}
    assert {field.law.note for field in FORM.fields} == {"D-22"}


ANSWERED = {
    "SC-114 by the provider": ("provider", "2026-06-08"),
    "SC-116 by the quality-control body": ("quality_body", "2026-06-22"),
}


@pytest.mark.parametrize(("addressee", "day"), ANSWERED.values(), ids=ANSWERED)
def test_the_answer_is_promised_by_who_reviews_it(addressee: str, day: str) -> None:
    outcome = checked(addressee=addressee)
    assert outcome.findings == ()
    assert outcome.promise is not None
    assert outcome.track is not None
    assert str(outcome.promise.date) == str(outcome.track.date) == day


ORDERS = {
    "apk": ("138", "18", "19", "20"),
    "lic": ("169", "20", "21", "22"),
    "pool": ("142", "17", "18", "19"),
    "trust": ("53", "30", "32", "33"),
}
"""Sent on, answered by the provider, answered by the quality-control body."""


@pytest.mark.parametrize(("service", "places"), ORDERS.items(), ids=ORDERS)
def test_the_terms_are_cited_by_the_order_of_the_service_complained_of(
    service: str, places: tuple[str, str, str, str]
) -> None:
    act, *paragraphs = places
    cited = []
    for addressee in ("provider", "quality_body"):
        answers = {"appealed_service": service, "addressee": addressee}
        for each in running("appeal", JUNE.date(), answers).values():
            assert each.long.proof.law == each.short.proof.law
            cited.append(each.long.proof.law)
        promise = checked(**answers).promise
        assert promise is not None
        assert promise.proof.law == cited[-1]
    assert [(law.act, law.paragraph) for law in cited] == [(act, each) for each in paragraphs]


def test_nothing_is_promised_before_the_addressee_is_known() -> None:
    assert checked(addressee=None).promise is None


@pytest.mark.parametrize("option", ["apk", "lic", "pool", "trust"])
def test_a_complaint_may_be_about_the_services_of_four_orders(option: str) -> None:
    assert codes(appealed_service=option) == []


def test_sc_118_an_inspection_has_no_complaint_and_is_told_whom_to_ask() -> None:
    field = FORM.field("appealed_service")
    assert isinstance(field, Choice)
    assert "insp" not in field.options
    with pytest.raises(Invalid, match="E-NO-COMPLAINTS"):
        field.accept("insp", {})
    assert codes(appealed_service="insp") == ["E-NO-COMPLAINTS"]


def test_sc_117_the_page_says_that_no_order_sets_a_time_limit_to_complain() -> None:
    assert "time_limit" in [note.key for note in FORM.notes]
    assert FORM.terms.duty is None


def test_no_order_states_a_fee_and_no_paper_is_asked_for() -> None:
    assert fee(FORM.fee, JUNE.date()).kind is FeeKind.NOT_STATED
    assert (FORM.papers, FORM.grounds) == ((), ())


OPTIONAL = {
    "no number of an application": {"request_no": None},
    "no name of an official": {"appealed_official": None},
    "no documents": {"attachments": None},
    "an individual": {"applicant_kind": "individual", "applicant_bin_iin": "000101599992"},
}


@pytest.mark.parametrize("changes", OPTIONAL.values(), ids=OPTIONAL)
def test_what_a_complaint_can_do_without(changes: Mapping[str, Any]) -> None:
    assert codes(**changes) == []


BROKEN: Mapping[str, tuple[Mapping[str, Any], str]] = {
    "a number of 65 signs": ({"request_no": "7" * 65}, "E-TEXT-LEN"),
    "no claim": ({"claim_text": None}, "E-REQ"),
    "a power of attorney that has run out": (
        {"signed_by": "representative", "poa_no": "7", "poa_date": "2026-01-05",
         "poa_until": "2026-05-31"},
        "E-POA",
    ),
    "a document without its file": ({"attachments": [{"attachment_name": "Хат"}]}, "E-DOC-MISSING"),
    "no consent": ({"consent_pd": None}, "E-CONSENT"),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "code"), BROKEN.values(), ids=BROKEN)
def test_a_complaint_broken_once(changes: Mapping[str, Any], code: str) -> None:
    assert codes(**changes) == [code]
