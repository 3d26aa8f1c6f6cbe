"""What a case that is issued changes in the office's registers.

A form says which register its case is entered in and which answer names the record that ends. A
form that ends a record of the very register it is entered in reissues it: the number may stay.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection

from bot.desk.offers import number_key
from bot.storage import cases, records
from bot.storage.cases import Case
from bot.storage.records import RegisterRecord
from core.forms.base import Form
from core.forms.kinds import RecordNo
from core.identifiers import registry_no


class NumberTaken(Exception):
    """The number is another case's in that register; what was written is to be taken back."""


def issue(connection: Connection, case: Case, form: Form, given: Mapping[str, Any]) -> None:
    """End the record the case names, then enter its own. Raises ``NumberTaken``."""
    named = _named(case, form)
    if named is not None:
        _end(connection, case, named, given["notice_date"])
    if form.enters(case.answers):
        _enter(connection, case, form, given)


def _closing(form: Form) -> RecordNo | None:
    """The field that names the record which ends."""
    field = form.field(form.closes) if form.closes else None
    return field if isinstance(field, RecordNo) else None


def _named(case: Case, form: Form) -> records.Named | None:
    """The record that ends with this case, by its answers."""
    field, answers = _closing(form), case.answers
    if field is None or not (field.on_path(answers) and answers.get(field.key)):
        return None
    if form.closes_when is not None and not form.closes_when.holds(answers):
        return None
    return field.register, str(answers[field.key])


def _end(connection: Connection, case: Case, named: records.Named, on: date) -> None:
    """End the record, if it is the applicant's own, and let go of the units it held."""
    ended = records.close(connection, named, case.applicant_key, on)
    if ended is not None:
        connection.execute(cases.release_serials(ended))


def _enter(connection: Connection, case: Case, form: Form, given: Mapping[str, Any]) -> None:
    record = RegisterRecord(
        register=form.register,
        number=registry_no.compact(given[number_key(given)]),
        case_id=case.case_id,
        applicant_key=case.applicant_key,
        issued_on=given["notice_date"],
    )
    closing = _closing(form)
    reissue = closing is not None and closing.register == form.register
    if not records.enter(connection, record, reissue=reissue):
        raise NumberTaken
