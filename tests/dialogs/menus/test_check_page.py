"""The check page: every answer edited and come back from, findings, acknowledging, handing in."""

import pytest

from dialogs.events import LanguageChosen
from dialogs.screens import Screen, Text
from dialogs.wording.catalogue import catalogue
from tests.dialogs.support.visits import begins, begun, filled, keys_of, visit
from tests.dialogs.support.world import World

WRONG = {
    "applicant_name": ("a", "issue.E-TEXT-LEN"),
    "applicant_bin_iin": ("250140999992", "issue.E-ID-CHECKSUM"),
    "contact_phone": ("12345", "issue.E-PHONE"),
    "contact_email": ("a@b", "issue.E-EMAIL"),
    "owner_contacts": ("жоқ", "issue.E-CONTACT"),
    "legal_address": ("Алматы", "issue.E-CHOICE"),
}


@pytest.mark.parametrize(("field", "wrong"), WRONG.items(), ids=WRONG)
def test_sc008_a_wrong_answer_is_told_and_the_same_field_asked_again(
    field: str, wrong: tuple[str, str]
) -> None:
    person = filled()
    before = dict(person.answers)
    person.edits(field)
    asked = keys_of(person.screen)
    shown = person.says(wrong[0])
    assert wrong[1] in keys_of(shown[0])
    assert keys_of(person.screen) == asked
    assert person.answers == before


EDITS: dict[str, list[str]] = {
    "applicant_kind": ["!answer:legal_entity"],
    "channel": ["!answer:chancellery"],
    "applicant_name": ["«Жер» ЖШС"],
    "applicant_bin_iin": ["250140999097"],
    "legal_address": ["!answer:KZ-71", "Қабанбай батыр даңғылы 53"],
    "dc_location": ["!answer:KZ-35", "Теміртау", "!landmark", "Өнеркәсіп аймағы"],
    "contact_phone": ["87770000000"],
    "contact_email": ["a@b.kz"],
    "complexes": ["!change:0", "!same", "Whatsminer", "M50", "!same", "!same", "!done"],
    "consent_pd": ["!answer:yes"],
    "ownership_doc": ["!validity", "31.12.2030"],
    "ownership_basis": ["!answer:other_lawful"],
    "owner_name": ["«Жер» ЖШС"],
    "owner_contacts": ["info@zher.kz"],
    "signer_name": ["Айгүл Серікова"],
    "signed_by": ["!answer:applicant"],
    "units": ["!type", "SN-0009", "100 TH/s", "!skip_cell", "!done"],
}


@pytest.mark.parametrize(("field", "steps"), EDITS.items(), ids=EDITS)
def test_any_answer_is_edited_from_the_check_page_which_comes_back(
    field: str, steps: list[str]
) -> None:
    person = filled()
    before = person.answers
    person.edits(field)
    for step in steps:
        person.presses(step[1:]) if step.startswith("!") else person.says(step)
    assert person.session.place == "check"
    assert (person.draft.at, person.draft.returning, person.draft.entry) == ("", False, {})
    changed = {key for key in before if person.answers[key] != before[key]}
    assert changed <= {field}
    assert keys_of(person.screen)[0] == "check.title"


@pytest.mark.parametrize("field", EDITS)
def test_back_from_an_edit_leads_to_the_check_page_unchanged(field: str) -> None:
    person = filled()
    before = person.answers
    person.edits(field)
    person.presses("back")
    assert person.session.place == "check"
    assert (person.answers, person.draft.returning) == (before, False)


def test_an_answer_of_another_kind_of_applicant_is_set_aside_and_comes_back() -> None:
    person = filled()
    person.edits("applicant_kind")
    person.presses("answer:ie")
    assert "apk_include.applicant_bin_iin.label" in keys_of(person.screen)
    assert "applicant_bin_iin" not in person.answers
    person.says("000101599992")
    assert person.session.place == "check"
    person.edits("applicant_kind")
    person.presses("answer:legal_entity")
    assert person.answers["applicant_bin_iin"] == "250140999991"
    person.edits("applicant_kind")
    person.presses("answer:ie")
    assert person.answers["applicant_bin_iin"] == "000101599992"
    assert person.session.place == "check"


def test_a_power_of_attorney_off_the_path_is_set_aside_and_comes_back() -> None:
    person = filled()
    person.edits("signed_by")
    person.presses("answer:representative")
    person.says("7", "01.03.2026", "01.03.2027")
    assert person.session.place == "check"
    person.edits("signed_by")
    person.presses("answer:applicant")
    assert "poa_no" not in person.answers
    person.presses("hand_in")
    (handed,) = person.world.handed_in.values()
    assert not any(key.startswith("poa_") for key in handed)


def test_a_power_of_attorney_set_aside_comes_back_whole() -> None:
    person = filled()
    person.edits("signed_by")
    person.presses("answer:representative")
    person.says("7", "01.03.2026", "01.03.2027")
    before = person.answers
    for kind in ("applicant", "representative"):
        person.edits("signed_by")
        person.presses(f"answer:{kind}")
    assert person.answers == before
    assert person.session.place == "check"


def test_sc021_a_whole_visit_ends_with_a_receipt_and_one_case() -> None:
    person = filled()
    assert "check.ready" in keys_of(person.screen)
    person.presses("hand_in")
    assert keys_of(person.screen)[:2] == ["receipt.title", "receipt.not_registered"]
    assert "receipt.number" in keys_of(person.screen)
    assert person.session.drafts == {}
    assert len(person.world.cases) == 1
    assert not any(
        "registered" in key for key in keys_of(person.screen) if key != "receipt.not_registered"
    )


