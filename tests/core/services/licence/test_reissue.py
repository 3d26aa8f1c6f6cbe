"""Reissue of a licence of either subtype: every rule once broken (order 169, annexes 9 and 10)."""

from collections.abc import Mapping
from typing import Any

import pytest

from core.errors import Invalid
from core.form.kinds import Choice, Consent, MultiChoice, Upload
from core.validation import Application, remarks
from core.validation.precheck import Verdict, precheck, smallest_change
from tests.core.support.pieces import paper
from tests.core.support.reissues import (
    ALWAYS,
    BOTH,
    MONDAY,
    ONE,
    TWO,
    WHOLE,
    against,
    checked,
    only,
)
from tests.core.support.whole import lic_reissue_1


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
            "change_doc": paper("doc.lic.change", no_expiry=False, expires_on="2026-03-15")
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
    expired = paper("doc.lic.change", no_expiry=False, expires_on="2026-03-15")
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


def test_a_power_of_attorney_that_ran_out_yesterday() -> None:
    proxy: dict[str, Any] = {"signed_by": "representative", "poa_no": "7", "poa_date": "2026-01-05"}
    found = only(checked(**proxy, poa_until="2026-03-15"))
    assert (found.code, found.field) == ("E-POA", "poa_until")
    assert against(checked(**proxy, poa_until="2026-03-16")) == []


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
    assessments = {each.ground.code: each for each in precheck(application, MONDAY)}
    assert assessments["LIC-R7"].verdict is Verdict.MET
    assert assessments["LIC-R7"].change == ("grounds",)
    assert assessments["LIC-P1"].verdict is Verdict.NOT_MET
    assert assessments["LIC-P1"].ground.law.paragraph == "14"
    assert assessments["LIC-R2"].verdict is Verdict.UNKNOWN
    assert assessments["LIC-R1"].verdict is Verdict.AUTHORITY
