"""A reissue in the office's registers: under the old number or a new one, to the successor."""

from dataclasses import replace
from typing import Any

import pytest

from bot.cases import registers
from bot.storage.cases import Case
from bot.storage.engine import Database
from bot.storage.register_entries import RegisterRecord
from core.services.catalogue import FORMS
from tests.bot.support.deciding import key_of
from tests.bot.support.desk_cases import MONDAY, WEDNESDAY, answers, reviewed
from tests.bot.support.registers import ENDED, FIRST, ISSUED, REISSUES, entered, issuing, known

REISSUED = {
    "under a new number the old record ends": ("8", [ENDED, replace(ISSUED, number="8")]),
    "under the old number the record goes over": ("7-У", [ISSUED]),
}


@pytest.mark.parametrize(("number", "stand"), REISSUED.values(), ids=REISSUED)
def test_a_reissue(database: Database, number: str, stand: list[RegisterRecord]) -> None:
    entered(database, FIRST)
    case = reviewed(answers=answers(named_no="7-У"))
    issuing(database, case, REISSUES, number)
    assert known(database) == sorted(stand, key=lambda record: record.number)


GOES_OVER = FORMS["lic_reissue_1"]


PREDECESSOR, SUCCESSOR = "250140999991", "250140999097"


LICENCE = RegisterRecord("licence_1", "00012345", "case-9", key_of(PREDECESSOR), MONDAY)


REORGANISED = {
    "applicant_kind": "legal_entity",
    "reissue_object": "licence",
    "licence_no": "00012345",
    "grounds": ["reorganisation"],
    "successor_bin": SUCCESSOR,
}


def reorganised(applicant: str, **changed: Any) -> Case:
    """A reissue under review, on the ground of a reorganisation unless it says another."""
    given = {**REORGANISED, "applicant_bin_iin": applicant, **changed}
    return reviewed(answers=given, applicant_key=key_of(applicant))


@pytest.mark.parametrize("number", ["00012345", "00099"], ids=["number kept", "new number"])
@pytest.mark.parametrize("applicant", [PREDECESSOR, SUCCESSOR], ids=["predecessor", "successor"])
def test_after_a_reorganisation_the_licence_is_the_successors_whoever_applied(
    database: Database, applicant: str, number: str
) -> None:
    """169·A9.2."""
    entered(database, LICENCE)
    issuing(database, reorganised(applicant), GOES_OVER, number)
    made = RegisterRecord("licence_1", number, "case-1", key_of(SUCCESSOR), WEDNESDAY)
    old = replace(LICENCE, active=False, closed_on=WEDNESDAY)
    assert known(database) == ([made] if number == LICENCE.number else [old, made])


STRANGERS = {
    "who names another successor": (reorganised("990140999990"), "00099"),
    "who says nothing of a reorganisation": (
        reorganised(SUCCESSOR, grounds=["law_requirement"]), "00099"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("case", "number"), STRANGERS.values(), ids=STRANGERS)
def test_a_stranger_ends_no_licence_and_takes_no_number(
    database: Database, case: Case, number: str
) -> None:
    entered(database, LICENCE)
    issuing(database, case, GOES_OVER, number)
    assert LICENCE in known(database)
    with pytest.raises(registers.NumberTaken):
        issuing(database, replace(case, case_id="case-2"), GOES_OVER, LICENCE.number)
    assert LICENCE in known(database)