def test_the_receipt_in_the_other_language_shows_the_case() -> None:
    person = filled()
    person.presses("hand_in")
    shown = person.happens(LanguageChosen("ru"))
    assert "status.case" in [key for each in shown for key in keys_of(each)]


def test_a_double_tap_hands_in_once() -> None:
    person = filled()
    before = person.session
    person.presses("hand_in")
    person.session = before
    person.presses("hand_in")
    assert len(person.world.cases) == 1
    assert keys_of(person.screen)[0] == "receipt.title"


def test_sc020_a_postponed_check_keeps_the_draft_and_alerts_staff_once() -> None:
    world = World(answers=False)
    person = filled(world)
    assert keys_of(person.screen)[0] == "check.postponed.title"
    answers = person.answers
    person.presses("check", "check")
    person.happens(LanguageChosen("ru"))
    assert world.alerts == ["staff.check_postponed"]
    assert (person.answers, world.cases) == (answers, {})
    world.answers = True
    person.presses("check")
    world.answers = False
    person.presses("hand_in")
    assert keys_of(person.screen)[0] == "check.postponed.title"
    assert world.alerts == ["staff.check_postponed"] * 2
    assert world.cases == {}


def test_a_formal_finding_stops_until_it_is_mended() -> None:
    person = filled(quantity=1)
    person.world.rows[person.draft.draft_id, "units"].clear()
    person.presses("fields:0", "check")
    assert "issue.E-SERIAL-COUNT" in keys_of(person.screen)
    offered = person.offered
    assert "hand_in" not in offered
    assert "edit:units" in offered


def test_a_finding_between_check_and_handing_in_is_shown_instead_of_a_receipt() -> None:
    person = filled()
    person.world.rows[person.draft.draft_id, "units"].pop()
    person.presses("hand_in")
    assert "issue.E-SERIAL-COUNT" in keys_of(person.screen)
    assert person.world.cases == {}


def test_sc023_a_taken_serial_alerts_staff_once_and_may_be_filed_as_it_is() -> None:
    world = World(taken_serials=frozenset({"SN-0001"}))
    person = filled(world)
    assert "check.as_is" in keys_of(person.screen)
    person.presses("fields:0", "check")
    assert world.alerts == ["staff.serial_taken"]
    person.presses("acknowledge:E-SERIAL-TAKEN")
    assert "check.ready" in keys_of(person.screen)
    person.presses("hand_in")
    assert len(world.cases) == 1


def test_sc084_a_state_body_is_told_and_may_correct_itself() -> None:
    person = filled()
    person.edits("applicant_kind")
    person.presses("answer:state_body")
    assert "issue.E-EXCLUDED" in keys_of(person.screen)
    person.presses("edit:applicant_kind", "answer:legal_entity")
    assert "check.ready" in keys_of(person.screen)


def test_sc084_what_is_said_at_once_names_the_paragraph() -> None:
    person = begun()
    said, *_ = person.presses("answer:state_body")
    assert isinstance(said, Screen)
    assert keys_of(said) == ["question.remark", "issue.E-EXCLUDED"]
    (remark,) = (each for each in said.text if isinstance(each, Text))
    assert "2-тармақ" in catalogue("kk").text(remark)
    assert person.answers["applicant_kind"] == "state_body"


REFUSED = {
    "SC-072 an entrepreneur": ("pool_accredit", "ie"),
    "an individual": ("lic_issue_1", "individual"),
}


@pytest.mark.parametrize(("form", "kind"), REFUSED.values(), ids=REFUSED)
def test_who_may_not_apply_is_told_and_asked_again(form: str, kind: str) -> None:
    person = visit()
    begins(person, form)
    asked = keys_of(person.screen)
    shown = [key for each in person.presses(f"answer:{kind}") for key in keys_of(each)]
    assert "issue.E-APPLICANT-KIND" in shown
    assert "applicant_kind" not in person.answers
    assert keys_of(person.screen) == asked
    person.presses("answer:legal_entity")
    assert person.answers["applicant_kind"] == "legal_entity"
    assert keys_of(person.screen) != asked


def test_who_says_later_that_he_may_not_apply_keeps_the_answer_before() -> None:
    person = visit()
    begins(person, "pool_accredit")
    person.presses("answer:legal_entity", "back", "answer:individual")
    assert person.answers["applicant_kind"] == "legal_entity"
    assert "question.now" in keys_of(person.screen)


def test_several_soft_findings_are_acknowledged_by_one_press() -> None:
    person = filled(World(taken_serials=frozenset({"SN-0001"})))
    person.edits("applicant_kind")
    person.presses("answer:state_body", "acknowledge:E-EXCLUDED,E-SERIAL-TAKEN")
    assert "check.ready" in keys_of(person.screen)


def test_what_was_acknowledged_is_asked_again_when_an_answer_changes() -> None:
    person = filled(World(taken_serials=frozenset({"SN-0001"})))
    person.presses("acknowledge:E-SERIAL-TAKEN")
    person.edits("signer_name")
    person.says("Айгүл Серікова")
    assert "check.as_is" in keys_of(person.screen)


def test_sc037_an_individual_is_warned_and_the_data_are_kept() -> None:
    person = filled()
    person.edits("applicant_kind")
    person.presses("answer:individual")
    person.says("000101599992")
    assert "issue.W-MANUAL" in keys_of(person.screen)
    person.presses("hand_in")
    assert len(person.world.cases) == 1
