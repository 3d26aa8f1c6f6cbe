"""What an issued case leaves in the office's registers, on both databases."""

import asyncio
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from bot.cases import registers
from bot.desk.cases.decisions import Done, Faulty
from bot.storage import cases
from bot.storage.engine import Database
from bot.storage.register_entries import RegisterRecord
from bot.storage.tables import REGISTRY_SERIALS
from core.form.conditions import answered
from core.form.form import Form
from core.form.steps.states import State
from core.services.apk.include import FORM
from core.services.catalogue import FORMS
from dialogs.screens import Text
from tests.bot.support.deciding import ISSUE, decided, deciding, everything, key_of, rows
from tests.bot.support.desk_cases import MONDAY, SERIALS, answers, put, reviewed, stored
from tests.bot.support.registers import (
    ENDED,
    EXCLUDES,
    FIRST,
    HOLDER,
    ISSUED,
    NAMED,
    PLAIN,
    REISSUES,
    STRANGER,
    effecting,
    entered,
    issuing,
    known,
)
from tests.bot.support.visiting import news
from tests.bot.support.writing import writing


def test_a_notice_is_entered_as_people_will_name_it(database: Database) -> None:
    stored(database, reviewed())
    decision = replace(ISSUE, typed={**ISSUE.typed, "notice_no": " 7-у   а "})
    outcome = deciding(database, decision, reviewed())
    assert isinstance(outcome, Done)
    assert outcome.case.result_no == "7-у   а"
    assert known(database) == [replace(ISSUED, number="7-У А")]


def test_a_notice_issued_twice_is_entered_once(database: Database) -> None:
    stored(database, reviewed())
    deciding(database, ISSUE, reviewed())
    after = everything(database)
    again = deciding(database, ISSUE, reviewed())
    assert isinstance(again, Done)
    assert again.repeated
    assert everything(database) == after
    assert known(database) == [ISSUED]


@pytest.mark.parametrize("holder", [HOLDER, STRANGER], ids=["the same holder", "another holder"])
@pytest.mark.parametrize("typed", ["7-У", " 7-у "], ids=["alike", "in small letters"])
def test_a_number_of_another_record_issues_nothing(
    database: Database, holder: str, typed: str
) -> None:
    stored(database, reviewed())
    entered(database, replace(FIRST, applicant_key=holder))
    before = everything(database)
    decision = replace(ISSUE, typed={**ISSUE.typed, "notice_no": typed})
    words = {"notice_no": Text("desk.fault.number_taken")}
    assert deciding(database, decision, reviewed()) == Faulty(reviewed(), words)
    assert everything(database) == before


def test_a_number_nobody_could_name_issues_nothing(database: Database) -> None:
    stored(database, reviewed())
    before = everything(database)
    decision = replace(ISSUE, typed={**ISSUE.typed, "notice_no": "—"})
    words = {"notice_no": Text("issue.E-REGISTRY-NO")}
    assert deciding(database, decision, reviewed()) == Faulty(reviewed(), words)
    assert everything(database) == before


def test_a_case_without_a_register_is_entered_nowhere(database: Database) -> None:
    issuing(database, reviewed(), PLAIN, "7-У")
    assert known(database) == []


CLOSING = {
    "the applicant's own record ends": ({"named_no": "7-У"}, HOLDER, ENDED),
    "another's record stays": ({"named_no": "7-У"}, STRANGER, FIRST),
    "a record that is not there": ({"named_no": "8"}, HOLDER, FIRST),
    "no record is named": ({}, HOLDER, FIRST),
}


@pytest.mark.parametrize(("given", "who", "stands"), CLOSING.values(), ids=CLOSING)
def test_an_exclusion_ends_what_is_the_applicants(
    database: Database, given: dict[str, str], who: str, stands: RegisterRecord
) -> None:
    entered(database, FIRST)
    case = reviewed(answers=answers(**given), applicant_key=who)
    for _ in range(2):
        issuing(database, case, EXCLUDES, "15")
        assert known(database) == [stands]
    held = rows(database, select(REGISTRY_SERIALS.c.serial))
    assert held == ([("U-7-У",)] if stands.active else [])


def test_an_exclusion_lets_go_of_no_other_units(database: Database) -> None:
    entered(database, FIRST, replace(FIRST, number="8", case_id="case-8"))
    issuing(database, reviewed(answers=answers(named_no="7-У")), EXCLUDES, "15")
    assert rows(database, select(REGISTRY_SERIALS.c.serial)) == [("U-8",)]


