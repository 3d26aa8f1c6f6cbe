"""Shared checks of BIN and IIN: twelve digits, the last of them a control digit.

*Law:* outside the orders (V-ID-LEN, V-ID-CHK, V-ID-ZERO).
"""

import re

from core.errors import Invalid
from core.identifiers.invisible import without_blanks, without_dashes

KIND = 4
"""Index of the digit that tells a BIN from an IIN."""

_FIRST_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def compact(text: str) -> str:
    """The digits without the spaces and hyphens between them."""
    return without_dashes(without_blanks(text))


def control_digit(first: str) -> int | None:
    """The control digit of eleven digits; None when no number starts with them.

    >>> control_digit("25014099999"), control_digit("25014099909"), control_digit("25014099905")
    (1, 7, None)
    """
    for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS):
        rest = sum(int(digit) * weight for digit, weight in zip(first, weights, strict=True)) % 11
        if rest < 10:
            return rest
    return None


def validate(text: str) -> str:
    """Twelve digits with the right control digit, whatever they identify.

    Raises ``E-ID-LEN`` and ``E-ID-CHECKSUM``; twelve equal digits fail the latter.
    """
    number = compact(text)
    if not re.fullmatch(r"[0-9]{12}", number):
        raise Invalid("E-ID-LEN")
    if len(set(number)) == 1 or control_digit(number[:-1]) != int(number[-1]):
        raise Invalid("E-ID-CHECKSUM")
    return number
