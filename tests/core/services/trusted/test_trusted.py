"""The trusted registry: every rule of its five applications once broken (order 53)."""

from collections.abc import Mapping
from typing import Any

import pytest

from core.errors import Invalid
from core.form.form import Form
from core.validation import remarks
from tests.core.support.outcomes import codes, only, where
from tests.core.support.pieces import ALMATY, paper
from tests.core.support.trusted import (
    ALL,
    CERTIFICATE,
    CHANGE,
    DEPENDENT,
    EXCLUDE,
    INCLUSIONS,
    MONDAY,
    PRODUCT,
    RENEW,
    SOFTWARE,
    checked,
)
from tests.core.support.whole.trust_include_ep import MODEL
from tests.core.support.whole.trust_include_sw import SUPPORT
from tests.core.support.whole.trust_renewdocs import RENEWED


@ALL
def test_a_whole_application_has_nothing_against_it_sc_091(form: Form) -> None:
    outcome = checked(form)
    assert codes(outcome) == []
    assert outcome.may_be_ready


@ALL
@pytest.mark.parametrize(
    ("kind", "code"),
    [
        pytest.param("state_body", "E-EXCLUDED", id="an akimat"),
        pytest.param("quasi", "E-QUASI", id="SC-096 a national company"),
    ],
)
def test_who_is_no_recipient_may_file_all_the_same(form: Form, kind: str, code: str) -> None:
    found = only(checked(form, applicant_kind=kind))
    assert (found.code, found.field, found.law.paragraph) == (code, "applicant_kind", "2")
    assert found.is_substantive


@ALL
@pytest.mark.parametrize("kind", ["ie", "individual"])
def test_entrepreneurs_and_individuals_apply_d_107(form: Form, kind: str) -> None:
    assert codes(checked(form, applicant_kind=kind, applicant_bin_iin="000101599992")) == []


