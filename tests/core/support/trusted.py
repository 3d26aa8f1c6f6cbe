"""Whole applications to the trusted registry, and small changes to them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from core.form.form import Form
from core.form.rule import Facts, Record
from core.law.working_time import TZ
from core.services.catalogue import FORMS
from core.validation import Application, Outcome, validate
from tests.core.support.whole import (
    trust_change,
    trust_exclude,
    trust_include_ep,
    trust_include_sw,
    trust_renewdocs,
)

MONDAY = dt.datetime(2026, 3, 16, 10, 0, tzinfo=TZ)
WHOLE: Mapping[str, Mapping[str, Any]] = {
    "trust_include_sw": trust_include_sw.ANSWERS,
    "trust_include_ep": trust_include_ep.ANSWERS,
    "trust_exclude": trust_exclude.ANSWERS,
    "trust_change": trust_change.ANSWERS,
    "trust_renewdocs": trust_renewdocs.ANSWERS,
}
SOFTWARE, PRODUCT, EXCLUDE, CHANGE, RENEW = (FORMS[key] for key in WHOLE)
OURS = Facts(applicant="us", records={("trusted", "245"): Record("us")})
"""The registry as far as the whole applications name its entries."""


def named(forms: tuple[Form, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("form", forms, ids=lambda form: form.key)


ALL = named((SOFTWARE, PRODUCT, EXCLUDE, CHANGE, RENEW))
INCLUSIONS = named((SOFTWARE, PRODUCT))
OF_HOLDERS = named((EXCLUDE, CHANGE, RENEW))


def checked(
    form: Form, as_of: dt.datetime = MONDAY, facts: Facts = OURS, **changes: Any
) -> Outcome:
    """The outcome of a whole application with some answers changed; None leaves one out."""
    return validate(Application(form, {**WHOLE[form.key], **changes}), as_of, facts)


def at_noon(year: int, month: int, day: int) -> dt.datetime:
    return dt.datetime(year, month, day, 12, 0, tzinfo=TZ)


DEPENDENT: dict[str, Any] = {
    "is_standalone": "no",
    "platform_description": "«Дала» платформасы",
    "required_registry_software": "245",
}
CERTIFICATE: dict[str, Any] = {"local_doc_kind": "industrial_certificate"}
