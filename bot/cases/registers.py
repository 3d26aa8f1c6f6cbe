"""Makes the changes of a granted case in the registers, in the transaction of the decision.

*Law:* 138¶10, ¶14, ¶15; 169¶9, ¶15, ¶16; 142¶8, ¶12; 53¶24. What changes is told by the form of the
service (``core/services/<family>/register.py``).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot.storage import drafts, register_entries, register_history, register_serials
from bot.storage.cases import Case
from bot.storage.register_history import Source
from core.cases.register import (
    grant_of,
    leaving_serials,
    named_entries,
    register_changes,
    successor_of,
)
from core.errors import TerezeError
from core.form.form import Form
from core.form.grant import Grant
from core.form.register import (
    Enter,
    FieldChange,
    HoldSerials,
    Named,
    RegisterChange,
    RegisterEntry,
    ReleaseSerials,
    Revise,
    parent_of,
)
from core.form.tables import Table

KeyOf: TypeAlias = Callable[[str], str]
"""Makes the key of a holder of a BIN or IIN."""


class NumberTaken(TerezeError):
    """The number is another case's in that register; what was written is to be taken back."""

    def __init__(self, entry: RegisterEntry) -> None:
        super().__init__(entry.register)
        self.entry = entry


class SerialsTaken(TerezeError):
    """Units stand in another entry, and no reason to enter them all the same was given."""

    def __init__(self, serials: frozenset[str]) -> None:
        super().__init__(len(serials))
        self.serials = serials


def issue(
    connection: Connection,
    case: Case,
    form: Form,
    given: Mapping[str, Any],
    key_of: KeyOf,
    actor: str,
) -> tuple[RegisterChange, ...]:
    """Make every change the granted case makes. Raises ``NumberTaken``, ``SerialsTaken``."""
    changes = register_changes(form, grant(connection, case, form, given, key_of))
    apply(connection, changes, case.case_id, actor)
    return changes


def grant(
    connection: Connection, case: Case, form: Form, given: Mapping[str, Any], key_of: KeyOf
) -> Grant:
    """The granted case with what the registers know of it; entries it names are locked."""
    names = set(named_entries(form, case.answers))
    found = register_entries.find(connection, names, lock=True)
    annexes = register_entries.annexes_of(connection, map(parent_of, names)) if names else []
    own = register_entries.by_holder(connection, case.applicant_key)
    units, held = _units(connection, found, leaving_serials(form, case.answers))
    successor = successor_of(form, case.answers)
    return grant_of(
        form,
        case.answers,
        case_id=case.case_id,
        given=given,
        registration_no=case.registration_no or "",
        applicant=case.applicant_key,
        successor=key_of(successor) if successor else "",
        rows=_rows(connection, case, form),
        known={each.named: each for each in (*own, *annexes)} | found,
        units=units,
        units_held=held,
    )


def apply(
    connection: Connection, changes: Iterable[RegisterChange], case_id: str, actor: str
) -> None:
    """Write changes with their history. Raises ``NumberTaken``, ``SerialsTaken``."""
    for change in changes:
        match change:
            case Enter():
                _enter(connection, change, actor)
            case Revise():
                _revise(connection, change, Source(change.on, case_id, actor))
            case HoldSerials():
                _hold(connection, change, Source(change.since, case_id, actor))
            case ReleaseSerials():
                entry_id = register_entries.entry_id(connection, change.named)
                source = Source(change.on, case_id, actor)
                _release(connection, entry_id, change.serials, source)


def _enter(connection: Connection, change: Enter, actor: str) -> None:
    entry = change.entry
    entry_id = register_entries.enter(connection, entry)
    if entry_id is None:
        raise NumberTaken(entry)
    source = Source(entry.issued_on, entry.case_id, actor)
    status = FieldChange("status", None, entry.status)
    register_history.append(connection, entry_id, [status], source)


def _revise(connection: Connection, change: Revise, source: Source) -> None:
    """A new version; the units of an entry that ends are free."""
    entry_id = register_entries.revise(connection, change.old, change.new)
    if entry_id is None:
        raise NumberTaken(change.new)
    register_history.append(connection, entry_id, change.changes, source)
    if change.ends and (held := register_serials.of_entry(connection, entry_id)):
        _release(connection, entry_id, held, source)


def _hold(connection: Connection, change: HoldSerials, source: Source) -> None:
    taken = register_serials.held(connection, list(change.units))
    if taken and not change.override_reason:
        raise SerialsTaken(taken)
    entry_id = register_entries.entry_id(connection, change.named)
    try:
        with connection.begin_nested():
            marked = register_serials.hold(connection, entry_id, change.units, change.since)
    except IntegrityError:
        taken = register_serials.held(connection, list(change.units))
        raise SerialsTaken(taken) from None
    entered = [FieldChange("units", None, len(change.units))]
    if marked:
        entered.append(FieldChange("also_elsewhere", None, list(marked)))
        entered.append(FieldChange("override_reason", None, change.override_reason))
    register_history.append(connection, entry_id, entered, source)


def _release(connection: Connection, entry_id: int, serials: Sequence[str], source: Source) -> None:
    register_serials.release(connection, entry_id, serials)
    left = FieldChange("units", list(serials), None)
    register_history.append(connection, entry_id, [left], source)


def _units(
    connection: Connection, entries: Iterable[Named], leaving: Sequence[str]
) -> tuple[dict[str, Any], int]:
    """The leaving units that the named entries hold, and how many units these hold."""
    units: dict[str, Any] = {}
    held = 0
    for name in entries if leaving else ():
        entry_id = register_entries.entry_id(connection, name)
        units |= register_serials.units(connection, entry_id, leaving)
        held += register_serials.count(connection, entry_id)
    return units, held


def _rows(connection: Connection, case: Case, form: Form) -> dict[str, list[Any]]:
    """The rows of the tables of the application."""
    return {
        field.key: [body for _, body in drafts.rows(connection, case.draft_id, field.key)]
        for field in form.fields
        if isinstance(field, Table)
    }
