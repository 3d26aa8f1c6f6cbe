"""A BIN or an IIN where the kind of its holder is not asked: the fifth digit tells them apart.

*Law:* list for miners of order № 164/НҚ and № 49, head; V-BIN, V-IIN.

>>> validate("250140 999991"), validate("000101599992")
('250140999991', '000101599992')
"""

from core.identifiers import bin, iin, twelve_digits
from core.identifiers.twelve_digits import KIND, compact
from core.identifiers.validity import passes

__all__ = ["compact", "format", "is_valid", "validate"]

_OF_A_PERSON = "0123"


def validate(text: str) -> str:
    """Raises what ``bin`` and ``iin`` raise."""
    number = twelve_digits.validate(text)
    return iin.validate(number) if number[KIND] in _OF_A_PERSON else bin.validate(number)


def is_valid(text: str) -> bool:
    return passes(validate, text)


def format(text: str) -> str:
    """As official papers print it: twelve digits in a row."""
    return compact(text)
