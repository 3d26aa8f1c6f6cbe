"""Fields on the applicant that most forms share: identity, contacts, consent, signature.

Their messages stand in ``applicant.po``; a form that prints another label lists it in ``own``.
Answers of one application are offered in the next one (``topic``).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from core.form.conditions import answered
from core.form.field import Field
from core.form.findings import Finding
from core.form.kinds import (
    Choice,
    Consent,
    Day,
    Email,
    FilledOn,
    Identifier,
    Phone,
    Signature,
    Text,
)
from core.form.kinds.address import Address
from core.form.rule import Filing, Rule, about
from core.law.acts import LawRef, Origin

WORDS = "applicant"
KINDS = ("legal_entity", "ie", "individual", "state_body")
BY_PROXY = answered("signed_by", "representative")
F = TypeVar("F", bound=Field)


def kind(law: LawRef, options: tuple[str, ...] = KINDS) -> Choice:
    """The kind of applicant. No form asks it; eligibility and the kind of number depend on it."""
    return Choice(
        key="applicant_kind",
        options=options,
        topic="applicant.kind",
        words=WORDS,
        law=law,
        origin=Origin.DESIGN,
    )


def channel(law: LawRef) -> Choice:
    """The way of filing, where the order has two: portal or chancellery."""
    return Choice(
        key="channel",
        options=("portal", "chancellery"),
        words=WORDS,
        law=law,
        origin=Origin.DESIGN,
    )


def name(law: LawRef, key: str = "applicant_name", **changes: Any) -> Text:
    """The applicant's name, with the label of the form."""
    return _own(Text(key=key, topic="applicant.name", words=WORDS, law=law), changes)


def identifier(law: LawRef, key: str = "applicant_bin_iin", **changes: Any) -> Identifier:
    """BIN or IIN by the kind of applicant."""
    field = Identifier(
        key=key,
        kind_from="applicant_kind",
        topic="applicant.identifier",
        words=WORDS,
        law=law,
    )
    return _own(field, changes)


def address(law: LawRef, key: str = "legal_address", **changes: Any) -> Address:
    """The applicant's address."""
    return _own(Address(key=key, topic="applicant.address", words=WORDS, law=law), changes)


def phone(law: LawRef, key: str = "contact_phone", **changes: Any) -> Phone:
    return _own(Phone(key=key, topic="applicant.phone", words=WORDS, law=law), changes)


def email(law: LawRef, key: str = "contact_email", **changes: Any) -> Email:
    return _own(Email(key=key, topic="applicant.email", words=WORDS, law=law), changes)


def consent(law: LawRef, version: str, origin: Origin = Origin.OFFICIAL) -> Consent:
    """Consent to the collection and processing of personal data (V-CONSENT)."""
    return Consent(key="consent_pd", version=version, words=WORDS, law=law, origin=origin)


def signing(law: LawRef) -> tuple[Field, ...]:
    """The signer, the power of attorney of a representative, the signature and the date.

    *Law:* 53·A4.11 asks for the number and date of the power of attorney (V-POA); elsewhere these
    questions are added.
    """
    return (
        signer(law),
        signed_by(law),
        *representative(law, Origin.DESIGN),
        Signature(key="signature", words=WORDS, law=law),
        FilledOn(key="filled_on", words=WORDS, law=law),
    )


def signer(law: LawRef, **changes: Any) -> Text:
    """The name of the signer."""
    return replace(
        Text(key="signer_name", topic="applicant.signer", words=WORDS, law=law), **changes
    )


def signed_by(law: LawRef) -> Choice:
    """Whether the applicant or a representative signs. No form asks it."""
    return Choice(
        key="signed_by",
        options=("applicant", "representative"),
        words=WORDS,
        law=law,
        origin=Origin.DESIGN,
    )


def representative(law: LawRef, origin: Origin) -> tuple[Field, ...]:
    """The number, the date and the last day of the power of attorney."""
    return (
        Text(
            key="poa_no",
            shortest=1,
            longest=64,
            missing_code="E-POA",
            when=BY_PROXY,
            words=WORDS,
            law=law,
            origin=origin,
        ),
        Day(
            key="poa_date", missing_code="E-POA", when=BY_PROXY, words=WORDS, law=law, origin=origin
        ),
        proxy_until(law),
    )


def proxy_until(law: LawRef) -> Day:
    """The last day of the power of attorney, if it has one. No form asks it."""
    return Day(
        key="poa_until",
        future=True,
        required=False,
        when=BY_PROXY,
        words=WORDS,
        law=law,
        origin=Origin.DESIGN,
    )


def _own(field: F, changes: dict[str, Any]) -> F:
    """The field with the form's own label, and whatever else the form prints differently."""
    return replace(field, **{"own": ("label",), **changes})


EXCLUDED, QUASI, REFUSED, MANUAL = "E-EXCLUDED", "E-QUASI", "E-APPLICANT-KIND", "W-MANUAL"


def eligible(law: LawRef, **kinds: str) -> Rule:
    """A rule with a finding for each kind of applicant that may not apply, or not without doubt.

    ``eligible(law, state_body=EXCLUDED, individual=MANUAL)``; other kinds may apply.
    """

    @about("applicant_kind")
    def rule(filing: Filing) -> Iterator[Finding]:
        code = kinds.get(str(filing.answers.get("applicant_kind")))
        if code is not None:
            yield Finding(code, "applicant_kind", law)

    return rule


def power_of_attorney(law: LawRef) -> Rule:
    """A rule: the power of attorney has not expired on the effective date."""

    @about("poa_until")
    def rule(filing: Filing) -> Iterator[Finding]:
        until = filing.answers.get("poa_until")
        if until and date.fromisoformat(until) < filing.effective_on:
            yield Finding("E-POA", "poa_until", law)

    return rule
