"""The units that entries of the registry of complexes hold, by serial number.

A unit stands in one entry. Where the head has overridden that, each of its entries holds it with
the mark ``also_elsewhere``, until only one does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from bot.storage.tables import REGISTER_SERIALS

SERIALS_AT_ONCE = 1000
"""Databases limit the parameters of a statement."""

_TABLE = REGISTER_SERIALS.c
_AMONG = _TABLE.serial.in_(bindparam("serials", expanding=True))
_OF_ENTRY = _TABLE.entry_id == bindparam("entry")
_HELD = select(_TABLE.serial).where(_AMONG)
_UNITS = select(_TABLE.serial, _TABLE.unit).where(_OF_ENTRY, _AMONG)
_ALL_OF = select(_TABLE.serial).where(_OF_ENTRY).order_by(_TABLE.serial)
_COUNT = select(func.count()).select_from(REGISTER_SERIALS).where(_OF_ENTRY)
_MARKED = select(_TABLE.serial).where(_OF_ENTRY, _TABLE.also_elsewhere).order_by(_TABLE.serial)
_ONCE = select(_TABLE.serial).where(_AMONG).group_by(_TABLE.serial).having(func.count() == 1)


def held(connection: Connection, serials: Sequence[str]) -> frozenset[str]:
    """Which of the serial numbers stand in an entry."""
    asked = (connection.execute(_HELD, {"serials": part}).scalars() for part in _parts(serials))
    return frozenset(serial for found in asked for serial in found)


def hold(
    connection: Connection, entry_id: int, units: Mapping[str, Any], since: date
) -> tuple[str, ...]:
    """Enter units into an entry; those that another entry holds too get the mark in both.

    Returns the marked ones. A unit entered elsewhere at this moment raises ``IntegrityError``.
    """
    taken = held(connection, list(units))
    _mark(connection, taken, also_elsewhere=True)
    rows = [
        {
            "serial": serial,
            "entry_id": entry_id,
            "since": since,
            "also_elsewhere": serial in taken,
            "unit": unit,
        }
        for serial, unit in units.items()
    ]
    if rows:
        connection.execute(insert(REGISTER_SERIALS), rows)
    return tuple(serial for serial in units if serial in taken)


def release(connection: Connection, entry_id: int, serials: Iterable[str]) -> None:
    """Take units out of an entry; one that then stands in a single entry loses its mark."""
    for part in _parts(list(serials)):
        gone = delete(REGISTER_SERIALS).where(_TABLE.entry_id == entry_id, _TABLE.serial.in_(part))
        connection.execute(gone)
        once = connection.execute(_ONCE, {"serials": part}).scalars()
        _mark(connection, once, also_elsewhere=False)


def units(connection: Connection, entry_id: int, serials: Sequence[str]) -> dict[str, Any]:
    """Those of the serial numbers that an entry holds, with the data of each unit."""
    asked = (
        connection.execute(_UNITS, {"entry": entry_id, "serials": part}) for part in _parts(serials)
    )
    return {serial: unit for found in asked for serial, unit in found}


def of_entry(connection: Connection, entry_id: int) -> list[str]:
    """The serial numbers an entry holds."""
    return list(connection.execute(_ALL_OF, {"entry": entry_id}).scalars())


def marked(connection: Connection, entry_id: int) -> list[str]:
    """Those of an entry that stand in another entry too."""
    return list(connection.execute(_MARKED, {"entry": entry_id}).scalars())


def count(connection: Connection, entry_id: int) -> int:
    """How many units an entry holds."""
    return int(connection.execute(_COUNT, {"entry": entry_id}).scalar_one())


def _mark(connection: Connection, serials: Iterable[str], *, also_elsewhere: bool) -> None:
    for part in _parts(list(serials)):
        marking = update(REGISTER_SERIALS).where(_TABLE.serial.in_(part))
        connection.execute(marking.values(also_elsewhere=also_elsewhere))


def _parts(serials: Sequence[str]) -> Iterator[list[str]]:
    starts = range(0, len(serials), SERIALS_AT_ONCE)
    return (list(serials[start : start + SERIALS_AT_ONCE]) for start in starts)
