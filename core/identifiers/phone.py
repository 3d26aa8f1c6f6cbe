"""A telephone number, stored as E.164.

*Law:* 138·A2.5 asks for a mobile telephone (V-PHONE, V-MOBILE).

>>> validate("8 (701) 123-45-67")
'+77011234567'
>>> format("+77011234567")
'+7 701 123 45 67'
"""

import re

import phonenumbers

from core.errors import Invalid
from core.identifiers.invisible import without_blanks, without_dashes
from core.identifiers.validity import passes
from core.law.parameters import read

_KAZAKH = re.compile(r"\+77[0-9]{9}")
_ANY = re.compile(r"\+[1-9][0-9]{6,14}")
_MOBILE: tuple[str, ...] = tuple(read("phone")["mobile_codes"])


def compact(text: str) -> str:
    """Without spaces, brackets and hyphens; a home number gets its +7.

    Home numbers are eleven digits from 8 or, as Telegram shares contacts, from 77, or ten from 7.
    """
    number = without_dashes(without_blanks(text)).replace("(", "").replace(")", "")
    if re.fullmatch(r"8[0-9]{10}|77[0-9]{9}", number):
        return f"+7{number[1:]}"
    return f"+7{number}" if re.fullmatch(r"7[0-9]{9}", number) else number


def validate(text: str) -> str:
    """Raises ``E-PHONE``. A foreign number is valid, with a warning."""
    number = compact(text)
    if not _ANY.fullmatch(number):
        raise Invalid("E-PHONE")
    return number


def is_valid(text: str) -> bool:
    return passes(validate, text)


def format(text: str) -> str:
    """Grouped for reading; a number outside the numbering plans stays as it is."""
    number = compact(text)
    if _KAZAKH.fullmatch(number):
        parts = (number[:2], number[2:5], number[5:8], number[8:10], number[10:])
        return " ".join(parts)
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    grouped = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return grouped if compact(grouped) == number else number


def warnings(text: str) -> tuple[str, ...]:
    """``W-PHONE-FOREIGN``, or ``W-MOBILE`` for a home number outside the mobile codes."""
    number = validate(text)
    if not _KAZAKH.fullmatch(number):
        return ("W-PHONE-FOREIGN",)
    return () if number[2:].startswith(_MOBILE) else ("W-MOBILE",)
