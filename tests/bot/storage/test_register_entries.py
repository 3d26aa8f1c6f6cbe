"""The registers on both databases: a number is one entry, whatever comes twice."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import Connection

from bot.storage import register_entries, register_history
from bot.storage.engine import Database
from bot.storage.register_history import HistoryRow, Source
from core.form.register import Cause, FieldChange, RegisterEntry, Status, parent_of
from tests.bot.support.registers import an_entry
from tests.bot.support.writing import writing

DAY = date(2026, 3, 18)
LATER = DAY + timedelta(days=30)
FIRST = an_entry("licence_1", "Л-15", "case-1", "holder", DAY)
NAMED = ("licence_1", "Л-15")


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    """A transaction that is rolled back."""
    with database.writer.connect() as opened:
        yield opened
        opened.rollback()


def test_an_entry_is_kept_whole(connection: Connection) -> None:
    whole = replace(
        FIRST,
        first_on=date(2024, 2, 1),
        valid_until=LATER,
        status=Status.SUSPENDED,
        cause="act",
        act_no="15",
        status_on=LATER,
        content={"name": "«Дала» ЖШС", "centres": [{"dc_address": {"city": "Теміртау"}}]},
    )
    assert register_entries.enter(connection, whole)
    assert register_entries.entry(connection, NAMED) == whole


TAKEN = {
    "by another case": replace(FIRST, case_id="case-2", holder="other"),
    "by its own case": FIRST,
    "written with the sign": replace(FIRST, case_id="case-2", number="№ Л-15"),
    "written with a long dash": replace(FIRST, case_id="case-2", number="Л – 15"),
}


@pytest.mark.parametrize("second", TAKEN.values(), ids=TAKEN)
def test_a_number_is_entered_once(connection: Connection, second: RegisterEntry) -> None:
    register_entries.enter(connection, FIRST)
    assert register_entries.enter(connection, second) is None
    assert register_entries.find(connection, [NAMED]) == {NAMED: FIRST}


def test_the_same_number_stands_in_two_registers(connection: Connection) -> None:
    other = replace(FIRST, register="apk", case_id="case-2", holder="other")
    assert register_entries.enter(connection, FIRST)
    assert register_entries.enter(connection, other)
    assert register_entries.enter(connection, replace(FIRST, number="Л-16"))
    known = register_entries.find(
        connection, [NAMED, ("apk", "Л-15"), ("pool", "Л-15"), ("apk", "Л-16")]
    )
    assert known == {NAMED: FIRST, ("apk", "Л-15"): other}


def test_annexes_are_numbered_under_each_licence(connection: Connection) -> None:
    licences = FIRST, replace(FIRST, number="Л-16")
    annexes = [
        replace(FIRST, register="licence_annex", number="001", parent=parent_of(each.named))
        for each in licences
    ]
    for each in annexes:
        assert register_entries.enter(connection, each)
    parents = [parent_of(licences[0].named)]
    assert register_entries.annexes_of(connection, parents) == annexes[:1]


def test_a_new_version_takes_the_place_of_the_old(connection: Connection) -> None:
    register_entries.enter(connection, FIRST)
    new = replace(FIRST, case_id="case-2", holder="heir", issued_on=LATER)
    entry_id = register_entries.entry_id(connection, NAMED)
    assert register_entries.revise(connection, FIRST, new) == entry_id
    assert register_entries.find(connection, [NAMED]) == {NAMED: new}


CHANGED_MEANWHILE = {
    "reissued by another case": replace(FIRST, case_id="case-2"),
    "ended": FIRST.ended(Cause.EXCLUDED, DAY, "1"),
}


@pytest.mark.parametrize("stands", CHANGED_MEANWHILE.values(), ids=CHANGED_MEANWHILE)
def test_an_entry_that_has_changed_meanwhile_is_not_revised(
    connection: Connection, stands: RegisterEntry
) -> None:
    register_entries.enter(connection, stands)
    new = replace(FIRST, case_id="case-3")
    assert register_entries.revise(connection, FIRST, new) is None
    assert register_entries.entry(connection, NAMED) == stands


def test_nothing_named_is_nothing_found(connection: Connection) -> None:
    register_entries.enter(connection, FIRST)
    assert register_entries.find(connection, []) == {}
    assert register_entries.entry(connection, ("licence_1", "Л-1")) is None


def test_a_holder_sees_the_latest_first(connection: Connection) -> None:
    mine = [
        replace(FIRST, register="apk", number="7"),
        replace(FIRST, number="Л-16", issued_on=LATER),
        FIRST,
    ]
    for entry in (FIRST, mine[1], replace(FIRST, number="Л-17", holder="other"), mine[0]):
        register_entries.enter(connection, entry)
    assert register_entries.by_holder(connection, "holder") == mine


def test_history_is_told_in_its_order(connection: Connection) -> None:
    entry_id = register_entries.enter(connection, FIRST)
    other = register_entries.enter(connection, replace(FIRST, number="Л-16"))
    assert entry_id is not None
    assert other is not None
    changes = [FieldChange("name", "Ескі", "Жаңа"), FieldChange("valid_until", None, LATER)]
    register_history.append(connection, entry_id, changes, Source(DAY, "case-2", "tg:1"))
    register_history.append(connection, other, changes, Source(DAY, "case-3", "tg:1"))
    register_history.append(connection, entry_id, (), Source(LATER, "case-4", "tg:1"))
    assert register_history.history(connection, NAMED) == [
        HistoryRow(DAY, "case-2", "name", "Ескі", "Жаңа", "tg:1"),
        HistoryRow(DAY, "case-2", "valid_until", None, LATER.isoformat(), "tg:1"),
    ]


async def test_of_cases_entering_one_number_at_once_one_has_it(database: Database) -> None:
    async with writing(database) as (one, _), writing(database) as (other, _):
        entered = await asyncio.gather(
            *(
                writer.transact(
                    partial(register_entries.enter, entry=replace(FIRST, case_id=f"case-{number}"))
                )
                for number, writer in enumerate((one, other) * 4)
            )
        )
    assert sum(entry_id is not None for entry_id in entered) == 1
