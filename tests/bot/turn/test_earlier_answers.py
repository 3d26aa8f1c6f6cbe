"""What a person said and was issued is offered to that person again, and to no one else."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.storage import cases, register_entries
from bot.storage.engine import Database
from bot.storage.plan import write
from bot.turn import earlier_answers
from core.form.register import Cause, RegisterEntry, Status
from dialogs.effects import FindEarlier
from dialogs.events import EarlierFound
from tests.bot.support.earlier import LICENCE, OTHER, PERSON, performed, stored
from tests.bot.support.registers import an_entry
from tests.core.support.whole import apk_exclude, lic_issue_1, lic_reissue_1

ENTERED = an_entry("licence_1", "KZ-77", "case-1", LICENCE.applicant_key, date(2026, 3, 2))
ENDED = ENTERED.ended(Cause.EXCLUDED, date(2026, 3, 9), "1")


def test_a_licence_on_record_is_offered_to_its_holder_for_the_reissue(database: Database) -> None:
    stored(database, cases.add(LICENCE))
    with database.writer.begin() as connection:
        register_entries.enter(connection, ENTERED)
        found = earlier_answers.values(connection, PERSON)
    assert (found["licence_1.number"], found["licence_1.issued_on"]) == ("KZ-77", "2026-03-02")
    assert found["applicant.name"] == lic_issue_1.ANSWERS["applicant_name"]
    assert found["applicant.identifier"] == lic_issue_1.ANSWERS["applicant_bin_iin"]


def test_nobody_else_is_offered_anything_of_it(database: Database) -> None:
    stored(database, cases.add(LICENCE))
    with database.writer.begin() as connection:
        register_entries.enter(connection, ENTERED)
        assert earlier_answers.values(connection, OTHER) == {}


def test_a_licence_that_has_ended_is_not_offered(database: Database) -> None:
    stored(database, cases.add(LICENCE))
    with database.writer.begin() as connection:
        register_entries.enter(connection, ENDED)
        assert "licence_1.number" not in earlier_answers.values(connection, PERSON)


def test_the_newest_answer_of_a_topic_counts(database: Database) -> None:
    newer = replace(
        LICENCE,
        case_id="case-2",
        draft_id="draft-2",
        reference="A7K3PX9TE",
        answers={**lic_issue_1.ANSWERS, "contact_email": "new@example.kz"},
        handed_in_at=LICENCE.handed_in_at.replace(year=2027),
        created_at=LICENCE.created_at.replace(year=2027),
    )
    stored(database, cases.add(LICENCE), cases.add(newer))
    with database.writer.begin() as connection:
        assert earlier_answers.values(connection, PERSON)["applicant.email"] == "new@example.kz"


COMPANY = {
    "applicant_kind": "legal_entity",
    "applicant_name": "«Дала Майнинг» ЖШС",
    "applicant_bin_iin": "250140999991",
}


COMPANY_TOPICS = {
    "applicant.name": COMPANY["applicant_name"],
    "applicant.identifier": COMPANY["applicant_bin_iin"],
}


def of_company(number: int, whole: Mapping[str, Any], /, **changed: Any) -> cases.Case:
    """A case of one company, each a day after the one before."""
    answers = {**whole, **COMPANY, **changed.pop("answers", {})}
    made = replace(
        LICENCE,
        case_id=f"of-{number}",
        draft_id=f"draft-of-{number}",
        reference=f"R{number:08d}",
        handed_in_at=LICENCE.handed_in_at + timedelta(days=number),
        applicant_key="c" * 64,
        answers={key: value for key, value in answers.items() if value is not None},
    )
    return replace(made, **changed)


def entered(case_: cases.Case, number: str, register: str = "licence_1") -> RegisterEntry:
    return an_entry(register, number, case_.case_id, case_.applicant_key, date(2026, 3, 2))


def offered(database: Database, *known: cases.Case | RegisterEntry, **said: Any) -> dict[str, Any]:
    with database.writer.begin() as connection:
        for each in known:
            if isinstance(each, RegisterEntry):
                register_entries.enter(connection, each)
            else:
                write(connection, cases.add(each))
        return earlier_answers.values(connection, PERSON, **said)


ISSUE = of_company(1, lic_issue_1.ANSWERS)


REISSUE = of_company(
    2,
    lic_reissue_1.ANSWERS,
    service="lic.reissue.1",
    answers={"licence_no": "KZ-77", "licence_date": "2026-03-02", "new_address": None},
    result_no="KZ-78",
    result_on=date(2026, 3, 20),
)


EXCLUDED = of_company(
    3,
    apk_exclude.ANSWERS,
    service="apk.exclude",
    answers={"entry_no": "15/А-3", "entry_date": "2026-02-02"},
)


UNDER_WAY: dict[str, Any] = {"state": "under_review", "result_no": None, "result_on": None}


def test_after_a_reissue_the_licence_on_record_is_offered_and_not_the_one_it_ended(
    database: Database,
) -> None:
    ended = entered(ISSUE, "KZ-77").ended(Cause.REISSUED, date(2026, 3, 20), "KZ-78")
    found = offered(database, ISSUE, REISSUE, ended, entered(REISSUE, "KZ-78"))
    assert (found["licence_1.number"], found["licence_1.issued_on"]) == ("KZ-78", "2026-03-02")


def test_a_number_typed_before_is_offered_while_no_register_says_it_has_ended(
    database: Database,
) -> None:
    found = offered(database, replace(REISSUE, **UNDER_WAY))
    assert (found["licence_1.number"], found["licence_1.issued_on"]) == ("KZ-77", "2026-03-02")


@pytest.mark.parametrize("holder", ["c" * 64, "another"])
def test_a_number_that_has_ended_is_not_offered_with_its_day_whoever_held_it(
    database: Database, holder: str
) -> None:
    ended = replace(entered(ISSUE, "KZ-77"), holder=holder, status=Status.ENDED)
    found = offered(database, replace(REISSUE, **UNDER_WAY), ended)
    assert not {"licence_1.number", "licence_1.issued_on"} & found.keys()


def test_an_entry_that_was_excluded_is_not_offered_even_if_no_register_knew_it(
    database: Database,
) -> None:
    found = offered(database, ISSUE, EXCLUDED)
    assert not {"apk.number", "apk.issued_on"} & found.keys()


@pytest.mark.parametrize(
    "changed",
    [UNDER_WAY, {"answers": {**EXCLUDED.answers, "exclusion_scope": "part"}}],
    ids=["its exclusion is looked at", "a part of it was excluded"],
)
def test_an_entry_is_still_offered_while(database: Database, changed: dict[str, Any]) -> None:
    found = offered(database, ISSUE, replace(EXCLUDED, **changed))
    assert (found["apk.number"], found["apk.issued_on"]) == ("15/А-3", "2026-02-02")


def test_a_number_and_its_day_are_of_one_application(database: Database) -> None:
    newer = {"apk_notice_no": "16/А-1", "apk_notice_date": None}
    found = offered(database, ISSUE, of_company(5, lic_issue_1.ANSWERS, answers=newer))
    assert found["apk.number"] == "16/А-1"
    assert "apk.issued_on" not in found


@pytest.mark.parametrize(
    ("days", "name"),
    [(1, "«Жарық дала» ЖШС"), (3, "«Жарық дала» ЖШС"), (9, COMPANY["applicant_name"])],
    ids=["before the reissue was asked for", "before it was granted", "after it was granted"],
)
def test_a_name_that_a_reissue_gave_takes_the_place_of_what_was_said_before(
    database: Database, days: int, name: str
) -> None:
    found = offered(database, REISSUE, of_company(days, lic_issue_1.ANSWERS))
    assert found["applicant.name"] == name


def test_a_name_that_was_asked_for_and_not_given_is_not_offered(database: Database) -> None:
    found = offered(database, replace(REISSUE, state="refused"))
    assert found["applicant.name"] == COMPANY["applicant_name"]


def test_what_another_person_was_issued_for_the_same_holder_is_not_offered(
    database: Database,
) -> None:
    theirs = replace(of_company(4, lic_issue_1.ANSWERS), person=OTHER)
    found = offered(database, ISSUE, theirs, entered(theirs, "KZ-90"))
    assert "licence_1.number" not in found


def test_a_licence_reissued_under_its_number_is_offered_with_its_new_day(
    database: Database,
) -> None:
    kept = replace(entered(REISSUE, "KZ-77"), issued_on=date(2026, 3, 20))
    found = offered(database, REISSUE, kept)
    assert (found["licence_1.number"], found["licence_1.issued_on"]) == ("KZ-77", "2026-03-20")


def test_two_applicants_are_never_mixed_into_one_offer(database: Database) -> None:
    """The company's licence is no licence of the entrepreneur who applied last."""
    last = replace(LICENCE, handed_in_at=ISSUE.handed_in_at + timedelta(days=9))
    answers = {key: value for key, value in last.answers.items() if key != "contact_email"}
    last = replace(last, answers=answers)
    found = offered(database, REISSUE, ISSUE, last, entered(ISSUE, "KZ-77"))
    assert found["applicant.name"] == last.answers["applicant_name"]
    assert not {"licence_1.number", "licence_1.issued_on", "applicant.email"} & found.keys()


