"""The code of the unified nomenclature of goods, works and services (ENS TRU): 6.3.6 digits.

*Law:* 53·A4.9 asks for codes; their format is set outside the orders (V-ENSTRU). Whether a code
exists in the directory is not checked.

>>> validate(" 262013.000.000011 "), validate("262013000000011")
('262013.000.000011', '262013.000.000011')
"""

import re

from core.errors import Invalid
from core.identifiers.invisible import without_blanks
from core.identifiers.validity import passes


def compact(text: str) -> str:
    """Without spaces, and with the dots of the directory when only they are missing."""
    code = without_blanks(text)
    digits = re.fullmatch(r"([0-9]{6})([0-9]{3})([0-9]{6})", code)
    return ".".join(digits.groups()) if digits else code


def validate(text: str) -> str:
    """Raises ``E-ENSTRU``."""
    code = compact(text)
    if not re.fullmatch(r"[0-9]{6}\.[0-9]{3}\.[0-9]{6}", code):
        raise Invalid("E-ENSTRU")
    return code


def is_valid(text: str) -> bool:
    return passes(validate, text)


def format(text: str) -> str:
    """As the directory prints it."""
    return compact(text)
