"""What a case that is issued changes in the office's registers.

A form says which register its case is entered in and which answer names the record that ends. A
form that ends a record of the very register it is entered in reissues it: the number may stay.
After a reorganisation the new record is the successor's, whoever of the two applied.

*Law:* 169·A9.2, 169·A10.2.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import Connection

from bot.desk.cases.offers import number_key
from bot.storage import cases, register_entries
from bot.storage.cases import Case
from bot.storage.register_entries import RegisterRecord
from core.cases.register import closed_record, closing_field
from core.errors import TerezeError
from core.form.form import Form
from core.identifiers import registry_no

KeyOf: TypeAlias = Callable[[str], str]


class NumberTaken(TerezeError):
    """The number is another case's in that register; what was written is to be taken back."""


def issue(
    connection: Connection, case: Case, form: Form, given: Mapping[str, Any], key_of: KeyOf
) -> None:
    """End the record the case names, then enter its own. Raises ``NumberTaken``.

    Units that leave the registry one by one are let go of too (D-33). ``key_of`` makes the holder's
    key of a BIN or IIN.
    """
    named, successor = closed_record(form, case.answers), _successor(case, form, key_of)
    holder = case.applicant_key
    if named is not None:
        if successor == case.applicant_key:
            holder = _holder(connection, named) or holder
        _end(connection, holder, named, given["notice_date"])
    if left := _left(case, form):
        connection.execute(cases.release_units(left, case.applicant_key))
    if form.effect.enters(case.answers):
        record = RegisterRecord(
            register=form.effect.register,
            number=registry_no.compact(given[number_key(given)]),
            case_id=case.case_id,
            applicant_key=successor or case.applicant_key,
            issued_on=given["notice_date"],
        )
        _enter(connection, record, holder if _reissues(form) else "")


def _reissues(form: Form) -> bool:
    """Whether the record that ends stands in the register the case is entered in."""
    closing = closing_field(form)
    return closing is not None and closing.register == form.effect.register


def _left(case: Case, form: Form) -> list[str]:
    """The serial numbers of units that leave, by the answers."""
    key = form.effect.releases
    if not key or not form.field(key).applies(case.answers):
        return []
    return [str(each) for each in case.answers.get(key) or ()]


def _successor(case: Case, form: Form, key_of: KeyOf) -> str:
    """The key of whom the new record is entered for; empty where the answers name nobody."""
    key = form.effect.successor
    if not key or not form.field(key).applies(case.answers):
        return ""
    number = case.answers.get(key)
    return key_of(str(number)) if number else ""


def _holder(connection: Connection, named: register_entries.Named) -> str:
    """The key of whoever holds a record; empty when it is not known."""
    known = register_entries.find(connection, [named]).get(named)
    return known.applicant_key if known is not None else ""


def _end(connection: Connection, holder: str, named: register_entries.Named, on: date) -> None:
    """End the record, if it is the holder's, and let go of the units it held."""
    ended = register_entries.close(connection, named, holder, on)
    if ended is not None:
        connection.execute(cases.release_serials(ended))


def _enter(connection: Connection, record: RegisterRecord, taken_from: str) -> None:
    if not register_entries.enter(connection, record, taken_from=taken_from):
        raise NumberTaken
