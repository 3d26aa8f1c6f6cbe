"""The entries of the registers, each in its present version.

A number is one entry of a register: compared without «№», blanks and kinds of dash. Only a reissue
gives it to another case, by a new version of the same entry.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError

from bot.storage.tables import REGISTER_ENTRIES
from core.form.register import Named, RegisterEntry, Status

_TABLE = REGISTER_ENTRIES.c
_COLUMNS = tuple(field.name for field in fields(RegisterEntry))
_ALL = select(*(_TABLE[name] for name in _COLUMNS))
_FIND = _ALL.where(  # not pairs: SQLite reads the whole table for a row in a list of rows
    _TABLE.register.in_(bindparam("registers", expanding=True)),
    _TABLE.number_key.in_(bindparam("keys", expanding=True)),
)
_ANNEXES = _ALL.where(_TABLE.parent.in_(bindparam("parents", expanding=True)))
_BY_HOLDER = _ALL.where(_TABLE.holder == bindparam("holder")).order_by(
    _TABLE.register, _TABLE.issued_on.desc(), _TABLE.number
)
_ID_OF = select(_TABLE.entry_id).where(
    _TABLE.register == bindparam("of"), _TABLE.number_key == bindparam("key")
)


def enter(connection: Connection, entry: RegisterEntry) -> int | None:
    """Enter what a case was issued; the id of the entry, None when the number is taken.

    PostgreSQL's ON CONFLICT construct is compiled for SQLite too: the grammar is the same.
    """
    entering = insert(REGISTER_ENTRIES).values(_row(entry)).on_conflict_do_nothing()
    return connection.execute(entering.returning(_TABLE.entry_id)).scalar_one_or_none()


def revise(connection: Connection, old: RegisterEntry, new: RegisterEntry) -> int | None:
    """Write a new version of an entry; its id, None when it is no longer as ``old`` says.

    None too when the number of the new version is another entry's.
    """
    register, key = old.named
    revising = (
        update(REGISTER_ENTRIES)
        .where(
            _TABLE.register == register,
            _TABLE.number_key == key,
            _TABLE.case_id == old.case_id,
            _TABLE.status == old.status,
        )
        .values(_row(new))
        .returning(_TABLE.entry_id)
    )
    try:
        with connection.begin_nested():
            return connection.execute(revising).scalar_one_or_none()
    except IntegrityError:
        return None


def entry(connection: Connection, named: Named) -> RegisterEntry | None:
    """One entry by its name; None when there is none."""
    return find(connection, [named]).get(named)


def entry_id(connection: Connection, named: Named) -> int:
    """The id that history and units know an entry by. Raises ``NoResultFound``."""
    register, key = named
    found: int = connection.execute(_ID_OF, {"of": register, "key": key}).scalar_one()
    return found


def find(
    connection: Connection, named: Iterable[Named], *, lock: bool = False
) -> dict[Named, RegisterEntry]:
    """Those of the named entries that are known, ended ones too; locked until the commit."""
    wanted = set(named)
    if not wanted:
        return {}
    registers, keys = (list(set(column)) for column in zip(*wanted, strict=True))
    query = _FIND.with_for_update() if lock else _FIND
    found = _entries(connection.execute(query, {"registers": registers, "keys": keys}).all())
    return {each.named: each for each in found if each.named in wanted}


def annexes_of(connection: Connection, licences: Iterable[str]) -> list[RegisterEntry]:
    """The annexes under licences named as annexes name them, ended ones too."""
    return _entries(connection.execute(_ANNEXES, {"parents": list(licences)}).all())


def by_holder(connection: Connection, holder: str) -> list[RegisterEntry]:
    """All a holder was issued, register by register, the latest first."""
    return _entries(connection.execute(_BY_HOLDER, {"holder": holder}).all())


def _row(entry: RegisterEntry) -> Mapping[str, Any]:
    values = {name: getattr(entry, name) for name in _COLUMNS}
    return {**values, "number_key": entry.named[1]}


def _entries(rows: Sequence[Row[Any]]) -> list[RegisterEntry]:
    return [RegisterEntry(**{**row._asdict(), "status": Status(row.status)}) for row in rows]
