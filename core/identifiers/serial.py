"""The serial number of one unit: 4 to 40 Latin letters, digits and - _ / .

*Law:* 138·A7 asks for individual serial numbers; the format is inferred (V-SERIAL).

>>> validate(" s19-abc/0001 ")
'S19-ABC/0001'
"""

import re
from string import ascii_lowercase, ascii_uppercase

from core.errors import Invalid
from core.identifiers.validity import passes

_UPPER = str.maketrans(ascii_lowercase, ascii_uppercase)


def compact(text: str) -> str:
    """In upper case, Latin letters only: ``str.upper()`` would turn ß into SS."""
    return text.strip().translate(_UPPER)


def validate(text: str) -> str:
    """Raises ``E-SERIAL``."""
    number = compact(text)
    if not re.fullmatch(r"[A-Z0-9][A-Z0-9\-_/.]{3,39}", number):
        raise Invalid("E-SERIAL")
    return number


def is_valid(text: str) -> bool:
    return passes(validate, text)


def format(text: str) -> str:
    return compact(text)
