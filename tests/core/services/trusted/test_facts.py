"""The trusted registry: the year that ends a certificate, what the registry knows (order 53)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from core.form.form import Form
from core.form.rule import Facts, Record
from core.law.working_time import TZ
from tests.core.support.outcomes import codes, only
from tests.core.support.pieces import paper
from tests.core.support.trusted import (
    CERTIFICATE,
    DEPENDENT,
    INCLUSIONS,
    MONDAY,
    OF_HOLDERS,
    RENEW,
    SOFTWARE,
    at_noon,
    checked,
)
from tests.core.support.whole.trust_renewdocs import RENEWED, SHARE

PROTOCOLS = {key: value for key, value in RENEWED.items() if key != "is_trust_level"}
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


RENEWED_SHARE = {**SHARE, "issued_on": "2025-09-01"}
RENEWED_CERTIFICATE = {
    key: value for key, value in RENEWED_SHARE.items() if key != "local_share"
} | CERTIFICATE
RENEWALS: Mapping[str, tuple[dt.datetime, list[Mapping[str, Any]], list[tuple[str, int]]]] = {
    "a certificate of trust level 3": (
        MONDAY,
        [{**RENEWED, "is_trust_level": "3"}],
        [("E-IS-DOC", 1)],
    ),
    "protocols have no level": (MONDAY, [{**PROTOCOLS, "is_doc_kind": "protocols"}], []),
    "too small a share of software, in the second document": (
        MONDAY,
        [RENEWED, {**RENEWED_SHARE, "local_doc_kind": "calculation", "local_share": "79.99"}],
        [("E-LOC", 2)],
    ),
    "the share of software": (
        MONDAY,
        [{**RENEWED_SHARE, "local_doc_kind": "calculation", "local_share": "80"}],
        [],
    ),
    "too small a share of a product": (
        MONDAY,
        [{**RENEWED_SHARE, "local_share": "29.5"}],
        [("E-LOC", 1)],
    ),
    "the document does not name its share": (MONDAY, [{**RENEWED_SHARE, "local_share": None}], []),
    "an industrial certificate in 2026": (MONDAY, [RENEWED_CERTIFICATE], [("E-CERT-2026", 1)]),
    "an industrial certificate reviewed in 2025": (
        at_noon(2025, 12, 10),
        [RENEWED_CERTIFICATE],
        [],
    ),
    "an industrial certificate whose review ends in 2026": (
        at_noon(2025, 12, 12),
        [RENEWED_CERTIFICATE],
        [("W-CERT-2026", 1)],
    ),
    "the other document beside it": (
        at_noon(2025, 12, 12),
        [RENEWED_CERTIFICATE, RENEWED_SHARE],
        [],
    ),
}


@pytest.mark.parametrize(("as_of", "entries", "expected"), RENEWALS.values(), ids=RENEWALS)
def test_a_renewed_document_is_judged_as_for_an_inclusion(
    as_of: dt.datetime, entries: list[Mapping[str, Any]], expected: list[tuple[str, int]]
) -> None:
    outcome = checked(RENEW, as_of, renewed_docs=entries)
    assert [(each.code, each.row) for each in outcome.findings] == expected
    assert all(each.law.annex == "2" for each in outcome.findings)


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