@pytest.mark.parametrize(("channel", "stands"), [("portal", ENDED), ("chancellery", FIRST)])
def test_a_record_ends_while_its_condition_holds(
    database: Database, channel: str, stands: RegisterRecord
) -> None:
    entered(database, FIRST)
    form = effecting(EXCLUDES, closes_when=answered("channel", "portal"))
    case = reviewed(answers=answers(named_no="7-У", channel=channel))
    issuing(database, case, form, "15")
    assert known(database) == [stands]


@pytest.mark.parametrize(("channel", "count"), [("portal", 1), ("chancellery", 0)])
def test_a_case_is_entered_while_its_condition_holds(
    database: Database, channel: str, count: int
) -> None:
    """D-16: an annex asked for alone is no licence, though its form is that of one."""
    form = effecting(FORM, enters_when=answered("channel", "portal"))
    issuing(database, reviewed(answers=answers(channel=channel)), form, "7-У")
    assert len(known(database)) == count


def test_an_answer_off_the_path_ends_nothing(database: Database) -> None:
    entered(database, FIRST)
    asked = replace(NAMED, when=answered("channel", "chancellery"))
    form = replace(EXCLUDES, fields=(*PLAIN.fields, asked))
    issuing(database, reviewed(answers=answers(named_no="7-У")), form, "15")
    assert known(database) == [FIRST]


def test_a_part_of_a_batch_leaves_the_record_as_it_is(database: Database) -> None:
    """D-33: the rest of the batch is still in the registry."""
    entered(database, FIRST)
    form = effecting(EXCLUDES, closes_when=answered("channel", "chancellery"))
    issuing(database, reviewed(answers=answers(named_no="7-У")), form, "15")
    assert known(database) == [FIRST]


HELD = ("A-0001", "A-0002", "A-0003")


LEFT = {
    "those of his own entry leave": (
        {"changed_fields": ["units_left"]}, HOLDER, ["A-0002", "U-7-У"]
    ),
    "another's stay": ({"changed_fields": ["units_left"]}, STRANGER, [*HELD, "U-7-У"]),
    "nothing has left": ({"changed_fields": ["other"]}, HOLDER, [*HELD, "U-7-У"]),
}  # fmt: skip


@pytest.mark.parametrize(("given", "who", "stay"), LEFT.values(), ids=LEFT)
def test_units_that_left_are_let_go_of_and_no_others(
    database: Database, given: dict[str, Any], who: str, stay: list[str]
) -> None:
    """D-33: the entry itself stays, and a unit sold may be entered by who bought it."""
    entered(database, FIRST)
    with database.writer.begin() as connection:
        held: Any = cases.hold_serials(HELD, FIRST.case_id, MONDAY)
        connection.execute(*held)
    left = {"left_serials": ["A-0001", "A-0003", "B-0001"], **given}
    case = reviewed(service="apk.change", answers=left, applicant_key=who)
    with database.writer.begin() as connection:
        registers.issue(connection, case, FORMS["apk_change"], {"updated_on": MONDAY}, key_of)
    kept = select(REGISTRY_SERIALS.c.serial).order_by(REGISTRY_SERIALS.c.serial)
    assert [serial for (serial,) in rows(database, kept)] == stay
    assert known(database) == [FIRST]


ENTERS = effecting(PLAIN, register="apk")


LEANS = replace(ENTERS, fields=REISSUES.fields)


ELSEWHERE = (*FORM.fields, replace(NAMED, register="pool"))


ENDS_ANOTHER = effecting(replace(ENTERS, fields=ELSEWHERE), closes="named_no")


TAKEN = {
    "a reissue under another holder's number": (REISSUES, replace(FIRST, applicant_key=STRANGER)),
    "a reissue dated before the record": (REISSUES, replace(FIRST, issued_on=date(2026, 3, 19))),
    "an issue under the holder's own number": (ENTERS, FIRST),
    "an issue that leans on a record of the register": (LEANS, FIRST),
    "an issue that ends a record of another register": (ENDS_ANOTHER, FIRST),
}


@pytest.mark.parametrize(("form", "stands"), TAKEN.values(), ids=TAKEN)
def test_a_number_is_not_taken_over(database: Database, form: Form, stands: RegisterRecord) -> None:
    entered(database, stands)
    with pytest.raises(registers.NumberTaken):
        issuing(database, reviewed(), form, "7-У")
    assert known(database) == [stands]


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
        issues = [step for step in form.steps if step.target is State.ISSUED]
        assert issues
        assert all({"notice_no", "notice_date"} <= set(step.needs) for step in issues)
