"""Fields that the two applications for inclusion share: producer, product, security.

*Law:* order № 53/НҚ, annexes 4 (application), 10 (technical support) and 2 (list of requirements).
"""

from dataclasses import replace
from decimal import Decimal
from functools import partial

from core.form.conditions import Condition, answered
from core.form.declarations import Change, Ground
from core.form.field import Field
from core.form.kinds import (
    Choice,
    Code,
    Email,
    Filled,
    FilledOn,
    Measure,
    Phone,
    Several,
    Signature,
    Text,
    Upload,
)
from core.form.kinds.address import Address
from core.form.tables import Group
from core.identifiers import category_code, enstru
from core.law.acts import LawRef, Origin
from core.services import applicant
from core.services.trusted import shared
from core.services.trusted.rules import CERTIFICATE_LAPSES
from core.services.trusted.shared import KINDS, PACKAGE, RULES, WORDS, consent

ANNEX_4 = partial(LawRef, "53", annex="4")
REPEATED = partial(ANNEX_4, note="D-89")
_CERTIFICATE = answered("local_doc_kind", "industrial_certificate")


def without_certificate(paragraph: str) -> Change:
    """The edition of 2026: no industrial certificate, and a criterion whose text is not known.

    ``paragraph`` is that of the criteria. *Law:* 53¶5, ¶6, A2.9; D-82.
    """
    return Change("2026", CERTIFICATE_LAPSES, RULES(paragraph=paragraph, note="D-82"))


def grounds(*requires: str) -> tuple[Ground, ...]:
    """The grounds for refusal; ``requires`` are the fields on the criteria.

    Since 2026 a criterion is in force whose text is not known (D-82).
    """
    return shared.grounds(
        "produces_in_kz",
        *requires,
        "is_doc_kind",
        "is_trust_level",
        "local_doc_kind",
        "local_share",
        "support",
        unread_since=CERTIFICATE_LAPSES,
    )


def producer() -> tuple[Field, ...]:
    """The applicant: the head of annex 4 and its items 1 to 5.

    The address, the number, the telephone and the e-mail are asked once and printed twice (D-89).
    An individual's own name stands in items 1 and 3 (D-107).
    """
    return (
        applicant.kind(RULES(paragraph="2"), KINDS),
        Choice(
            key="produces_in_kz",
            options=("yes", "no"),
            words=WORDS,
            law=RULES(paragraph="2"),
            origin=Origin.DESIGN,
        ),
        applicant.address(ANNEX_4()),
        applicant.identifier(ANNEX_4()),
        applicant.phone(ANNEX_4()),
        applicant.email(ANNEX_4()),
        Filled(key="addressee", words=WORDS, law=ANNEX_4(note="D-92")),
        Filled(key="app_no", words=WORDS, law=ANNEX_4()),
        FilledOn(key="app_date", words=WORDS, law=ANNEX_4()),
        applicant.name(ANNEX_4(item="1", note="D-107")),
        Filled(key="printed_phone", words=WORDS, law=REPEATED(item="2")),
        Text(
            key="head_name",
            default_from="applicant_name",
            words=WORDS,
            law=ANNEX_4(item="3", note="D-107"),
        ),
        Filled(key="printed_bin_iin", words=WORDS, law=REPEATED(item="4")),
        Filled(key="printed_email", words=WORDS, law=REPEATED(item="5")),
    )


def product() -> tuple[Field, ...]:
    """What is to be included: items 6, 8 and 9 of annex 4; it has no item 7 (D-78)."""
    return (
        Text(
            key="product_name",
            words=WORDS,
            own=("ask", "example"),
            law=ANNEX_4(item="6", note="D-78"),
        ),
        Several(
            key="category_codes",
            of=Code(key="category_code", verbs=category_code, law=ANNEX_4(item="8", note="D-96")),
            words=WORDS,
            law=ANNEX_4(item="8", note="D-96"),
        ),
        Several(
            key="enstru_codes",
            of=Code(key="enstru_code", verbs=enstru, law=ANNEX_4(item="9", note="D-96")),
            words=WORDS,
            law=ANNEX_4(item="9", note="D-96"),
        ),
    )


def security(*kinds: str) -> tuple[Field, ...]:
    """The document on information security: its kind, its trust level, the file."""
    return (
        Choice(
            key="is_doc_kind",
            options=kinds,
            explained=True,
            words=WORDS,
            law=replace(PACKAGE, note="D-85"),
        ),
        Choice(
            key="is_trust_level",
            options=("1", "2", "3", "4", "5", "6", "7"),
            when=answered("is_doc_kind", "certificate"),
            words=WORDS,
            law=PACKAGE,
        ),
        Upload(key="is_doc", doc_id="doc.tr.is", kind="is_doc_kind", words=WORDS, law=PACKAGE),
    )


def rights() -> Upload:
    """The document on the rights to the software; its name is the form's own."""
    return Upload(
        key="rights_doc",
        doc_id="doc.tr.rights",
        words=WORDS,
        own=("label", "ask"),
        law=PACKAGE,
    )


def localisation(document: str) -> tuple[Field, ...]:
    """The document on localisation, ``document`` or an industrial certificate, and the share.

    The certificate is accepted until 2025; if the review may end later, the other document is
    needed as well (D-84).
    """
    return (
        Choice(
            key="local_doc_kind",
            options=(document, "industrial_certificate"),
            explained=True,
            words=WORDS,
            law=replace(PACKAGE, note="D-84"),
        ),
        Measure(
            key="local_share",
            most=Decimal(100),
            required=False,
            words=WORDS,
            law=PACKAGE,
            origin=Origin.INFERRED,
        ),
        Upload(
            key="local_doc", doc_id="doc.tr.local", kind="local_doc_kind", words=WORDS, law=PACKAGE
        ),
        Upload(
            key="local_other_doc",
            doc_id="doc.tr.local",
            required=False,
            when=_CERTIFICATE,
            until=CERTIFICATE_LAPSES,
            words=WORDS,
            law=replace(PACKAGE, note="D-84"),
            origin=Origin.DESIGN,
        ),
    )


def renewed() -> tuple[Field, ...]:
    """Kind, trust level and share of a renewed document, asked as for an inclusion.

    The share is compared where the document is one of software, or of a product.
    """
    kind, level, _ = security("certificate", "protocols", "impossible")
    local_kind, share, *_ = localisation("calculation")
    assert isinstance(local_kind, Choice)
    options = ("calculation", "extract", "industrial_certificate")
    asked: tuple[tuple[Field, Condition | None], ...] = (
        (kind, answered("renewed_doc", "is")),
        (level, level.when),
        (replace(local_kind, options=options), answered("renewed_doc", "local")),
        (share, answered("local_doc_kind", "calculation", "extract")),
    )
    return tuple(replace(field, when=when, origin=Origin.INFERRED) for field, when in asked)


def support() -> Group:
    """Annex 10: address of the technical support or the service centre."""
    law = RULES(annex="10")
    return Group(
        key="support",
        words=WORDS,
        law=law,
        columns=(
            Address(key="support_address", abroad=True, words=WORDS, law=law),
            Phone(key="support_phone", words=WORDS, law=law),
            Email(key="support_email", words=WORDS, law=law),
        ),
    )


def signing() -> tuple[Field, ...]:
    """The consent, which annex 4 lacks (D-80), and its item 11."""
    law = ANNEX_4(item="11")
    return (
        consent("53-a4/2025-11"),
        applicant.signer(law, default_from="head_name", own=("label",)),
        applicant.signed_by(law),
        *applicant.representative(law, Origin.OFFICIAL),
        Signature(key="signature", words=WORDS, law=law),
    )
