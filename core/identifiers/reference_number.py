"""Reference number of an application, safe to dictate over the telephone: ``XXX-XXX-XXX``.

Seventeen characters: digits without 0, 1 and 8, and the letters that look alike in Latin and in
Cyrillic, so that either keyboard types them. Eight carry the number, the ninth checks it:
the sum of values times weights is 0 modulo 17. As 17 is prime and no two weights are equal, every
wrong character and every swap of two characters is found.

>>> format("трт-9н4-каа"), is_valid("трт-9н4-каа")
('TPT-9H4-KAA', True)
"""

from collections.abc import Callable

from core.errors import Invalid
from core.identifiers.invisible import without_blanks, without_dashes

ALPHABET = "2345679ACEHKMPTXY"
LENGTH = 9

_BASE = len(ALPHABET)
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, 1)
_LETTERS = "ACEHKMPTXY"
_CYRILLIC = "\u0410\u0421\u0415\u041d\u041a\u041c\u0420\u0422\u0425\u0423"
_KEYBOARDS = str.maketrans(
    _LETTERS.lower() + _CYRILLIC + _CYRILLIC.lower(),
    _LETTERS * 3,
)


def issue(random: Callable[[int], int]) -> str:
    """A new number in compact form. ``random(n)`` answers a whole number from 0 to n - 1.

    >>> format(issue(lambda n: n - 1))
    'YYY-YYY-YYH'
    """
    rest = random(_BASE ** (LENGTH - 1))
    values = []
    for _ in range(LENGTH - 1):
        rest, value = divmod(rest, _BASE)
        values.append(value)
    return "".join(ALPHABET[value] for value in [*values, -_weighted(values) % _BASE])


def compact(text: str) -> str:
    """Capital Latin letters and digits, whichever keyboard typed them, without gaps."""
    return without_dashes(without_blanks(text)).translate(_KEYBOARDS)


def validate(text: str) -> str:
    """Raises ``E-REFERENCE``."""
    number = compact(text)
    values = [_VALUES.get(character, _BASE) for character in number]
    if len(number) != LENGTH or _BASE in values or _weighted(values) % _BASE:
        raise Invalid("E-REFERENCE")
    return number


def is_valid(text: str) -> bool:
    try:
        validate(text)
    except Invalid:
        return False
    return True


def format(text: str) -> str:
    """In threes, as it is shown and dictated."""
    number = compact(text)
    return "-".join(number[at : at + 3] for at in range(0, len(number), 3))


def _weighted(values: list[int]) -> int:
    """The weighted sum, with weights from the left."""
    return sum(value * weight for value, weight in zip(values, _WEIGHTS, strict=False))