FAR = {"country": "Өзбекстан", "settlement": "Ташкент", "street": "Навои", "building": "1"}
ABROAD = {**SUPPORT, "support_address": FAR}
PROXY = {"signed_by": "representative", "poa_no": "12"}
Case = tuple[Form, dict[str, Any], str, str]
BROKEN: Mapping[str, Case] = {
    "¶2.4 not produced in Kazakhstan": (
        SOFTWARE, {"produces_in_kz": "no"}, "E-NOT-PRODUCER", "produces_in_kz"
    ),
    "A2.9 SC-097 trust level 3": (SOFTWARE, {"is_trust_level": "3"}, "E-IS-DOC", "is_trust_level"),
    "A2.9 trust level 1 of a product": (
        PRODUCT, {"is_doc_kind": "certificate", "is_trust_level": "1"}, "E-IS-DOC", "is_trust_level"
    ),
    "A2.9 SC-098 75 per cent of software": (
        SOFTWARE, {"local_share": "75"}, "E-LOC", "local_share"
    ),
    "A2.9 79.99 per cent of software": (SOFTWARE, {"local_share": "79.99"}, "E-LOC", "local_share"),
    "A2.9 29.5 per cent of a product": (PRODUCT, {"local_share": "29.5"}, "E-LOC", "local_share"),
    "A2.9 an industrial certificate for software": (
        SOFTWARE, CERTIFICATE, "E-CERT-2026", "local_doc_kind"
    ),
    "A2.9 an industrial certificate for a product": (
        PRODUCT, CERTIFICATE, "E-CERT-2026", "local_doc_kind"
    ),
    "¶5.4 the support abroad": (SOFTWARE, {"support": [ABROAD]}, "E-NOT-KZ", "support 1"),
    "¶6.3 one service centre of two abroad": (
        PRODUCT, {"support": [SUPPORT, ABROAD]}, "E-NOT-KZ", "support 2"
    ),
    "A10 no support at all": (SOFTWARE, {"support": None}, "E-REQ", "support"),
    "A4.9 SC-104 no variant of delivery": (
        SOFTWARE, {"supply_variant": None}, "E-SUPPLY", "supply_variant"
    ),
    "A4.10 SC-095 no description of the platform": (
        SOFTWARE, {**DEPENDENT, "platform_description": None}, "E-PLATFORM", "platform_description"
    ),
    "¶5.7 SC-095 no software of the registry": (
        SOFTWARE, {**DEPENDENT, "required_registry_software": None},
        "E-PLATFORM", "required_registry_software"
    ),
    "A4.11 SC-103 a representative without a number": (
        SOFTWARE, {"signed_by": "representative", "poa_date": "2026-03-02"}, "E-POA", "poa_no"
    ),
    "A4.11 SC-103 a representative without a date": (
        PRODUCT, PROXY, "E-POA", "poa_date"
    ),
    "A4.11 a power of attorney that ran out": (
        SOFTWARE, {**PROXY, "poa_date": "2025-03-02", "poa_until": "2026-03-15"},
        "E-POA", "poa_until"
    ),
    "A11 SC-092 a description in DOCX": (
        PRODUCT, {"models": [{**MODEL, "ep_description": paper("doc.tr.descr", format="docx")}]},
        "E-DOC-FORMAT", "models 1"
    ),
    "A11 a description as a picture": (
        PRODUCT,
        {"models": [MODEL, {**MODEL, "ep_description": paper("doc.tr.descr", format="jpg")}]},
        "E-DOC-FORMAT", "models 2"
    ),
    "A11 SC-092 a second model without a file of its own": (
        PRODUCT, {"models": [MODEL, {**MODEL, "ep_description": None}]}, "E-DOC-MISSING", "models 2"
    ),
    "A11 no model at all": (PRODUCT, {"models": None}, "E-REQ", "models"),
    "A2.9 no document on security": (SOFTWARE, {"is_doc": None}, "E-DOC-MISSING", "is_doc"),
    "A2.9 no document on rights": (SOFTWARE, {"rights_doc": None}, "E-DOC-MISSING", "rights_doc"),
    "A2.9 no document on localisation": (
        PRODUCT, {"local_doc": None}, "E-DOC-MISSING", "local_doc"
    ),
    "¶19 a certificate that ran out": (
        SOFTWARE, {"is_doc": paper("doc.tr.is", expires_on="2026-03-15", no_expiry=False)},
        "E-DOC-EXPIRED", "is_doc"
    ),
    "D-80 no consent to an inclusion": (SOFTWARE, {"consent_pd": None}, "E-CONSENT", "consent_pd"),
    "D-80 no consent to an exclusion": (EXCLUDE, {"consent_pd": None}, "E-CONSENT", "consent_pd"),
    "A5 SC-099 two entries at once": (EXCLUDE, {"how_many": "several"}, "E-ONEAPP", "how_many"),
    "A3 two entries to change": (CHANGE, {"how_many": "several"}, "E-ONEAPP", "how_many"),
    "A3 two entries to renew": (RENEW, {"how_many": "several"}, "E-ONEAPP", "how_many"),
    "A3 the new wording is the old one": (
        CHANGE, {"entry_old_text": "«Дала  2.0»\nБҚ", "entry_new_text": "«Дала 2.0» БҚ"},
        "E-NO-CHANGE", "entry_new_text"
    ),
    "A3 no telephone": (CHANGE, {"contact_phones": []}, "E-REQ", "contact_phones"),
    "¶9 a new document from tomorrow": (
        RENEW, {"renewed_docs": [{**RENEWED, "issued_on": "2026-03-17"}]},
        "E-DATE-FUTURE", "renewed_docs 1"
    ),
    "¶9 29 days before the expiry": (RENEW, {"expires_on": "2026-04-14"}, "W-LATE", "expires_on"),
    "¶9 the document has expired already": (
        RENEW, {"expires_on": "2026-01-01"}, "W-LATE", "expires_on"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("form", "changes", "code", "place"), BROKEN.values(), ids=BROKEN)
def test_a_broken_condition_is_said_once(
    form: Form, changes: dict[str, Any], code: str, place: str
) -> None:
    found = only(checked(form, **changes))
    assert (found.code, where(found), found.law.act) == (code, place, "53")


KEPT: Mapping[str, tuple[Form, dict[str, Any]]] = {
    "A2.9 trust level 7": (SOFTWARE, {"is_trust_level": "7"}),
    "A2.9 SC-097 test protocols instead of a certificate": (
        SOFTWARE,
        {"is_doc_kind": "protocols", "is_trust_level": None},
    ),
    "A2.9 a trust level that is not asked any more": (
        SOFTWARE,
        {"is_doc_kind": "protocols", "is_trust_level": "1"},
    ),
    "A2.9 80 per cent of software": (SOFTWARE, {"local_share": "80"}),
    "A2.9 SC-098 30 per cent of a product": (PRODUCT, {"local_share": "30"}),
    "A2.9 no share is declared": (SOFTWARE, {"local_share": None}),
    "¶5.7 its platform is in the registry": (SOFTWARE, DEPENDENT),
    "A4.11 a representative": (
        PRODUCT,
        {**PROXY, "poa_date": "2026-03-16"},
    ),
    "A4.11 a power of attorney on its last day": (
        SOFTWARE,
        {**PROXY, "poa_date": "2025-03-02", "poa_until": "2026-03-16"},
    ),
    "A11 two models with a file each": (PRODUCT, {"models": [MODEL, MODEL]}),
    "A3 another letter case is a change": (
        CHANGE,
        {"entry_old_text": "«Дала» БҚ", "entry_new_text": "«ДАЛА» БҚ"},
    ),
    "D-81 documents are renewed and the entry stays": (RENEW, {}),
    "¶9 30 days before the expiry": (RENEW, {"expires_on": "2026-04-15"}),
}


@pytest.mark.parametrize(("form", "changes"), KEPT.values(), ids=KEPT)
def test_what_just_holds_is_not_spoken_of(form: Form, changes: dict[str, Any]) -> None:
    assert codes(checked(form, **changes)) == []


FILED_AS_IS = ("E-IS-DOC", "E-LOC", "E-CERT-2026", "E-NOT-KZ", "E-PLATFORM")


@pytest.mark.parametrize(
    "case", [row for row in BROKEN if BROKEN[row][2] in FILED_AS_IS], ids=lambda row: str(row)
)
def test_a_criterion_not_met_may_be_filed_as_it_is_sc_083(case: str) -> None:
    form, changes, code, *_ = BROKEN[case]
    outcome = checked(form, **changes)
    assert outcome.may_be_ready
    assert [each.code for each in outcome.to_acknowledge] == [code]


@pytest.mark.parametrize("key", ["platform_description", "required_registry_software"])
def test_being_without_a_platform_is_a_fact_that_one_may_leave_unanswered_sc_095(key: str) -> None:
    field = SOFTWARE.field(key)
    assert field.required
    assert field.skippable


LEVELS = {level: int(level) >= 4 for level in ("1", "2", "3", "4", "5", "6", "7")}


@pytest.mark.parametrize(("level", "does"), LEVELS.items(), ids=[f"level {n}" for n in LEVELS])
def test_the_lowest_trust_level_is_4_sc_097(level: str, does: bool) -> None:
    assert codes(checked(SOFTWARE, is_trust_level=level)) == ([] if does else ["E-IS-DOC"])


def test_protocols_mend_a_low_trust_level_too() -> None:
    assert only(checked(SOFTWARE, is_trust_level="3")).also == ("is_doc_kind",)


@INCLUSIONS
def test_a_code_of_the_directory_is_whole_sc_104(form: Form) -> None:
    field = form.field("enstru_codes")
    with pytest.raises(Invalid, match="E-ENSTRU"):
        field.accept("262013", {})
    with pytest.raises(Invalid, match="E-ENSTRU"):
        field.accept("262013.000.000011, 262013", {})
    assert field.accept("262013.000.000011; 262013000000012", {}) == [
        "262013.000.000011",
        "262013.000.000012",
    ]


@INCLUSIONS
def test_a_category_code_has_up_to_32_signs_of_whatever_form_d_96(form: Form) -> None:
    field = form.field("category_codes")
    assert field.accept("1.2, ПО-3", {}) == ["1.2", "ПО-3"]
    with pytest.raises(Invalid, match="E-CATCODE"):
        field.accept("1" * 33, {})


@INCLUSIONS
@pytest.mark.parametrize(
    ("kind", "number", "code"),
    [
        ("legal_entity", "000101599992", "E-BIN-IS-IIN"),
        ("quasi", "000101599992", "E-BIN-IS-IIN"),
        ("individual", "250140999991", "E-IIN-IS-BIN"),
    ],
)
def test_the_number_goes_with_the_kind_of_applicant_d_107(
    form: Form, kind: str, number: str, code: str
) -> None:
    with pytest.raises(Invalid, match=code):
        form.field("applicant_bin_iin").accept(number, {"applicant_kind": kind})


def test_a_rule_speaks_as_soon_as_the_answer_is_given() -> None:
    said = remarks(SOFTWARE, CERTIFICATE, "local_doc_kind", MONDAY)
    assert [each.code for each in said] == ["E-CERT-2026"]
    assert remarks(SOFTWARE, {"support": [SUPPORT]}, "support", MONDAY) == ()


def test_the_support_may_name_its_country_as_the_default() -> None:
    home = {key: part for key, part in ALMATY.items() if key != "country"}
    assert codes(checked(SOFTWARE, support=[{**SUPPORT, "support_address": home}])) == []
