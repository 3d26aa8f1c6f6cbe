"""What a granted case leaves in the office's registers, on both databases."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.cases import registers
from bot.cases.apply import Done, Faulty, Outcome
from bot.storage import register_entries, register_history
from bot.storage.engine import Database
from core.form.form import Form
from core.form.register import Cause, Named, ReleaseSerials, Status
from core.form.steps.states import State
from core.services.catalogue import FORMS
from tests.bot.support.deciding import ISSUE, decided, deciding, everything
from tests.bot.support.desk_cases import MONDAY, SERIALS, WEDNESDAY, put, reviewed, stored
from tests.bot.support.registers import (
    FIRST,
    HOLDER,
    NOTICE,
    STRANGER,
    entered,
    granting,
    held,
    hold,
    known,
)
from tests.bot.support.visiting import STAFF, news
from tests.bot.support.writing import writing

REASON = "Кешен сатылған, бұрынғы иесі хабарламаған."


def names(database: Database) -> list[Named]:
    """What stands in the registers."""
    return [entry.named for entry in known(database)]


def faults(outcome: Outcome) -> dict[str, str]:
    """The codes of what stands against a step, by what it was given."""
    assert isinstance(outcome, Faulty)
    return {key: fault.code for key, fault in outcome.faults.items()}


def exclusion(**answers: Any) -> Any:
    """An exclusion of the entry 7-У under review."""
    given = {"entry_no": "7-У", "exclusion_scope": "whole", "exclusion_reason": "sale", **answers}
    return reviewed(service="apk.exclude", answers=given)


def test_a_notice_is_entered_as_people_will_name_it(database: Database) -> None:
    stored(database, reviewed())
    decision = replace(ISSUE, typed={**ISSUE.typed, "notice_no": " 7-у   а "})
    outcome = deciding(database, decision, reviewed())
    assert isinstance(outcome, Done)
    assert outcome.case.result_no == "7-у   а"
    assert names(database) == [("apk", "7-УА")]
    assert known(database)[0].number == "7-У А"


def test_a_notice_issued_twice_is_entered_once(database: Database) -> None:
    stored(database, reviewed())
    deciding(database, ISSUE, reviewed())
    after = everything(database)
    again = deciding(database, ISSUE, reviewed())
    assert isinstance(again, Done)
    assert again.repeated
    assert everything(database) == after
    assert names(database) == [("apk", "7-У")]


@pytest.mark.parametrize("holder", [HOLDER, STRANGER], ids=["the same holder", "another holder"])
@pytest.mark.parametrize("typed", ["7-У", " № 7–у "], ids=["alike", "otherwise"])
def test_a_number_of_another_entry_issues_nothing(
    database: Database, holder: str, typed: str
) -> None:
    stored(database, reviewed())
    entered(database, replace(FIRST, holder=holder))
    before = everything(database)
    decision = replace(ISSUE, typed={**ISSUE.typed, "notice_no": typed})
    assert faults(deciding(database, decision, reviewed())) == {"notice_no": "E-NUMBER-TAKEN"}
    assert everything(database) == before


def test_a_number_nobody_could_name_issues_nothing(database: Database) -> None:
    stored(database, reviewed())
    before = everything(database)
    decision = replace(ISSUE, typed={**ISSUE.typed, "notice_no": "—"})
    assert faults(deciding(database, decision, reviewed())) == {"notice_no": "E-REGISTRY-NO"}
    assert everything(database) == before


def test_a_granted_inclusion_keeps_its_content_and_its_units(database: Database) -> None:
    stored(database, reviewed())
    deciding(database, ISSUE, reviewed())
    (entry,) = known(database)
    assert (entry.issued_on, entry.first_on, entry.holder) == (WEDNESDAY, WEDNESDAY, HOLDER)
    assert entry.content["models"][0]["apk_quantity"] == len(SERIALS)
    assert held(database) == [(serial, "7-У", False) for serial in SERIALS]
    with database.writer.begin() as connection:
        history = register_history.history(connection, entry.named)
    assert [(each.field, each.new, each.actor) for each in history] == [
        ("status", "active", STAFF),
        ("units", len(SERIALS), STAFF),
    ]


def test_an_exclusion_of_the_whole_ends_the_entry_and_frees_its_units(database: Database) -> None:
    entered(database, FIRST, replace(FIRST, number="8", case_id="case-8"))
    granting(database, exclusion())
    first, other = known(database)
    assert (first.status, first.cause, first.status_on) == (
        Status.ENDED,
        Cause.EXCLUDED,
        WEDNESDAY,
    )
    assert other.active
    assert held(database) == [("U-8", "8", False)]
    with database.writer.begin() as connection:
        history = register_history.history(connection, FIRST.named)
    fields = {each.field: (each.old, each.new) for each in history}
    assert fields["status"] == ("active", "ended")
    assert fields["exclusion_reason"] == (None, "sale")
    assert fields["units"] == (["U-7-У"], None)


def test_another_holders_entry_does_not_end(database: Database) -> None:
    entered(database, replace(FIRST, holder=STRANGER))
    granting(database, exclusion())
    assert known(database)[0].active
    assert held(database) == [("U-7-У", "7-У", False)]


LEFT: dict[str, tuple[dict[str, Any], str, list[str]]] = {
    "those of the named entry leave": (
        {"changed_fields": ["units_left"]},
        HOLDER,
        ["A-0002", "U-7-У"],
    ),
    "another's stay": (
        {"changed_fields": ["units_left"]},
        STRANGER,
        ["A-0001", "A-0002", "A-0003", "U-7-У"],
    ),
    "nothing has left": (
        {"changed_fields": ["other"]},
        HOLDER,
        ["A-0001", "A-0002", "A-0003", "U-7-У"],
    ),
}


@pytest.mark.parametrize(("given", "who", "stay"), LEFT.values(), ids=LEFT)
def test_units_that_left_are_free_and_no_others(
    database: Database, given: dict[str, Any], who: str, stay: list[str]
) -> None:
    """D-33: the entry itself stays, and a unit sold may be entered by who bought it."""
    entered(database, FIRST)
    with database.writer.begin() as connection:
        hold(connection, ("A-0001", "A-0002", "A-0003"))
    left = {"entry_no": "7-У", "left_serials": ["A-0001", "A-0003", "B-0001"], **given}
    case = reviewed(service="apk.change", answers=left, applicant_key=who)
    granting(database, case, {"updated_on": MONDAY})
    assert [serial for serial, *_ in held(database)] == stay
    assert known(database)[0].active


def test_sc_262_d_33_a_unit_of_a_partial_exclusion_is_entered_by_its_buyer(
    database: Database,
) -> None:
    with database.writer.begin() as connection:
        hold(connection, [*SERIALS, "A-0001"])
    granting(database, exclusion(exclusion_scope="part", excluded_serials=list(SERIALS)))
    buyer = reviewed(2, applicant_key=STRANGER)
    stored(database, buyer)
    decision = replace(ISSUE, typed={**ISSUE.typed, "notice_no": "16"})
    assert isinstance(deciding(database, decision, buyer), Done)
    assert held(database) == [("A-0001", "7-У", False), *((each, "16", False) for each in SERIALS)]


def test_the_last_unit_that_leaves_is_told(database: Database) -> None:
    entered(database, FIRST)
    part = exclusion(exclusion_scope="part", excluded_serials=["U-7-У"])
    changes = granting(database, part)
    assert [each.last for each in changes if isinstance(each, ReleaseSerials)] == [True]


def test_sc_262_a_unit_held_elsewhere_is_entered_with_a_reason_and_marked_in_both(
    database: Database,
) -> None:
    with database.writer.begin() as connection:
        hold(connection, SERIALS[:1])
    buyer = reviewed(2, applicant_key=STRANGER)
    stored(database, buyer)
    given = {**NOTICE, "notice_no": "16"}
    with pytest.raises(registers.SerialsTaken) as refused:
        granting(database, buyer, given)
    assert refused.value.serials == {SERIALS[0]}
    assert names(database) == [("apk", "7-У")]
    granting(database, buyer, {**given, "override_reason": REASON})
    both = [(SERIALS[0], "16", True), (SERIALS[0], "7-У", True)]
    assert held(database) == [*both, *((each, "16", False) for each in SERIALS[1:])]
    with database.writer.begin() as connection:
        history = register_history.history(connection, ("apk", "16"))
    fields = {each.field: each.new for each in history}
    assert (fields["also_elsewhere"], fields["override_reason"]) == ([SERIALS[0]], REASON)
    granting(database, exclusion())
    assert held(database) == [(each, "16", False) for each in SERIALS]


def test_a_change_is_written_to_the_entry_and_its_history(database: Database) -> None:
    entered(database, replace(FIRST, content={"name": "Ескі атау"}))
    answers = {"entry_no": "№ 7–У", "changed_fields": ["miner_name"], "entry_new_text": "Жаңа"}
    case = reviewed(service="apk.change", answers=answers)
    granting(database, case, {"updated_on": WEDNESDAY, "content": {"name": "Жаңа атау"}})
    (entry,) = known(database)
    assert entry.content == {"name": "Жаңа атау", "wording": "Жаңа"}
    with database.writer.begin() as connection:
        history = register_history.history(connection, entry.named)
    assert [(each.field, each.old, each.new, each.on) for each in history] == [
        ("name", "Ескі атау", "Жаңа атау", WEDNESDAY),
        ("wording", None, "Жаңа", WEDNESDAY),
    ]


def test_nothing_is_left_of_a_decision_whose_number_is_taken(database: Database) -> None:
    entered(database, FIRST, replace(FIRST, number="8", case_id="case-8"))
    before = everything(database)
    answers = {"reissue_object": "licence", "licence_no": "8", "licence_date": "2026-03-16"}
    case = reviewed(service="lic.reissue.1", answers=answers)
    with database.writer.begin() as connection:
        licence = replace(FIRST, register="licence_1", number="8")
        register_entries.enter(connection, licence)
        register_entries.enter(connection, replace(licence, number="9", holder=STRANGER))
    between = everything(database)
    assert between != before
    with pytest.raises(registers.NumberTaken):
        granting(database, case, {**NOTICE, "notice_no": "9"})
    assert everything(database) == between


async def test_of_two_cases_under_one_number_one_is_issued(database: Database) -> None:
    with database.writer.begin() as connection:
        put(connection, reviewed(1), serials=SERIALS[:1])
        put(connection, reviewed(2), serials=SERIALS[1:])
    async with writing(database, news) as (one, _), writing(database, news) as (other, _):
        outcomes = await asyncio.gather(
            *(
                decided(writer, case_id, 3, ISSUE)
                for writer, case_id in ((one, "case-1"), (other, "case-2"))
            )
        )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Done", "Faulty"]
    assert len(known(database)) == 1


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_case_that_changes_a_register_has_a_number_and_a_date(form: Form) -> None:
    if form.effect.register or form.effect.closes:
        issued = (step for step in form.steps if step.target is State.ISSUED)
        issues = [step for step in issued if not step.records]
        assert issues
        assert all({"notice_no", "notice_date"} <= set(step.needs) for step in issues)
