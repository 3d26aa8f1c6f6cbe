"""The code of the EAEU foreign-trade nomenclature (TN VED): ten digits.

*Law:* 138·A2.7, 138·A7; the length is outside the orders (V-TNVED). Headings are
not checked: different equipment falls under different ones.

>>> validate("8471 50 0000")
'8471500000'
>>> format("8471500000")
'8471 50 000 0'
"""

import re

from core.errors import Invalid
from core.identifiers.invisible import without_blanks
from core.identifiers.validity import passes


def compact(text: str) -> str:
    """Without spaces."""
    return without_blanks(text)


def validate(text: str) -> str:
    """Raises ``E-TNVED``."""
    code = compact(text)
    if not re.fullmatch(r"[0-9]{10}", code):
        raise Invalid("E-TNVED")
    return code


def is_valid(text: str) -> bool:
    return passes(validate, text)


def format(text: str) -> str:
    """Grouped 4-2-3-1, as the nomenclature prints it."""
    code = compact(text)
    return " ".join(part for part in (code[:4], code[4:6], code[6:9], code[9:]) if part)
