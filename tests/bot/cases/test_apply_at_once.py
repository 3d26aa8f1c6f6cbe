"""Decisions that meet: units taken meanwhile, officers at once, a transaction taken back."""

import asyncio
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from bot.cases.apply import Done, Faulty, apply
from bot.storage.engine import Database
from bot.storage.tables import CASE_EVENTS, CASES, INBOX
from tests.bot.support.deciding import ISSUE, REGISTER, decided, deciding, everything, key_of, rows
from tests.bot.support.desk_cases import NOW, SERIALS, case, reviewed, stored
from tests.bot.support.registers import FIRST, held, hold
from tests.bot.support.visiting import STAFF, news
from tests.bot.support.writing import writing


def test_a_serial_number_taken_meanwhile_stops_the_notice(database: Database) -> None:
    stored(database, reviewed())
    _hold(database, SERIALS[1:])
    before = everything(database)
    outcome = deciding(database, ISSUE, reviewed())
    assert isinstance(outcome, Faulty)
    fault = outcome.faults["override_reason"]
    assert (fault.code, fault.params) == ("E-SERIAL-TAKEN", {"rows": (2, 3)})
    assert everything(database) == before


def test_a_unit_of_another_entry_is_entered_with_a_recorded_reason(database: Database) -> None:
    stored(database, reviewed())
    _hold(database, SERIALS[1:])
    reason = "Құрылғы сатылған, бұрынғы иесі хабарламаған"
    short = replace(ISSUE, typed={**ISSUE.typed, "override_reason": "сатылған"})
    refused = deciding(database, short, reviewed())
    assert isinstance(refused, Faulty)
    assert refused.faults["override_reason"].code == "E-TEXT-LEN"
    overridden = replace(ISSUE, typed={**ISSUE.typed, "override_reason": reason})
    assert isinstance(deciding(database, overridden, reviewed()), Done)
    both = {serial for serial, _, marked in held(database) if marked}
    assert both == set(SERIALS[1:])
    given = rows(database, select(CASE_EVENTS.c.given).where(CASE_EVENTS.c.target == "issued"))
    assert given[0][0]["override_reason"] == reason


def _hold(database: Database, serials: Any) -> None:
    with database.writer.begin() as connection:
        hold(connection, serials, replace(FIRST, number="900"))


async def test_of_officers_deciding_at_once_one_is_first(database: Database) -> None:
    stored(database, case())
    async with writing(database, news) as (writer, told):
        outcomes = await asyncio.gather(
            *(decided(writer, "case-1", 1, REGISTER, staff=f"tg:{number}") for number in range(8))
        )
    kinds = sorted(type(outcome).__name__ for outcome in outcomes)
    assert kinds == ["Done", *["Late"] * 7]
    assert [one.message_key for one in told.outgoing] == ["case:case-1:2/0"]
    assert len(rows(database, select(CASE_EVENTS).where(CASE_EVENTS.c.target == "registered"))) == 1


async def test_of_two_cases_with_the_same_units_one_enters_the_registry(
    database: Database,
) -> None:
    stored(database, reviewed(1), reviewed(2))
    async with writing(database, news) as (writer, _):
        outcomes = await asyncio.gather(
            *(decided(writer, case_id, 3, ISSUE) for case_id in ("case-1", "case-2"))
        )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Done", "Faulty"]
    states = rows(database, select(CASES.c.state).order_by(CASES.c.state))
    assert states == [("issued",), ("under_review",)]
    assert len(rows(database, select(INBOX))) == 1


def test_a_decision_is_taken_back_with_its_transaction(database: Database) -> None:
    stored(database, case())
    before = everything(database)
    with database.writer.connect() as connection, connection.begin() as transaction:
        assert isinstance(apply(connection, "case-1", 1, STAFF, REGISTER, NOW, key_of).answer, Done)
        transaction.rollback()
    assert everything(database) == before
