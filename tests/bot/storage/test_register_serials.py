"""Units on both databases: held by one entry, or by several with the mark."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Connection, insert
from sqlalchemy.exc import IntegrityError

from bot.storage import register_serials
from bot.storage.engine import Database
from bot.storage.tables import REGISTER_SERIALS

DAY = date(2026, 3, 18)
UNITS = {"A-1": {"item_tech": "95 TH/s"}, "A-2": {}}


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    """A transaction that is rolled back."""
    with database.writer.connect() as opened:
        yield opened
        opened.rollback()


def test_units_are_held_until_they_are_released(connection: Connection) -> None:
    assert register_serials.hold(connection, 1, UNITS, DAY) == ()
    assert register_serials.held(connection, ["A-1", "A-3"]) == {"A-1"}
    assert register_serials.units(connection, 1, ["A-1", "A-3"]) == {"A-1": UNITS["A-1"]}
    register_serials.release(connection, 1, ["A-1", "A-3"])
    assert register_serials.of_entry(connection, 1) == ["A-2"]
    assert register_serials.count(connection, 1) == 1


def test_an_entry_releases_no_unit_of_another(connection: Connection) -> None:
    register_serials.hold(connection, 1, UNITS, DAY)
    register_serials.release(connection, 2, UNITS)
    assert register_serials.count(connection, 1) == 2


def test_a_unit_of_two_entries_is_marked_in_both_until_one_releases_it(
    connection: Connection,
) -> None:
    register_serials.hold(connection, 1, UNITS, DAY)
    assert register_serials.hold(connection, 2, {"A-1": {}, "A-3": {}}, DAY) == ("A-1",)
    assert [register_serials.marked(connection, each) for each in (1, 2)] == [["A-1"], ["A-1"]]
    register_serials.release(connection, 1, ["A-1"])
    assert register_serials.marked(connection, 2) == []
    assert register_serials.held(connection, ["A-1"]) == {"A-1"}


def test_of_three_entries_two_stay_marked(connection: Connection) -> None:
    for entry_id in (1, 2, 3):
        register_serials.hold(connection, entry_id, {"A-1": {}}, DAY)
    register_serials.release(connection, 1, ["A-1"])
    assert [register_serials.marked(connection, each) for each in (2, 3)] == [["A-1"], ["A-1"]]


def test_the_database_refuses_a_second_entry_without_the_mark(connection: Connection) -> None:
    register_serials.hold(connection, 1, UNITS, DAY)
    row = {"serial": "A-1", "entry_id": 2, "since": DAY, "also_elsewhere": False, "unit": {}}
    with pytest.raises(IntegrityError):
        connection.execute(insert(REGISTER_SERIALS), row)
