"""The registers on both databases: a number is one holder's record, whatever comes twice."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import Connection

from bot.storage import register_entries
from bot.storage.engine import Database
from bot.storage.register_entries import RegisterRecord
from tests.bot.support.writing import writing

DAY = date(2026, 3, 18)
LATER = DAY + timedelta(days=30)
FIRST = RegisterRecord("licence_1", "Л-15", "case-1", "holder", DAY)
NAMED = ("licence_1", "Л-15")


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    """A transaction that is rolled back."""
    with database.writer.connect() as opened:
        yield opened
        opened.rollback()


@pytest.mark.parametrize("taken_from", ["", "holder"], ids=["issued", "reissued"])
def test_a_new_number_is_entered(connection: Connection, taken_from: str) -> None:
    assert register_entries.enter(connection, FIRST, taken_from=taken_from)
    assert register_entries.find(connection, [NAMED]) == {NAMED: FIRST}


@pytest.mark.parametrize("taken_from", ["", "holder"], ids=["issued", "reissued"])
def test_a_case_entering_twice_changes_nothing(connection: Connection, taken_from: str) -> None:
    register_entries.enter(connection, FIRST)
    register_entries.close(connection, NAMED, "holder", LATER)
    assert register_entries.enter(connection, FIRST, taken_from=taken_from)
    assert register_entries.find(connection, [NAMED])[NAMED].active is False


TAKEN = {
    "another holder issues": (replace(FIRST, case_id="case-2", applicant_key="other"), ""),
    "another holder reissues": (replace(FIRST, case_id="case-2", applicant_key="other"), "other"),
    "the same holder issues": (replace(FIRST, case_id="case-2", issued_on=LATER), ""),
    "a reissue of an earlier day": (
        replace(FIRST, case_id="case-2", issued_on=DAY - timedelta(days=1)),
        "holder",
    ),
}


@pytest.mark.parametrize(("second", "taken_from"), TAKEN.values(), ids=TAKEN)
def test_a_number_of_another_case_is_not_taken_over(
    connection: Connection, second: RegisterRecord, taken_from: str
) -> None:
    register_entries.enter(connection, FIRST)
    assert not register_entries.enter(connection, second, taken_from=taken_from)
    assert register_entries.find(connection, [NAMED]) == {NAMED: FIRST}


@pytest.mark.parametrize("on", [DAY, LATER], ids=["the same day", "later"])
@pytest.mark.parametrize("ended", [False, True], ids=["active", "ended"])
@pytest.mark.parametrize("to", ["holder", "heir"], ids=["for the same holder", "for another"])
def test_a_reissue_takes_the_holders_record_over(
    connection: Connection, on: date, ended: bool, to: str
) -> None:
    register_entries.enter(connection, FIRST)
    if ended:
        register_entries.close(connection, NAMED, "holder", DAY)
    second = replace(FIRST, case_id="case-2", issued_on=on, applicant_key=to)
    assert register_entries.enter(connection, second, taken_from="holder")
    assert register_entries.find(connection, [NAMED]) == {NAMED: second}


def test_the_same_number_stands_in_two_registers(connection: Connection) -> None:
    other = replace(FIRST, register="apk", case_id="case-2", applicant_key="other")
    assert register_entries.enter(connection, FIRST)
    assert register_entries.enter(connection, other)
    assert register_entries.enter(connection, replace(FIRST, number="Л-16"))
    known = register_entries.find(
        connection, [NAMED, ("apk", "Л-15"), ("pool", "Л-15"), ("apk", "Л-16")]
    )
    assert known == {NAMED: FIRST, ("apk", "Л-15"): other}


def test_nothing_named_is_nothing_found(connection: Connection) -> None:
    register_entries.enter(connection, FIRST)
    assert register_entries.find(connection, []) == {}


def test_a_record_ends_once(connection: Connection) -> None:
    register_entries.enter(connection, FIRST)
    assert register_entries.close(connection, NAMED, "holder", DAY) == "case-1"
    assert register_entries.close(connection, NAMED, "holder", LATER) is None
    ended = replace(FIRST, active=False, closed_on=DAY)
    assert register_entries.find(connection, [NAMED]) == {NAMED: ended}


@pytest.mark.parametrize(
    ("named", "holder"),
    [
        (NAMED, "other"),
        (("licence_2", "Л-15"), "holder"),
        (("licence_1", "Л-1"), "holder"),
    ],
    ids=["another holder", "another register", "another number"],
)
def test_nobody_ends_what_is_not_theirs(
    connection: Connection, named: tuple[str, str], holder: str
) -> None:
    register_entries.enter(connection, FIRST)
    assert register_entries.close(connection, named, holder, LATER) is None
    assert register_entries.find(connection, [NAMED]) == {NAMED: FIRST}


def test_a_holder_sees_the_latest_first(connection: Connection) -> None:
    mine = [
        replace(FIRST, register="apk", number="7"),
        replace(FIRST, number="Л-16", issued_on=LATER),
        FIRST,
    ]
    for record in (FIRST, mine[1], replace(FIRST, number="Л-17", applicant_key="other"), mine[0]):
        register_entries.enter(connection, record)
    assert register_entries.by_holder(connection, "holder") == mine


async def test_of_cases_entering_one_number_at_once_one_has_it(database: Database) -> None:
    async with writing(database) as (one, _), writing(database) as (other, _):
        entered = await asyncio.gather(
            *(
                writer.transact(
                    partial(register_entries.enter, record=replace(FIRST, case_id=f"case-{number}"))
                )
                for number, writer in enumerate((one, other) * 4)
            )
        )
    assert sum(entered) == 1
