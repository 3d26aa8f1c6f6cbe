"""Granted applications, and the entries they change."""

from collections.abc import Iterable, Mapping
from datetime import date
from importlib import import_module
from typing import Any

from core.cases.register import grant_of, register_changes
from core.form.register import RegisterChange, RegisterEntry, Revise, parent_of
from core.services.catalogue import FORMS

HOLDER, STRANGER = "holder", "stranger"
FIRST_DAY, DAY = date(2024, 2, 1), date(2026, 3, 18)
NOTICE: dict[str, Any] = {"notice_no": "9", "notice_date": DAY}


def an_entry(register: str, number: str, /, **changed: Any) -> RegisterEntry:
    """An entry of the holder, issued on the first day."""
    made = {
        "case_id": "case-0",
        "holder": HOLDER,
        "issued_on": FIRST_DAY,
        "first_on": FIRST_DAY,
        "content": {},
    }
    return RegisterEntry(register, number, **{**made, **changed})


def an_annex(number: str, licence: RegisterEntry, /, **changed: Any) -> RegisterEntry:
    """An annex to a licence."""
    return an_entry("licence_annex", number, parent=parent_of(licence.named), **changed)


def granted(
    form: str,
    given: Mapping[str, Any] = NOTICE,
    *,
    known: Iterable[RegisterEntry] = (),
    answers: Mapping[str, Any] | None = None,
    **context: Any,
) -> tuple[RegisterChange, ...]:
    """What a whole application changes once it is granted; ``answers`` are those that differ."""
    whole = import_module(f"tests.core.support.whole.{form}")
    application = {**whole.ANSWERS, **(answers or {})}
    about = {"case_id": "case-1", "registration_no": "R-1", "applicant": HOLDER, **context}
    entries = {each.named: each for each in known}
    grant = grant_of(FORMS[form], application, given=given, known=entries, **about)
    return register_changes(FORMS[form], grant)


def changed(change: RegisterChange) -> dict[str, tuple[Any, Any]]:
    """The changed columns of a revised entry, old beside new."""
    assert isinstance(change, Revise)
    return {each.field: (each.old, each.new) for each in change.changes}
