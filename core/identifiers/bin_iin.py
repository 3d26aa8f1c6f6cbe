"""The applicant's identification number: BIN or IIN by the kind of applicant.

*Law:* 138·A2.2 (V-BINIIN).

>>> validate("250140999991", "legal_entity")
'250140999991'
"""

from enum import StrEnum

from core.identifiers import bin, iin, twelve_digits
from core.identifiers.twelve_digits import KIND, compact
from core.identifiers.validity import passes

__all__ = ["ApplicantKind", "compact", "format", "is_valid", "validate", "warnings"]

_JOINT_ENTERPRISE = "6"


class ApplicantKind(StrEnum):
    """Who applies: an individual entrepreneur, a legal entity, a plain individual."""

    ENTREPRENEUR = "ie"
    LEGAL_ENTITY = "legal_entity"
    INDIVIDUAL = "individual"


def validate(text: str, applicant_kind: str) -> str:
    """A BIN for a legal entity, an IIN for a person; entrepreneurs in joint form have a BIN.

    Raises what ``bin`` and ``iin`` raise, and ``ValueError`` for an unknown kind.
    """
    kind = ApplicantKind(applicant_kind)
    if kind is ApplicantKind.LEGAL_ENTITY:
        return bin.validate(text)
    number = twelve_digits.validate(text)
    if kind is ApplicantKind.ENTREPRENEUR and number[KIND] == _JOINT_ENTERPRISE:
        return number
    return iin.validate(number)


def is_valid(text: str, applicant_kind: str) -> bool:
    return passes(validate, text, applicant_kind)


def format(text: str) -> str:
    """As official papers print it: twelve digits in a row."""
    return compact(text)


def warnings(text: str) -> tuple[str, ...]:
    """Doubts about a valid BIN or IIN."""
    return bin.warnings(text) if bin.is_valid(text) else iin.warnings(text)
