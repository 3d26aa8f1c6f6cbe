"""A reissue in the office's registers: under the old number or a new one, to the successor."""

import asyncio
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.cases import registers
from bot.cases.apply import Faulty, Step
from bot.storage.cases import Case
from bot.storage.engine import Database
from core.form.register import Cause, RegisterEntry, Status, parent_of
from core.form.steps.states import State
from core.services.catalogue import by_service
from tests.bot.support.deciding import deciding, key_of
from tests.bot.support.desk_cases import MONDAY, WEDNESDAY, reviewed, stored
from tests.bot.support.registers import NOTICE, an_entry, entered, granting, known
from tests.bot.support.visiting import STAFF
from tests.bot.support.writing import writing
from tests.core.support.whole import lic_issue_1

PREDECESSOR, SUCCESSOR = "250140999991", "250140999097"
FIRST_DAY = date(2024, 2, 1)
LICENCE = an_entry(
    "licence_1", "00012345", "case-9", key_of(PREDECESSOR), MONDAY, first_on=FIRST_DAY
)
ANNEX = replace(LICENCE, register="licence_annex", number="001", parent=parent_of(LICENCE.named))
REORGANISED = {
    "applicant_kind": "legal_entity",
    "reissue_object": "licence",
    "licence_no": "00012345",
    "licence_date": MONDAY.isoformat(),
    "grounds": ["reorganisation"],
    "successor_bin": SUCCESSOR,
}


def reorganised(applicant: str, **changed: Any) -> Case:
    """A reissue under review, on the ground of a reorganisation unless it says another."""
    given = {**REORGANISED, "applicant_bin_iin": applicant, **changed}
    return reviewed(service="lic.reissue.1", answers=given, applicant_key=key_of(applicant))


def issuing(database: Database, case: Case, number: str) -> None:
    granting(database, case, {**NOTICE, "notice_no": number})


@pytest.mark.parametrize("number", ["00012345", "00099"], ids=["number kept", "new number"])
@pytest.mark.parametrize("applicant", [PREDECESSOR, SUCCESSOR], ids=["predecessor", "successor"])
def test_after_a_reorganisation_the_licence_is_the_successors_whoever_applied(
    database: Database, applicant: str, number: str
) -> None:
    """169·A9.2; the day of the first issue is kept (D-126)."""
    entered(database, LICENCE)
    issuing(database, reorganised(applicant), number)
    *old, new = known(database)
    assert (new.number, new.holder, new.case_id) == (number, key_of(SUCCESSOR), "case-1")
    assert (new.issued_on, new.first_on) == (WEDNESDAY, FIRST_DAY)
    ended = [(each.number, each.cause, each.replaced_by) for each in old]
    assert ended == ([] if number == "00012345" else [("00012345", Cause.REISSUED, number)])


def test_the_annexes_follow_the_licence(database: Database) -> None:
    entered(database, LICENCE, ANNEX)
    issuing(database, reorganised(PREDECESSOR), "00099")
    (annex,) = (each for each in known(database) if each.register == "licence_annex")
    assert annex.named == ("licence_annex", "licence_1 00099 001")
    assert (annex.holder, annex.status) == (key_of(SUCCESSOR), Status.ACTIVE)


def test_an_annex_does_not_follow_onto_the_number_of_another(database: Database) -> None:
    """An annex may stand under a licence that was never entered here."""
    strange = parent_of(("licence_1", "00099"))
    there = replace(ANNEX, case_id="case-8", holder=key_of("9"), parent=strange)
    entered(database, LICENCE, ANNEX, there)
    with pytest.raises(registers.NumberTaken):
        issuing(database, reorganised(PREDECESSOR), "00099")
    assert known(database) == [LICENCE, ANNEX, there]


def test_a_taken_number_is_told_at_the_number_of_the_annex(database: Database) -> None:
    there = replace(ANNEX, case_id="case-8", holder=key_of("9"))
    both = reviewed(service="lic.issue.1", answers={**lic_issue_1.ANSWERS, "request_kind": "both"})
    typed = {"notice_no": LICENCE.number, "notice_date": "2026-03-18"}
    typed |= {"annex_no": f"№ {ANNEX.number}", "annex_date": "2026-03-18"}
    stored(database, both)
    entered(database, there)
    outcome = deciding(database, Step(State.ISSUED, typed), both)
    assert isinstance(outcome, Faulty)
    assert {key: fault.code for key, fault in outcome.faults.items()} == {
        "annex_no": "E-NUMBER-TAKEN"
    }
    assert known(database) == [there]


STRANGERS = {
    "who names another successor": reorganised("990140999990"),
    "who says nothing of a reorganisation": reorganised(SUCCESSOR, grounds=["law_requirement"]),
}


@pytest.mark.parametrize("case", STRANGERS.values(), ids=STRANGERS)
def test_a_stranger_ends_no_licence_and_takes_no_number(database: Database, case: Case) -> None:
    entered(database, LICENCE)
    issuing(database, case, "00099")
    assert LICENCE in known(database)
    with pytest.raises(registers.NumberTaken):
        issuing(database, replace(case, case_id="case-2"), LICENCE.number)
    assert LICENCE in known(database)


TAKEN = {
    "another holder's": replace(LICENCE, holder=key_of("9")),
    "one of a later version": replace(LICENCE, issued_on=date(2026, 3, 19)),
    "one that has ended": LICENCE.ended(Cause.EXCLUDED, MONDAY, "1"),
}


@pytest.mark.parametrize("stands", TAKEN.values(), ids=TAKEN)
def test_a_reissue_does_not_take_over_the_number_of(
    database: Database, stands: RegisterEntry
) -> None:
    entered(database, stands)
    with pytest.raises(registers.NumberTaken):
        issuing(database, reorganised(PREDECESSOR), LICENCE.number)
    assert known(database) == [stands]


async def test_of_two_reissues_of_one_licence_at_once_one_is_made(database: Database) -> None:
    """The second waits for the first and finds the licence ended."""
    entered(database, LICENCE)
    cases = [reorganised(PREDECESSOR), replace(reorganised(PREDECESSOR), case_id="case-2")]
    issued = {**NOTICE, "notice_no": "00099"}
    async with writing(database) as (one, _), writing(database) as (other, _):
        outcomes = await asyncio.gather(
            *(
                writer.transact(partial(_issue, case=case, given=issued))
                for writer, case in zip((one, other), cases, strict=True)
            ),
            return_exceptions=True,
        )
    assert [type(each) for each in outcomes].count(registers.NumberTaken) == 1
    old, new = known(database)
    assert (old.status, new.status) == (Status.ENDED, Status.ACTIVE)


def _issue(connection: Connection, case: Case, given: Any) -> Any:
    form = by_service(case.service)
    return registers.issue(connection, case, form, given, key_of, STAFF)
