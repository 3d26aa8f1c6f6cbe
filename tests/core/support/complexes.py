"""Whole applications about hardware-software complexes, and small changes to them."""

import datetime as dt
from typing import Any

import pytest

from core.form.form import Form
from core.form.rule import Facts, Record
from core.law.working_time import TZ
from core.services.catalogue import FORMS
from core.validation import Application, Outcome, validate
from tests.core.support.whole import apk_change, apk_exclude, apk_include

MONDAY = dt.datetime(2026, 3, 16, 10, 0, tzinfo=TZ)
INCLUDE, EXCLUDE, CHANGE = (FORMS[key] for key in ("apk_include", "apk_exclude", "apk_change"))
WHOLE = {
    INCLUDE.key: apk_include.ANSWERS,
    EXCLUDE.key: apk_exclude.ANSWERS,
    CHANGE.key: apk_change.ANSWERS,
}
FAMILY = pytest.mark.parametrize("form", [INCLUDE, EXCLUDE, CHANGE], ids=lambda form: form.key)
NAMING = pytest.mark.parametrize("form", [EXCLUDE, CHANGE], ids=lambda form: form.key)
NOTHING = Facts()
OWN = Record("me", issued_on=dt.date(2026, 2, 2))


def application(form: Form, **changes: Any) -> Application:
    """A whole application with some answers changed; None leaves one out."""
    rows = apk_include.ROWS if form is INCLUDE else {}
    return Application(form, {**WHOLE[form.key], **changes}, rows)


def checked(
    form: Form, as_of: dt.datetime = MONDAY, facts: Facts = NOTHING, **changes: Any
) -> Outcome:
    return validate(application(form, **changes), as_of, facts)


def codes(outcome: Outcome) -> set[str]:
    """What is said apart from that the register is not connected."""
    return {finding.code for finding in outcome.findings} - {"W-NOTCHECKED"}


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=TZ)
