"""The trusted registry: the year that ends a certificate, what the registry knows (order 53)."""

import datetime as dt
from typing import Any

import pytest

from core.forms.base import Form
from core.rules.base import Facts, Record
from core.working_time import TZ
from tests.core.outcomes import codes, only
from tests.core.pieces import paper
from tests.core.trusted import (
    CERTIFICATE,
    DEPENDENT,
    INCLUSIONS,
    MONDAY,
    OF_HOLDERS,
    SOFTWARE,
    at_noon,
    checked,
)

CERTIFICATES = {
    "SC-093 on the last day, beside the other document": (
        at_noon(2025, 12, 31),
        {**CERTIFICATE, "local_other_doc": paper("doc.tr.local")},
        [],
    ),
    "SC-093 on the last day, alone": (at_noon(2025, 12, 31), CERTIFICATE, ["W-CERT-2026"]),
    "SC-093 filed on a day off, counts from 2026": (
        at_noon(2026, 1, 1),
        CERTIFICATE,
        ["W-OUT-OF-HOURS", "E-CERT-2026"],
    ),
    "SC-093 on the last day after hours, counts from 2026": (
        dt.datetime(2025, 12, 31, 18, 31, tzinfo=TZ),
        CERTIFICATE,
        ["W-OUT-OF-HOURS", "E-CERT-2026"],
    ),
    "SC-094 the review ends on 31 December": (at_noon(2025, 12, 10), CERTIFICATE, []),
    "SC-094 the review ends on 6 January": (at_noon(2025, 12, 12), CERTIFICATE, ["W-CERT-2026"]),
    "SC-094 another document at that time": (at_noon(2025, 12, 12), {}, []),
    "a certificate in spring": (MONDAY, CERTIFICATE, ["E-CERT-2026"]),
}


@INCLUSIONS
@pytest.mark.parametrize(("as_of", "changes", "expected"), CERTIFICATES.values(), ids=CERTIFICATES)
def test_the_industrial_certificate_goes_with_the_year_2025(
    form: Form, as_of: dt.datetime, changes: dict[str, Any], expected: list[str]
) -> None:
    assert codes(checked(form, as_of, **changes)) == expected


def test_the_warning_names_the_document_to_add_sc_094() -> None:
    found = only(checked(SOFTWARE, at_noon(2025, 12, 12), **CERTIFICATE))
    assert (found.field, found.is_warning) == ("local_other_doc", True)


RECORDS = {
    "it is the applicant's": (Record("us"), []),
    "it is another's": (Record("them"), ["E-ENTRY-REF"]),
    "it has ended": (Record("us", active=False), ["E-ENTRY-REF"]),
    "nobody knows": (None, ["W-NOTCHECKED"]),
}


@OF_HOLDERS
@pytest.mark.parametrize(("record", "expected"), RECORDS.values(), ids=RECORDS)
def test_the_entry_is_the_applicants_own(
    form: Form, record: Record | None, expected: list[str]
) -> None:
    known = {} if record is None else {("trusted", "245"): record}
    outcome = checked(form, facts=Facts(applicant="us", records=known))
    assert codes(outcome) == expected
    assert outcome.may_be_ready


@OF_HOLDERS
def test_an_entry_that_the_whole_registry_lacks_may_be_filed_as_it_is(form: Form) -> None:
    outcome = checked(form, facts=Facts(applicant="us", complete=frozenset({"trusted"})))
    assert [each.code for each in outcome.to_acknowledge] == ["E-ENTRY-REF"]


PLATFORMS = {
    "it may be anybody's": (Record("them"), []),
    "it has ended": (Record("us", active=False), ["E-PLATFORM"]),
    "nobody knows": (None, ["W-NOTCHECKED"]),
}


@pytest.mark.parametrize(("record", "expected"), PLATFORMS.values(), ids=PLATFORMS)
def test_the_software_that_is_needed_stands_in_the_registry_sc_095(
    record: Record | None, expected: list[str]
) -> None:
    known = {} if record is None else {("trusted", "245"): record}
    facts = Facts(applicant="us", records=known)
    assert codes(checked(SOFTWARE, facts=facts, **DEPENDENT)) == expected
