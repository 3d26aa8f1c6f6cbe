"""Whole applications for licences and annexes, and small changes to them."""

import datetime as dt
from typing import Any

import pytest

from core.form.findings import Finding
from core.form.rule import Facts, Record
from core.law.working_time import TZ
from core.services.catalogue import FORMS
from core.validation import Application, Outcome, validate
from tests.core.support.whole import lic_annex_1, lic_annex_2, lic_issue_1, lic_issue_2

MONDAY = dt.datetime(2026, 3, 16, 10, 0, tzinfo=TZ)
WHOLE = {
    "lic_issue_1": lic_issue_1,
    "lic_issue_2": lic_issue_2,
    "lic_annex_1": lic_annex_1,
    "lic_annex_2": lic_annex_2,
}
ALL = pytest.mark.parametrize("key", WHOLE)
SUBTYPE_1 = pytest.mark.parametrize("key", ["lic_issue_1", "lic_annex_1"])
SUBTYPE_2 = pytest.mark.parametrize("key", ["lic_issue_2", "lic_annex_2"])
NOTICE, APPLICANT = "15/А-3", "who applies"
KNOWN = Facts(
    applicant=APPLICANT,
    paid=True,
    complete=frozenset({"apk", "licence_1", "licence_2"}),
    records={
        ("apk", NOTICE): Record(APPLICANT, issued_on=dt.date(2026, 2, 2)),
        ("licence_1", "23000456"): Record(APPLICANT),
        ("licence_2", "23000789"): Record(APPLICANT),
    },
)


def checked(
    key: str = "lic_issue_1",
    as_of: dt.datetime = MONDAY,
    facts: Facts = KNOWN,
    **changes: Any,
) -> Outcome:
    """The outcome of a whole application with some answers changed; None leaves one out."""
    return validate(Application(FORMS[key], {**WHOLE[key].ANSWERS, **changes}), as_of, facts)


def centres(*entries: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The answer about data centres; ``changes`` are those of the first one."""
    first, *others = entries
    return {"data_centres": [{**first, **changes}, *others]}


def at(year: int, month: int, day: int) -> dt.datetime:
    return dt.datetime(year, month, day, 10, 0, tzinfo=TZ)


def of_law(outcome: Outcome) -> list[Finding]:
    """The findings other than the one about the fee, which an annex always has."""
    return [finding for finding in outcome.findings if finding.code != "W-FEE-UNSTATED"]


def only(outcome: Outcome) -> Finding:
    (finding,) = of_law(outcome)
    return finding


NO_POOL: dict[str, Any] = {
    "pool_use": "none_accredited",
    "pool_name": None,
    "pool_cert_date": None,
    "pool_doc_kind": None,
    "pool_doc": None,
}
