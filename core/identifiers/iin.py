"""IIN, the individual identification number of a person.

Digits 1-6 birth date YYMMDD; 7 century and sex (1/2 XIX, 3/4 XX, 5/6 XXI); 8-11 serial; 12 control.

*Law:* outside the orders (V-IIN, V-IIN-DATE).

>>> validate("000101 599992")
'000101599992'
"""

import datetime as dt

from core.errors import Invalid
from core.identifiers import twelve_digits
from core.identifiers.twelve_digits import KIND, compact
from core.identifiers.validity import passes

__all__ = ["compact", "format", "is_valid", "validate", "warnings"]

_CENTURY = 6
_CENTURIES = {
    "0": (1800, 1900, 2000),
    "1": (1800,),
    "2": (1800,),
    "3": (1900,),
    "4": (1900,),
    "5": (2000,),
    "6": (2000,),
}


def validate(text: str) -> str:
    """Raises ``E-ID-LEN``, ``E-ID-CHECKSUM``, ``E-IIN-IS-BIN`` or ``E-ID-TYPE``."""
    number = twelve_digits.validate(text)
    if number[KIND] in "456":
        raise Invalid("E-IIN-IS-BIN")
    if number[KIND] not in "0123":
        raise Invalid("E-ID-TYPE")
    return number


def is_valid(text: str) -> bool:
    return passes(validate, text)


def format(text: str) -> str:
    """As official papers print it: twelve digits in a row."""
    return compact(text)


def warnings(text: str) -> tuple[str, ...]:
    """``W-IIN-DATE`` when the first six digits are not a date of birth.

    *Why a doubt:* since the rules of 2013 a number need not match the birth date (D-99).
    """
    number = validate(text)
    year, month, day = int(number[:2]), int(number[2:4]), int(number[4:6])
    centuries = _CENTURIES.get(number[_CENTURY], ())
    dated = any(_is_date(century + year, month, day) for century in centuries)
    return () if dated else ("W-IIN-DATE",)


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
