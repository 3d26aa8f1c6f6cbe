"""Reissue of a licence: the licence on record, the fee, the terms, the steps (order 169)."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from core.form.kinds import RecordNo
from core.form.rule import Facts, Record
from core.form.steps.states import State
from core.law.fees import FeeKind, fee
from core.law.working_time import TZ
from tests.core.support.cases import running
from tests.core.support.reissues import BOTH, MONDAY, ONE, TWO, against, checked

OWN = Record("mine", issued_on=dt.date(2025, 9, 15))
RECORDS = {
    "their own": ({"00012345": OWN}, None),
    "not in the register": ({}, "E-LIC-REF"),
    "another's": ({"00012345": Record("theirs")}, "E-LIC-REF"),
    "ended": ({"00012345": Record("mine", active=False)}, "E-LIC-REF"),
    "of another day": (
        {"00012345": Record("mine", issued_on=dt.date(2025, 9, 16))}, "E-LIC-REF"
    ),
    "the day is not known": ({"00012345": Record("mine")}, None),
    "SC-261 suspended": ({"00012345": replace(OWN, suspended=True)}, "W-MANUAL"),
    "SC-261 restored": ({"00012345": replace(OWN, suspended=False)}, None),
    "its last day has passed": (
        {"00012345": replace(OWN, valid_until=dt.date(2026, 3, 15))}, "E-LIC-REF"
    ),
    "on its last day": ({"00012345": replace(OWN, valid_until=dt.date(2026, 3, 16))}, None),
}  # fmt: skip


@BOTH
@pytest.mark.parametrize(("records", "code"), RECORDS.values(), ids=RECORDS)
def test_the_licence_is_the_applicants_of_this_subtype(form: Any, records: Any, code: Any) -> None:
    register = "licence_1" if form is ONE else "licence_2"
    facts = Facts(
        applicant="mine",
        records={(register, number): each for number, each in records.items()},
        complete=frozenset({register}),
        paid=True,
    )
    found = checked(form, facts=facts).findings
    assert [(each.code, each.field) for each in found] == ([(code, "licence_no")] if code else [])
    assert all(each.is_substantive for each in found if each.code != "W-MANUAL")


HEIR = "250140999991"
SUCCESSION: dict[str, tuple[dict[str, Any], Record, str, str]] = {
    "the successor names himself": ({}, Record("theirs"), "W-MANUAL", "2"),
    "the successor is another": (
        {"successor_bin": "250140999097"}, Record("theirs"), "E-LIC-REF", ""
    ),
    "no reorganisation": ({"grounds": ["law_requirement"]}, Record("theirs"), "E-LIC-REF", ""),
    "the licence has ended": ({}, Record("theirs", active=False), "E-LIC-REF", ""),
    "the licence is of another day": (
        {}, Record("theirs", issued_on=dt.date(2025, 9, 16)), "E-LIC-REF", ""
    ),
}  # fmt: skip


@BOTH
@pytest.mark.parametrize(("changes", "record", "code", "item"), SUCCESSION.values(), ids=SUCCESSION)
def test_a_licence_of_the_predecessor_is_doubted_and_no_strangers_is_taken(
    form: Any, changes: dict[str, Any], record: Record, code: str, item: str
) -> None:
    """169·A9.2, 169·A10.2."""
    register = "licence_1" if form is ONE else "licence_2"
    facts = Facts(
        applicant="mine",
        records={(register, "00012345"): record},
        complete=frozenset({register}),
        paid=True,
    )
    own = {"applicant_bin_iin": HEIR, "successor_bin": HEIR, **changes}
    (found,) = checked(form, facts=facts, **own).findings
    assert (found.code, found.field, found.law.item) == (code, "licence_no", item)
    assert found.law.annex == ("9" if form is ONE else "10")


def test_a_licence_of_the_other_subtype_is_not_found() -> None:
    facts = Facts(
        applicant="mine",
        records={("licence_2", "00012345"): OWN},
        complete=frozenset({"licence_1", "licence_2"}),
    )
    assert [each.code for each in against(checked(facts=facts))] == ["E-LIC-REF"]


def test_an_earlier_licence_is_offered() -> None:
    for form, register in ((ONE, "licence_1"), (TWO, "licence_2")):
        number = form.field("licence_no")
        assert isinstance(number, RecordNo)
        assert (number.topic, number.dated_by) == (f"{register}.number", "licence_date")
        assert form.field("licence_date").topic == f"{register}.issued_on"


FEES = {
    "SC-061 subtype I": (ONE, "licence", FeeKind.DUE, Decimal(865_000)),
    "SC-061 subtype II": (TWO, "licence", FeeKind.DUE, Decimal("2162.5")),
    "licence and annex": (ONE, "both", FeeKind.DUE, Decimal(865_000)),
    "D-47 the annex alone": (ONE, "annex", FeeKind.NOT_STATED, None),
}


@pytest.mark.parametrize(("form", "what", "kind", "tenge"), FEES.values(), ids=FEES)
def test_a_tenth_of_the_fee_for_issuing(form: Any, what: str, kind: FeeKind, tenge: Any) -> None:
    found = fee(form.fee, dt.date(2026, 3, 16), {"reissue_object": what})
    assert found.kind is kind
    assert found.amount == tenge
    assert found.needs_confirmation is (form is TWO)


FEE_DOUBTS = {
    "nobody told of a payment": ("both", None, ["W-FEE"]),
    "paid": ("both", True, []),
    "D-47 the annex alone": ("annex", None, ["W-FEE-UNSTATED"]),
}


@pytest.mark.parametrize(("what", "paid", "codes"), FEE_DOUBTS.values(), ids=FEE_DOUBTS)
def test_the_fee_is_doubted_and_stops_nothing(what: str, paid: Any, codes: list[str]) -> None:
    outcome = checked(facts=Facts(paid=paid), reissue_object=what)
    assert [each.code for each in outcome.findings if each.code != "W-NOTCHECKED"] == codes
    assert outcome.may_be_ready


@BOTH
def test_before_2024_there_was_no_fee_and_no_ground_for_it(form: Any) -> None:
    before = dt.datetime(2023, 12, 29, 10, 0, tzinfo=TZ)
    outcome = checked(form, as_of=before, licence_date="2023-09-15")
    assert "W-FEE" not in {each.code for each in outcome.findings}
    assert "LIC-R2" not in {each.code for each in form.on(before.date()).grounds}
    assert "LIC-R2" in {each.code for each in form.on(MONDAY.date()).grounds}


@BOTH
def test_the_terms_of_a_reissue_sc_060_d_01(form: Any) -> None:
    outcome = checked(form)
    found = [each.date for each in (outcome.registration, outcome.promise, outcome.track) if each]
    assert found == [dt.date(2026, 3, 16), dt.date(2026, 3, 19), dt.date(2026, 3, 18)]
    known = running(form.service, dt.date(2026, 3, 16))
    assert known.keys() == {"L-LIC-07", "L-LIC-08"}
    assert known["L-LIC-07"].legal == dt.date(2026, 3, 17)


@BOTH
def test_no_step_of_a_reissue_leads_to_a_hearing_sc_060_d_05(form: Any) -> None:
    reached = {step.target for step in form.steps}
    assert reached == {
        State.READY, State.SUBMITTED, State.REGISTERED, State.UNDER_REVIEW,
        State.REFUSED_INCOMPLETE, State.ISSUED, State.REFUSED,
    }  # fmt: skip


@BOTH
@pytest.mark.parametrize(("what", "holds"), [("licence", True), ("annex", False), ("both", True)])
def test_a_reissued_annex_leaves_the_licence_in_its_register(
    form: Any, what: str, holds: bool
) -> None:
    assert form.effect.register == ("licence_1" if form is ONE else "licence_2")
    assert form.effect.closes == "licence_no"
    for when in (form.effect.enters_when, form.effect.closes_when):
        assert when is not None
        assert when.holds({"reissue_object": what}) is holds
