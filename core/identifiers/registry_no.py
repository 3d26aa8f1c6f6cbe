"""The number of a record in a register: of a notice, a licence, a certificate, an entry.

*Law:* the orders ask for such numbers, as 169·A11.1 for that of the notice of inclusion, and print
no form of them: 1 to 64 characters with a letter or a digit among them is our choice.

>>> validate(" kz12  vxx-00015 ")
'KZ12 VXX-00015'
"""

from core.errors import Invalid
from core.identifiers.invisible import single_spaced
from core.identifiers.validity import passes

_LONGEST = 64


def compact(text: str) -> str:
    """In capitals, with one space between its parts: as it is compared with the register."""
    return single_spaced(single_spaced(text).upper())


def validate(text: str) -> str:
    """Raises ``E-REGISTRY-NO``."""
    number = compact(text)
    fits = 0 < len(number) <= _LONGEST and number.isprintable()
    if not (fits and any(sign.isalnum() for sign in number)):
        raise Invalid("E-REGISTRY-NO")
    return number


def is_valid(text: str) -> bool:
    return passes(validate, text)


def format(text: str) -> str:
    return compact(text)
