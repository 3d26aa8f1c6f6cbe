"""The registers the office keeps: what it issued, under which number, to whom, what has ended.

A number names one record of a register for ever. Only a reissue moves a record to another case,
and only from the holder it names; after a reorganisation to another holder.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date

from sqlalchemy import Connection, and_, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from bot.storage.tables import REGISTRY_RECORDS

Named = tuple[str, str]
"""A register and a number in it, such as ``("apk", "15/А-3")``."""


@dataclass(frozen=True, slots=True)
class RegisterRecord:
    """A row of `registry_records`; `applicant_key` is the holder's, as in `cases`."""

    register: str
    number: str
    case_id: str
    applicant_key: str
    issued_on: date
    active: bool = True
    closed_on: date | None = None


_TABLE = REGISTRY_RECORDS.c
_ALL = select(*(_TABLE[field.name] for field in fields(RegisterRecord)))
_FIND = _ALL.where(  # not pairs: SQLite reads the whole table for a row in a list of rows
    _TABLE.register.in_(bindparam("registers", expanding=True)),
    _TABLE.number.in_(bindparam("numbers", expanding=True)),
)
_BY_HOLDER = _ALL.where(_TABLE.applicant_key == bindparam("key")).order_by(
    _TABLE.register, _TABLE.issued_on.desc(), _TABLE.number
)
_CASE_OF = select(_TABLE.case_id).where(
    _TABLE.register == bindparam("of"), _TABLE.number == bindparam("no")
)


def enter(connection: Connection, record: RegisterRecord, *, taken_from: str = "") -> bool:
    """Enter what a case was issued; False, with nothing written, when the number is another's.

    Entered again by its own case, a record stays as it is, even ended. A reissue may take over a
    record that the holder ``taken_from`` was issued no later than now. PostgreSQL's ON CONFLICT
    construct is compiled for SQLite too: the grammar is the same.
    """
    wanted = insert(REGISTRY_RECORDS).values(asdict(record))
    key, new = ["register", "number"], wanted.excluded
    if taken_from:
        moved = ("case_id", "applicant_key", "issued_on", "active", "closed_on")
        entering = wanted.on_conflict_do_update(
            index_elements=key,
            set_={name: new[name] for name in moved},
            where=and_(
                _TABLE.case_id != new.case_id,
                _TABLE.applicant_key == taken_from,
                _TABLE.issued_on <= new.issued_on,
            ),
        )
    else:
        entering = wanted.on_conflict_do_nothing(index_elements=key)
    connection.execute(entering)
    holds = connection.execute(_CASE_OF, {"of": record.register, "no": record.number})
    case_id: str = holds.scalar_one()
    return case_id == record.case_id


def close(connection: Connection, named: Named, applicant_key: str, on: date) -> str | None:
    """End the holder's record; the case it was issued to, None when nothing active was theirs."""
    register, number = named
    ended = (
        update(REGISTRY_RECORDS)
        .where(
            _TABLE.register == register,
            _TABLE.number == number,
            _TABLE.applicant_key == applicant_key,
            _TABLE.active,
        )
        .values(active=False, closed_on=on)
        .returning(_TABLE.case_id)
    )
    return connection.execute(ended).scalar_one_or_none()


def find(connection: Connection, named: Iterable[Named]) -> dict[Named, RegisterRecord]:
    """Those of the named records that are known, ended ones too."""
    wanted = set(named)
    if not wanted:
        return {}
    registers, numbers = (list(set(column)) for column in zip(*wanted, strict=True))
    rows = connection.execute(_FIND, {"registers": registers, "numbers": numbers})
    found = (RegisterRecord(*row) for row in rows)
    by_name = {(record.register, record.number): record for record in found}
    return {name: record for name, record in by_name.items() if name in wanted}


def by_holder(connection: Connection, applicant_key: str) -> list[RegisterRecord]:
    """All a holder was issued, register by register, the latest first."""
    found = connection.execute(_BY_HOLDER, {"key": applicant_key})
    return [RegisterRecord(*row) for row in found]