def test_what_the_draft_at_hand_says_goes_before_older_applications(database: Database) -> None:
    drafted = {
        "applicant.identifier": COMPANY["applicant_bin_iin"],
        "applicant.email": "new@example.kz",
        "apk.number": "17/А-9",
    }
    found = offered(database, ISSUE, drafted=(drafted,))
    assert found["applicant.email"] == "new@example.kz"
    assert found["applicant.name"] == COMPANY["applicant_name"]
    assert found["apk.number"] == "17/А-9"
    assert "apk.issued_on" not in found


def test_what_is_on_record_goes_before_a_draft_and_an_ended_number_of_it_is_not_offered(
    database: Database,
) -> None:
    drafted = {**COMPANY_TOPICS, "licence_1.number": "KZ-1", "apk.number": "15/А-3"}
    ended = replace(entered(ISSUE, "15/А-3", "apk"), status=Status.ENDED)
    found = offered(database, ISSUE, entered(ISSUE, "KZ-77"), ended, drafted=(drafted,))
    assert found["licence_1.number"] == "KZ-77"
    assert "apk.number" not in found


def test_the_applicant_of_the_draft_at_hand_is_offered_nothing_of_another(
    database: Database,
) -> None:
    drafted = {"applicant.identifier": "250140999097", "applicant.name": "«Басқа» ЖШС"}
    assert offered(database, ISSUE, entered(ISSUE, "KZ-77"), drafted=(drafted,)) == drafted


def test_the_shell_hears_what_the_open_drafts_say(database: Database) -> None:
    drafted = {**COMPANY_TOPICS, "applicant.email": "new@example.kz"}
    assert performed(database, FindEarlier((drafted,))) == (EarlierFound(drafted),)
