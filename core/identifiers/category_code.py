"""The code of the category of software or of a product: up to 32 characters of any script.

*Law:* 53·A4.8 asks for one; its format is set by another order, so only the length is
checked (V-CATCODE).

>>> validate(" 1.2  ПО ")
'1.2 ПО'
"""

from core.errors import Invalid
from core.identifiers.invisible import single_spaced
from core.identifiers.validity import passes

_LONGEST = 32


def compact(text: str) -> str:
    """With one space between its parts."""
    return single_spaced(text)


def validate(text: str) -> str:
    """Raises ``E-CATCODE``."""
    code = compact(text)
    if not (0 < len(code) <= _LONGEST and code.isprintable()):
        raise Invalid("E-CATCODE")
    return code


def is_valid(text: str) -> bool:
    return passes(validate, text)


def format(text: str) -> str:
    return compact(text)
