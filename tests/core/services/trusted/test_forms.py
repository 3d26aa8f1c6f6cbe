"""The trusted registry: what its forms ask, their papers, editions, terms and steps (order 53)."""

import datetime as dt
from typing import Any

import pytest

from core.cases.clocks import service_clock
from core.cases.transitions import TRANSITIONS, allowed, next_actor
from core.form.form import Form
from core.form.kinds import Email, Filled, Identifier, Phone, RecordNo, Upload
from core.form.steps.states import Actor, State
from core.form.tables import Group
from core.law.acts import LawRef, Origin
from core.law.limits import Term, Unit, limit_on
from core.law.terms import due
from core.law.working_time import TZ
from dialogs.wording.catalogue import LANGUAGES, catalogue
from tests.core.support.cases import days, registered_case, running
from tests.core.support.outcomes import only, where
from tests.core.support.trusted import (
    ALL,
    CHANGE,
    EXCLUDE,
    INCLUSIONS,
    OF_HOLDERS,
    PRODUCT,
    RENEW,
    SOFTWARE,
    checked,
)
from tests.core.support.whole.trust_include_ep import MODEL

FRIDAY = dt.date(2026, 11, 6)


def items(form: Form) -> list[str]:
    """The items of annex 4 in the order of the form, each once."""
    return list(
        dict.fromkeys(
            each.law.item for each in form.fields if each.law.annex == "4" if each.law.item
        )
    )


@INCLUSIONS
def test_the_numbering_goes_6_8_and_no_field_7_is_asked_sc_106_d_78(form: Form) -> None:
    assert items(form) == ["1", "2", "3", "4", "5", "6", "8", "9", "10", "11"]


@INCLUSIONS
def test_what_is_printed_twice_is_asked_once_d_89(form: Form) -> None:
    printed = {each.law.item: each for each in form.fields if each.law.note == "D-89"}
    assert list(printed) == ["2", "4", "5"]
    assert all(isinstance(each, Filled) for each in printed.values())
    for kind in (Identifier, Phone, Email):
        assert len([each for each in form.asked if isinstance(each, kind)]) == 1


@INCLUSIONS
def test_an_individual_repeats_his_name_by_a_press_d_107(form: Form) -> None:
    assert form.field("head_name").default_from == "applicant_name"
    assert form.field("head_name").law.item == "3"


def test_only_software_has_a_variant_of_delivery_and_a_platform() -> None:
    asked = {each.key for each in SOFTWARE.asked} - {each.key for each in PRODUCT.asked}
    assert asked == {
        "supply_variant",
        "is_standalone",
        "platform_description",
        "required_registry_software",
    }


KINDS = {
    "software": (SOFTWARE, ("certificate", "protocols"), "calculation"),
    "a product D-85": (PRODUCT, ("certificate", "protocols", "impossible"), "extract"),
}


@pytest.mark.parametrize(("form", "security", "local"), KINDS.values(), ids=KINDS)
def test_the_documents_that_do(form: Form, security: tuple[str, ...], local: str) -> None:
    options: Any = {key: form.field(key) for key in ("is_doc_kind", "local_doc_kind")}
    assert options["is_doc_kind"].options == security
    assert options["local_doc_kind"].options == (local, "industrial_certificate")


PAPERS = {
    "SC-091 software": (SOFTWARE, ["app", "is", "rights", "local", "support"]),
    "a product": (PRODUCT, ["app", "is", "rights", "local", "support", "descr"]),
    "an exclusion": (EXCLUDE, ["exclusion_app"]),
    "a change": (CHANGE, ["change_app"]),
    "a renewal D-81": (RENEW, ["change_app", "renewed"]),
}


@pytest.mark.parametrize(("form", "papers"), PAPERS.values(), ids=PAPERS)
def test_the_package_is_that_of_annex_2(form: Form, papers: list[str]) -> None:
    assert [paper.doc_id for paper in form.papers] == [f"doc.tr.{name}" for name in papers]
    for paper in form.papers[1:]:
        assert isinstance(form.field(paper.field), Upload | Group)


def test_every_model_has_a_pdf_of_its_own_sc_092() -> None:
    models: Any = PRODUCT.field("models")
    assert models.column("ep_description").formats == ("pdf",)
    found = only(checked(PRODUCT, models=[{**MODEL, "ep_description": None}]))
    assert found.params["doc"] == "doc.tr.descr"


@INCLUSIONS
def test_the_year_2026_takes_the_certificate_away_d_82_d_84(form: Form) -> None:
    before, after = form.on(dt.date(2025, 12, 31)), form.on(dt.date(2026, 1, 1))
    assert (before.edition, after.edition) == ("567-2025", "2026")
    gone = {each.key for each in before.fields} - {each.key for each in after.fields}
    assert gone == {"local_other_doc"}
    (change,) = form.changes
    assert (change.law.paragraph, change.law.note) == ("5" if form is SOFTWARE else "6", "D-82")


@ALL
def test_it_is_filed_on_the_portal_only_and_free_of_charge_d_106(form: Form) -> None:
    assert "channel" not in {each.key for each in form.fields}
    assert form.portals == ("egov.kz", "elicense.kz")
    assert form.terms.out_of_hours == LawRef("53", paragraph="17")


