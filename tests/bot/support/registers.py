"""Entries of the office's registers, and cases that are granted into them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from bot.cases import registers
from bot.storage import register_entries, register_serials
from bot.storage.cases import Case
from bot.storage.engine import Database
from bot.storage.tables import REGISTER_ENTRIES, REGISTER_SERIALS
from core.form.register import Named, RegisterEntry
from core.services.catalogue import by_service
from tests.bot.support.deciding import key_of, rows
from tests.bot.support.desk_cases import MONDAY, WEDNESDAY
from tests.bot.support.visiting import STAFF

HOLDER, STRANGER = "0" * 64, "1" * 64


def an_entry(
    register: str, number: str, case_id: str, holder: str, day: date, **changed: Any
) -> RegisterEntry:
    """An entry on its first issue."""
    return RegisterEntry(register, number, case_id, holder, day, **{"first_on": day, **changed})


FIRST = an_entry("apk", "7-У", "case-9", HOLDER, MONDAY)
NOTICE: Mapping[str, Any] = {"notice_no": "15", "notice_date": WEDNESDAY}


def known(database: Database) -> list[RegisterEntry]:
    """All that stands in the registers, in the order of entry."""
    query = select(REGISTER_ENTRIES.c.register, REGISTER_ENTRIES.c.number_key)
    names: list[Named] = rows(database, query.order_by(REGISTER_ENTRIES.c.entry_id))
    with database.writer.begin() as connection:
        found = register_entries.find(connection, names)
    return [found[name] for name in names]


def held(database: Database) -> list[tuple[str, str, bool]]:
    """Every unit with the number of its entry and whether it stands in another too."""
    serials = REGISTER_SERIALS.c
    query = (
        select(serials.serial, REGISTER_ENTRIES.c.number, serials.also_elsewhere)
        .join(REGISTER_ENTRIES, REGISTER_ENTRIES.c.entry_id == serials.entry_id)
        .order_by(serials.serial, REGISTER_ENTRIES.c.number)
    )
    return rows(database, query)


def hold(connection: Connection, serials: Sequence[str], entry: RegisterEntry = FIRST) -> None:
    """Enter units into an entry, which is made where it is not there."""
    register_entries.enter(connection, entry)
    entry_id = register_entries.entry_id(connection, entry.named)
    register_serials.hold(connection, entry_id, {serial: {} for serial in serials}, MONDAY)


def entered(database: Database, *made: RegisterEntry) -> None:
    """Put entries into the registers, those of complexes with a unit each."""
    with database.writer.begin() as connection:
        for entry in made:
            assert register_entries.enter(connection, entry)
            if entry.register == "apk":
                hold(connection, [f"U-{entry.number}"], entry)


def granting(database: Database, case: Case, given: Mapping[str, Any] = NOTICE) -> Any:
    """Make the changes of a granted case; what they were."""
    with database.writer.begin() as connection:
        form = by_service(case.service)
        return registers.issue(connection, case, form, given, key_of, STAFF)
