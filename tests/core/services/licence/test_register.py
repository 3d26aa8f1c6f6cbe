"""What a granted application changes in the registers of licences: order № 169/НҚ."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.form.register import Cause, Enter, RegisterChange, RegisterEntry, Revise, Status
from tests.core.support.granting import (
    DAY,
    FIRST_DAY,
    HOLDER,
    NOTICE,
    STRANGER,
    an_annex,
    an_entry,
    changed,
    granted,
)
from tests.core.support.pieces import ALMATY
from tests.core.support.whole.lic_issue_1 import EKIBASTUZ
from tests.core.support.whole.lic_reissue_1 import ANSWERS as REISSUE

PARENT = "licence_1 5"
FIVE = an_entry("licence_1", "5", content={"name": "Ескі", "centres": [{"dc_address": ALMATY}]})
ANNEX = an_annex("001", FIVE, content={"centres": [{"dc_address": ALMATY}]})
OTHER = an_annex("002", FIVE)
BOTH = {**NOTICE, "annex_no": "003", "annex_date": date(2026, 3, 19)}
OF_FIVE = {"licence_no": "5", "licence_date": "2025-01-10", "annex_ref": "001, 01.02.2024"}


def entered(changes: tuple[RegisterChange, ...]) -> list[RegisterEntry]:
    return [each.entry for each in changes if isinstance(each, Enter)]


def revised(changes: tuple[RegisterChange, ...]) -> list[RegisterEntry]:
    return [each.new for each in changes if isinstance(each, Revise)]


def reissue(
    what: str, given: dict[str, Any], *known: RegisterEntry, **answers: Any
) -> tuple[RegisterChange, ...]:
    """A granted reissue of licence № 5, or of an annex to it, on the ground of the law."""
    said = {**OF_FIVE, "grounds": ["law_requirement"], **answers, "reissue_object": what}
    return granted("lic_reissue_1", given, known=known, answers=said)


ISSUED: dict[str, tuple[str, dict[str, Any], list[tuple[str, str, date]]]] = {
    "a licence": ("licence", NOTICE, [("licence_1", "9", DAY)]),
    "an annex": ("annex", NOTICE, [("licence_annex", "licence_1 5 9", DAY)]),
    "both, under two numbers and days": (
        "both",
        BOTH,
        [("licence_1", "9", DAY), ("licence_annex", "licence_1 9 003", date(2026, 3, 19))],
    ),
}


@pytest.mark.parametrize(("kind", "given", "made"), ISSUED.values(), ids=ISSUED)
def test_an_issue_enters(kind: str, given: dict[str, Any], made: Any) -> None:
    answers = {"request_kind": kind, "licence_no": "5"}
    entries = entered(granted("lic_issue_1", given, answers=answers))
    assert [(*each.named, each.issued_on) for each in entries] == made


def test_a_licence_keeps_its_centres_its_pool_and_the_notice_of_inclusion() -> None:
    (licence,) = entered(granted("lic_issue_1", {**NOTICE, "valid_until": date(2027, 6, 30)}))
    content = licence.content
    assert content["centres"] == [{"dc_address": EKIBASTUZ, "power_sourcing": "single_purchaser"}]
    assert content["pool"] == {"name": "«Дала пул» ЖШС", "accredited_on": "2026-01-12"}
    assert content["notices"] == [{"no": "15/А-3", "date": "2026-02-02"}]
    assert content["subtype"] == "1"
    assert licence.valid_until == date(2027, 6, 30)


@pytest.mark.parametrize("subtype", ["1", "2"])
def test_d_133_an_annex_asked_for_alone_stands_under_its_licence(subtype: str) -> None:
    (annex,) = entered(granted(f"lic_annex_{subtype}", answers={"licence_no": "№ 5"}))
    assert annex.named == ("licence_annex", f"licence_{subtype} 5 9")
    assert annex.content["name"]
    assert annex.content["centres"]


def test_sc_263_d_126_a_new_number_keeps_the_first_day_and_ends_the_old() -> None:
    old, new = reissue("licence", NOTICE, FIVE)
    assert isinstance(old, Revise)
    assert (old.new.status, old.new.cause) == (Status.ENDED, Cause.REISSUED)
    assert (old.new.replaced_by, old.new.status_on) == ("9", DAY)
    assert isinstance(new, Enter)
    assert (new.entry.number, new.entry.issued_on, new.entry.first_on) == ("9", DAY, FIRST_DAY)
    assert new.entry.case_id == "case-1"


def test_the_first_day_is_kept_over_two_reissues() -> None:
    (_, first) = reissue("licence", NOTICE, FIVE)
    assert isinstance(first, Enter)
    later = {"notice_no": "12", "notice_date": date(2027, 4, 5)}
    (_, second) = reissue("licence", later, first.entry, licence_no="9")
    assert isinstance(second, Enter)
    assert (second.entry.number, second.entry.first_on) == ("12", FIRST_DAY)


@pytest.mark.parametrize("number", ["5", "№ 5"])
def test_d_125_a_reissue_may_keep_the_number(number: str) -> None:
    (new,) = revised(reissue("licence", {**NOTICE, "notice_no": number}, FIVE))
    assert (new.named, new.issued_on, new.first_on) == (FIVE.named, DAY, FIRST_DAY)
    assert new.status is Status.ACTIVE


def test_of_a_licence_the_register_does_not_know_the_applicant_told_the_day() -> None:
    (licence,) = entered(reissue("licence", NOTICE))
    assert licence.first_on == date(2025, 1, 10)
    (confirmed,) = entered(reissue("licence", {**NOTICE, "first_on": FIRST_DAY}))
    assert confirmed.first_on == FIRST_DAY


def test_annexes_follow_the_licence_to_its_new_number_and_holder() -> None:
    changes = granted(
        "lic_reissue_1",
        known=[FIVE, ANNEX, OTHER],
        answers={**OF_FIVE, "reissue_object": "licence"},
        successor="heir",
    )
    annexes = [each for each in revised(changes) if each.register == "licence_annex"]
    assert [each.named[1] for each in annexes] == ["licence_1 9 001", "licence_1 9 002"]
    assert {each.holder for each in annexes} == {"heir"}
    assert {each.first_on for each in annexes} == {FIRST_DAY}


def test_a_reissue_of_both_reissues_the_annex_named_under_the_new_licence() -> None:
    changes = reissue("both", BOTH, FIVE, ANNEX, OTHER)
    assert [each.named[1] for each in entered(changes)] == ["9", "licence_1 9 003"]
    assert entered(changes)[1].first_on == FIRST_DAY
    ended = [each for each in revised(changes) if each.status is Status.ENDED]
    assert [(each.number, each.replaced_by) for each in ended] == [("5", "9"), ("001", "003")]
    moved = [each for each in revised(changes) if each.status is Status.ACTIVE]
    assert [each.named[1] for each in moved] == ["licence_1 9 002"]


def test_a_reissue_of_an_annex_leaves_the_licence_as_it_is() -> None:
    (new,) = revised(reissue("annex", {**NOTICE, "notice_no": "001"}, FIVE, ANNEX, OTHER))
    assert (new.named, new.issued_on, new.first_on) == (ANNEX.named, DAY, FIRST_DAY)


def test_d_134_a_changed_place_and_source_stand_on_the_annex_named() -> None:
    grounds = ["dc_location_change", "power_source_change"]
    given = {**NOTICE, "notice_no": "001"}
    (change,) = reissue("annex", given, FIVE, ANNEX, OTHER, grounds=grounds)
    old, new = changed(change)["centres"]
    assert old == [{"dc_address": ALMATY}]
    assert new == [
        {"dc_address": REISSUE["dc_address"], "power_sourcing": REISSUE["power_sourcing"]}
    ]


def test_a_new_name_and_address_replace_the_old() -> None:
    changes = reissue("licence", {**NOTICE, "notice_no": "5"}, FIVE, grounds=["reregistration"])
    assert changed(changes[0])["name"] == ("Ескі", "«Жарық дала» ЖШС")


@pytest.mark.parametrize("applicant", [HOLDER, "heir"], ids=["the predecessor", "the successor"])
def test_after_a_reorganisation_the_licence_is_the_successors(applicant: str) -> None:
    """169·A9.2."""
    answers = {**OF_FIVE, "reissue_object": "licence"}
    changes = granted(
        "lic_reissue_1", known=[FIVE], answers=answers, applicant=applicant, successor="heir"
    )
    assert [each.holder for each in entered(changes)] == ["heir"]
    assert [each.status for each in revised(changes)] == [Status.ENDED]


STRANGE = {
    "another's licence": replace(FIVE, holder=STRANGER),
    "a licence that has ended": FIVE.ended(Cause.REVOKED, DAY, "1"),
    "a licence issued later": replace(FIVE, issued_on=date(2026, 3, 19)),
}


@pytest.mark.parametrize("licence", STRANGE.values(), ids=STRANGE)
def test_a_number_is_not_taken_over_from(licence: RegisterEntry) -> None:
    """The number is entered as a new one, which the register refuses."""
    changes = reissue("licence", {**NOTICE, "notice_no": "5"}, licence)
    assert [type(each) for each in changes] == [Enter]


def test_a_notice_of_another_pool_changes_the_pool_of_the_licence() -> None:
    """169¶16."""
    known = an_entry("licence_2", "00012345", content={"pool": {"name": "«Тұлпар» пулы"}})
    (change,) = granted("lic_poolinfo", {}, known=[known])
    assert isinstance(change, Revise)
    assert change.on == date(2026, 3, 13)
    assert changed(change) == {
        "pool": (
            {"name": "«Тұлпар» пулы"},
            {"name": "«Қыран» пулы", "accredited_on": "2026-01-12"},
        )
    }


def test_a_notice_of_mining_through_no_pool_leaves_the_licence_none() -> None:
    known = an_entry("licence_2", "00012345", content={"pool": {"name": "«Тұлпар» пулы"}})
    answers = {"pool_use": "none_accredited"}
    (change,) = granted("lic_poolinfo", {}, known=[known], answers=answers)
    assert changed(change)["pool"][1] is None