@ALL
def test_nothing_is_promised_before_the_registration_d_10_sc_101(form: Form) -> None:
    outcome = checked(form, dt.datetime(2026, 11, 5, 10, 0, tzinfo=TZ))
    assert outcome.promise is None
    assert outcome.track is None
    assert outcome.registration is not None
    assert outcome.registration.date == dt.date(2026, 11, 10)


def test_the_registration_is_tracked_by_calendar_days_sc_101_d_09() -> None:
    tracked = due("L-TRUST-01", dt.date(2026, 11, 5), "track")
    assert tracked.date == dt.date(2026, 11, 8)
    assert tracked.remind_on == FRIDAY


TERMS = {
    "SC-101 registered on 6 November": (FRIDAY, dt.date(2026, 11, 26)),
    "SC-094 registered on 12 December": (dt.date(2025, 12, 12), dt.date(2026, 1, 6)),
    "SC-094 registered on 10 December": (dt.date(2025, 12, 10), dt.date(2025, 12, 31)),
}


@ALL
@pytest.mark.parametrize(("registered_on", "end"), TERMS.values(), ids=TERMS)
def test_the_review_takes_14_working_days(form: Form, registered_on: dt.date, end: dt.date) -> None:
    term = service_clock(registered_case(form.service, registered_on))
    assert term is not None
    assert (term.limit_id, term.long.date) == ("L-TRUST-03", end)
    assert term.legal == end


@ALL
def test_the_clocks_of_a_registered_case_d_10_sc_101_sc_102(form: Form) -> None:
    received_on = dt.date(2026, 11, 5)
    found = running(form.service, FRIDAY, received_on=received_on)
    assert {limit_id: days(each) for limit_id, each in found.items()} == {
        "L-TRUST-02": (dt.date(2026, 11, 12), dt.date(2026, 11, 12)),
        "L-TRUST-03": (dt.date(2026, 11, 26), dt.date(2026, 11, 26)),
        "L-TRUST-04": (dt.date(2026, 11, 24), dt.date(2026, 11, 23)),
    }


DUTIES = {
    "SC-100 on the last day": (dt.datetime(2026, 12, 1, 12, 0, tzinfo=TZ), []),
    "SC-100 a day later": (dt.datetime(2026, 12, 2, 12, 0, tzinfo=TZ), ["W-LATE"]),
}


@pytest.mark.parametrize(("as_of", "expected"), DUTIES.values(), ids=DUTIES)
def test_documents_are_renewed_30_days_before_they_expire(
    as_of: dt.datetime, expected: list[str]
) -> None:
    found = checked(RENEW, as_of, expires_on="2026-12-31").findings
    assert [each.code for each in found] == expected
    assert all(each.params["date"] == dt.date(2026, 12, 1) for each in found)
    assert all(each.law.paragraph == "9" for each in found)


def test_an_inclusion_makes_an_entry_and_an_exclusion_ends_it() -> None:
    assert [form.effect.register for form in (SOFTWARE, PRODUCT, EXCLUDE, CHANGE, RENEW)] == [
        "trusted",
        "trusted",
        "",
        "",
        "",
    ]
    ended = EXCLUDE.field(EXCLUDE.effect.closes)
    assert isinstance(ended, RecordNo)
    assert ended.register == "trusted"


@ALL
def test_the_commission_comes_between_d_11_d_12_d_101(form: Form) -> None:
    ways = {
        (step.source, step.target): step for step in TRANSITIONS if step.service == form.service
    }
    assert all(step.channel is None for step in ways.values())
    assert not {State.PRELIM_REFUSAL, State.REFUSED_INCOMPLETE} & {target for _, target in ways}
    first = [step.target for step in allowed(form.service, State.REGISTERED)]
    assert first == [State.COMMISSION_REVIEW, State.ACCEPTANCE_REFUSED]
    assert ways[State.REGISTERED, State.ACCEPTANCE_REFUSED].limit_id == "L-TRUST-02"
    assert [step.name for step in allowed(form.service, State.COMMISSION_REVIEW)] == [
        "recommendation",
        "issued",
        "refused",
        "hearing_notified",
    ]
    assert next_actor(form.service, State.COMMISSION_REVIEW) is Actor.COMMISSION


@ALL
def test_every_way_from_a_registration_ends_in_a_paper_signed_by_the_head(form: Form) -> None:
    for source in (State.COMMISSION_REVIEW, State.HEARING_HELD, State.HEARING_MISSED):
        signed = {
            step.target: step for step in allowed(form.service, source) if step.actor is Actor.HEAD
        }
        assert list(signed) == [State.ISSUED, State.REFUSED]
        assert all(step.limit_id == "L-TRUST-03" for step in signed.values())


@ALL
def test_the_publication_has_a_term_of_its_own_d_90(form: Form) -> None:
    told = [note for note in form.notes if note.limit_id]
    assert [(note.key, note.limit_id, note.law.paragraph) for note in told] == [
        ("publication", "L-TRUST-05", "8")
    ]
    assert limit_on("L-TRUST-05", dt.date(2026, 3, 16)).promise == Term(14, Unit.WORKING_DAYS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_on_the_publication_says_its_term(language: str) -> None:
    assert "{term}" in catalogue(language).raw("trust.note.publication")


@OF_HOLDERS
def test_the_applicant_is_named_though_the_annexes_do_not_ask_d_80(form: Form) -> None:
    name = form.field("applicant_name")
    assert (name.origin, name.topic) == (Origin.INFERRED, "applicant.name")
    assert where(only(checked(form, applicant_name=None))) == "applicant_name"
