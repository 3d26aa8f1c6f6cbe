"""Reissue of a licence of either subtype: every rule once broken (order 169, annexes 9 and 10)."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from core.cases.clocks import clocks
from core.cases.states import State
from core.catalogue import FORMS
from core.errors import Invalid
from core.fees import FeeKind, fee
from core.findings import Finding
from core.forms.kinds import Choice, Consent, MultiChoice, RecordNo, Upload
from core.precheck import Verdict, precheck, smallest_change
from core.rules.base import Facts, Record
from core.validation import Application, Outcome, remarks, validate
from core.working_time import TZ
from tests.core.whole import lic_reissue_1, lic_reissue_2

MONDAY = dt.datetime(2026, 3, 16, 10, 0, tzinfo=TZ)
ONE, TWO = FORMS["lic_reissue_1"], FORMS["lic_reissue_2"]
WHOLE = {ONE.key: lic_reissue_1.ANSWERS, TWO.key: lic_reissue_2.ANSWERS}
BOTH = pytest.mark.parametrize("form", [ONE, TWO], ids=lambda form: form.key)
ALWAYS = {"W-FEE", "W-NOTCHECKED"}
"""Said of a whole application while nobody told of the payment and the register is not whole."""


def checked(
    form: Any = ONE, as_of: dt.datetime = MONDAY, facts: Facts | None = None, **changes: Any
) -> Outcome:
    """The outcome of a whole application with some answers changed; None leaves one out."""
    answers = {key: each for key, each in {**WHOLE[form.key], **changes}.items() if each}
    return validate(Application(form, answers), as_of, facts or Facts())


def against(outcome: Outcome) -> list[Finding]:
    return [finding for finding in outcome.findings if finding.code not in ALWAYS]


def only(outcome: Outcome) -> Finding:
    (finding,) = against(outcome)
    return finding


@BOTH
def test_a_whole_application_has_nothing_against_it(form: Any) -> None:
    outcome = checked(form)
    assert against(outcome) == []
    assert outcome.may_be_ready
    assert {finding.code for finding in outcome.findings} == ALWAYS


NUMBERS = {
    "reregistration": (1, 1),
    "reorganisation": (2, 2),
    "dc_location_change": (3, None),
    "subtype_name_change": (4, 3),
    "power_source_change": (5, None),
    "law_requirement": (6, 4),
}


@pytest.mark.parametrize(("ground", "numbers"), NUMBERS.items(), ids=NUMBERS)
def test_a_ground_has_the_number_of_its_annex_sc_058_d_44(ground: str, numbers: Any) -> None:
    for form, number in zip((ONE, TWO), numbers, strict=True):
        field = form.field("grounds")
        assert isinstance(field, MultiChoice)
        assert field.numbers.get(ground) == number
        assert (ground in field.options) is (number is not None)


@BOTH
def test_the_form_marks_the_cell_of_the_kind_of_reorganisation_sc_054(form: Any) -> None:
    field = form.field("reorg_kind")
    assert isinstance(field, Choice)
    cells = {"merger": 1, "transformation": 2, "accession": 3, "separation": 4, "division": 5}
    assert field.numbers == cells
    assert field.options == tuple(cells)
    assert field.law.note == "D-43"


BROKEN: Mapping[str, tuple[dict[str, Any], str, str]] = {
    "SC-055 no ground": ({"grounds": None}, "E-GROUND-NONE", "grounds"),
    "SC-054 no kind of reorganisation": ({"reorg_kind": None}, "E-REORG-KIND", "reorg_kind"),
    "A9.1 neither the name nor the place": (
        {"reregistered": None}, "E-GROUND-TEXT", "reregistered"
    ),
    "A9.1 no new name": ({"new_name": None}, "E-GROUND-TEXT", "new_name"),
    "A9.1 no new place": ({"new_address": None}, "E-GROUND-TEXT", "new_address"),
    "A9.2 no successor": ({"successor_name": None}, "E-GROUND-TEXT", "successor_name"),
    "A9.2 no number of the successor": (
        {"successor_bin": None}, "E-GROUND-TEXT", "successor_bin"
    ),
    "A9.2 a person's number for the successor": (
        {"successor_bin": "000101599992"}, "E-BIN-IS-IIN", "successor_bin"
    ),
    "A9.4 no new wording": ({"new_activity_name": None}, "E-GROUND-TEXT", "new_activity_name"),
    "A9.6 no law": ({"law_citation": None}, "E-GROUND-TEXT", "law_citation"),
    "A9 no number of the annex": ({"annex_ref": None}, "E-REQ", "annex_ref"),
    "A9 a licence of tomorrow": (
        {"licence_date": "2026-03-17"}, "E-DATE-FUTURE", "licence_date"
    ),
    "A3.9.2 no paper on the change": ({"change_doc": None}, "E-DOC-MISSING", "change_doc"),
    "A3.9.2 a paper that has run out": (
        {
            "change_doc": {
                **lic_reissue_1.CHANGE_DOC, "no_expiry": False, "expires_on": "2026-03-15"
            }
        },
        "E-DOC-EXPIRED",
        "change_doc",
    ),
    "A9 contacts not confirmed": ({"confirm_contacts": None}, "E-CONFIRM", "confirm_contacts"),
    "A9 a court ban not denied": (
        {"confirm_no_court_ban": None}, "E-CONFIRM", "confirm_no_court_ban"
    ),
    "A9 papers not confirmed": ({"confirm_docs_true": None}, "E-CONFIRM", "confirm_docs_true"),
    "A9 no consent": ({"consent_secret": None}, "E-CONSENT", "consent_secret"),
    "¶4 a plain individual": ({"applicant_kind": "individual"}, "E-APPLICANT-KIND", ""),
}  # fmt: skip


@BOTH
@pytest.mark.parametrize(("changes", "code", "field"), BROKEN.values(), ids=BROKEN)
def test_what_breaks_a_rule_is_told_at_its_answer(
    form: Any, changes: dict[str, Any], code: str, field: str
) -> None:
    found = next(each for each in checked(form, **changes).findings if each.code == code)
    assert found.field == (field or "applicant_kind")
    if field:
        assert only(checked(form, **changes)) == found


@pytest.mark.parametrize(
    ("key", "ground"),
    [("dc_address", "dc_location_change"), ("power_sourcing", "power_source_change")],
)
def test_a_ground_of_subtype_1_without_its_new_value_sc_057(key: str, ground: str) -> None:
    left_out: dict[str, Any] = {key: None}
    found = only(checked(ONE, **left_out))
    assert (found.code, found.field) == ("E-GROUND-TEXT", key)
    assert against(checked(ONE, **left_out, grounds=_without(ONE, ground))) == []


def _without(form: Any, ground: str) -> list[str]:
    return [each for each in WHOLE[form.key]["grounds"] if each != ground]


@pytest.mark.parametrize("ground", ["dc_location_change", "power_source_change"])
def test_subtype_2_has_no_ground_for_a_moved_data_centre_sc_056_d_46(ground: str) -> None:
    with pytest.raises(Invalid, match="E-GROUND-NA"):
        TWO.field("grounds").accept(ground, {})
    found = against(checked(TWO, grounds=[ground]))
    assert ("E-GROUND-NA", "grounds") in [(each.code, each.field) for each in found]
    asked = {field.key for field in TWO.fields}
    assert asked.isdisjoint({"dc_address", "power_sourcing"})


@BOTH
def test_an_entrepreneur_is_not_reorganised_sc_059(form: Any) -> None:
    own: dict[str, Any] = {"applicant_kind": "ie", "applicant_bin_iin": "000101599992"}
    found = only(checked(form, **own))
    assert (found.code, found.field, found.also) == (
        "E-REORG-KIND", "grounds", ("applicant_kind",)
    )  # fmt: skip
    assert found.law.annex == ("9" if form is ONE else "10")
    asked = {field.key for field in form.journey({**WHOLE[form.key], **own})}
    assert asked.isdisjoint({"reorg_kind", "successor_name", "successor_bin"})
    assert against(checked(form, **own, grounds=_without(form, "reorganisation"))) == []


def test_an_entrepreneur_hears_of_it_as_soon_as_he_picks_the_ground_sc_059() -> None:
    answers = {"applicant_kind": "ie", "grounds": ["reorganisation"]}
    assert [each.code for each in remarks(ONE, answers, "grounds", MONDAY)] == ["E-REORG-KIND"]
    assert remarks(ONE, {**answers, "grounds": ["law_requirement"]}, "grounds", MONDAY) == ()


def test_a_state_body_is_for_staff_to_decide() -> None:
    found = only(checked(applicant_kind="state_body"))
    assert (found.code, found.field) == ("W-MANUAL", "applicant_kind")


LINES = {
    "reregistration": ({"reregistered"}, {}),
    "of the name": ({"reregistered", "new_name"}, {"reregistered": ["name"]}),
    "of the place": ({"reregistered", "new_address"}, {"reregistered": ["place"]}),
    "reorganisation": ({"reorg_kind", "successor_name", "successor_bin"}, {}),
    "dc_location_change": ({"dc_address"}, {}),
    "subtype_name_change": ({"new_activity_name"}, {}),
    "power_source_change": ({"power_sourcing"}, {}),
    "law_requirement": ({"law_citation"}, {}),
}


@pytest.mark.parametrize(("ground", "wanted"), LINES.items(), ids=LINES)
def test_a_ground_asks_for_what_stands_on_its_line_and_no_more_d_45(
    ground: str, wanted: tuple[set[str], dict[str, Any]]
) -> None:
    name = "reregistration" if ground.startswith("of the") else ground
    base = {"applicant_kind": "legal_entity"}
    asked = {field.key for field in ONE.journey({**base, "grounds": [name], **wanted[1]})}
    assert asked - {field.key for field in ONE.journey(base)} == wanted[0]


def test_the_address_may_stand_among_plots_of_an_industrial_zone() -> None:
    field = ONE.field("dc_address")
    field.check(lic_reissue_1.ANSWERS["dc_address"], {})
    with pytest.raises(Invalid, match="E-ADDR"):
        ONE.field("legal_address").check(lic_reissue_1.ANSWERS["dc_address"], {})


@BOTH
def test_a_paper_that_has_run_out_is_refused_at_the_first_look(form: Any) -> None:
    expired = {**lic_reissue_1.CHANGE_DOC, "no_expiry": False, "expires_on": "2026-03-15"}
    assert only(checked(form, change_doc=expired)).law.paragraph == "14"
    last_day = {**expired, "expires_on": "2026-03-16"}
    assert [each.code for each in against(checked(form, change_doc=last_day))] == ["W-EXP-SOON"]


@BOTH
def test_what_was_said_already_is_offered_again(form: Any) -> None:
    sources = {
        "successor_name": "applicant_name",
        "successor_bin": "applicant_bin_iin",
        "legal_address": "new_address",
    }
    assert {key: form.field(key).default_from for key in sources} == sources


@BOTH
def test_papers_that_state_systems_have_are_not_asked_for(form: Any) -> None:
    answers = {**WHOLE[form.key], "docs_in_systems": "yes"}
    assert "change_doc" not in {field.key for field in form.journey(answers)}
    assert against(checked(form, docs_in_systems="yes", change_doc=None)) == []


@BOTH
def test_nothing_is_asked_for_that_the_provider_fetches_himself_sc_050(form: Any) -> None:
    asked = {field.doc_id for field in form.fields if isinstance(field, Upload)}
    assert asked == {"doc.lic.change"}


OWN = Record("mine", issued_on=dt.date(2025, 9, 15))
RECORDS = {
    "his own": ({"00012345": OWN}, None),
    "not in the register": ({}, "E-LIC-REF"),
    "another's": ({"00012345": Record("theirs")}, "E-LIC-REF"),
    "ended": ({"00012345": Record("mine", active=False)}, "E-LIC-REF"),
    "of another day": (
        {"00012345": Record("mine", issued_on=dt.date(2025, 9, 16))}, "E-LIC-REF"
    ),
    "the day is not known": ({"00012345": Record("mine")}, None),
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
    assert all(each.is_substantive for each in found)


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


def test_a_power_of_attorney_that_ran_out_yesterday() -> None:
    proxy: dict[str, Any] = {"signed_by": "representative", "poa_no": "7", "poa_date": "2026-01-05"}
    found = only(checked(**proxy, poa_until="2026-03-15"))
    assert (found.code, found.field) == ("E-POA", "poa_until")
    assert against(checked(**proxy, poa_until="2026-03-16")) == []


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
    running = {clock.limit_id: clock for clock in clocks(form.service, dt.date(2026, 3, 16))}
    assert running.keys() == {"L-LIC-07", "L-LIC-08"}
    assert running["L-LIC-07"].promise.date == dt.date(2026, 3, 17)


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
    assert form.register == ("licence_1" if form is ONE else "licence_2")
    assert form.closes == "licence_no"
    for when in (form.enters_when, form.closes_when):
        assert when is not None
        assert when.holds({"reissue_object": what}) is holds


@BOTH
def test_each_statement_of_the_annex_is_given_by_a_press_of_its_own(form: Any) -> None:
    given = [field for field in form.fields if isinstance(field, Consent)]
    assert [field.key for field in given] == [
        "confirm_contacts", "confirm_no_court_ban", "confirm_docs_true", "consent_secret",
    ]  # fmt: skip
    annex = "9" if form is ONE else "10"
    assert all((field.law.annex, field.law.note) == (annex, "D-109") for field in given)


def test_the_smallest_change_for_an_entrepreneur_is_another_ground() -> None:
    own: dict[str, Any] = {"applicant_kind": "ie", "applicant_bin_iin": "000101599992"}
    assert smallest_change(against(checked(**own))) == ("grounds",)


def test_a_reissue_that_no_entrepreneur_gets_shows_in_its_precheck() -> None:
    own: dict[str, Any] = {"applicant_kind": "ie", "applicant_bin_iin": "000101599992"}
    application = Application(ONE, {**WHOLE[ONE.key], **own})
    standings = {each.ground.code: each for each in precheck(application, MONDAY)}
    assert standings["LIC-R7"].verdict is Verdict.MET
    assert standings["LIC-R7"].change == ("grounds",)
    assert standings["LIC-P1"].verdict is Verdict.NOT_MET
    assert standings["LIC-P1"].ground.law.paragraph == "14"
    assert standings["LIC-R2"].verdict is Verdict.UNKNOWN
    assert standings["LIC-R1"].verdict is Verdict.AUTHORITY
