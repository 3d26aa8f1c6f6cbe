"""The number of an entry in a register: of a notice, a licence, a certificate, an entry.

*Law:* the orders ask for such numbers, as 169·A11.1 for that of the notice of inclusion, and print
no form of them: 1 to 64 characters with a letter or a digit among them is our choice.
*Why:* annexes 7 print "№ ___", so people copy the sign; blanks and the kind of dash differ from
hand to hand. Numbers are kept as typed and compared in their compact form.

>>> validate(" № kz12  vxx–00015 ")
'KZ12 VXX–00015'
>>> compact(" № kz12  vxx–00015 ") == compact("KZ12VXX-00015")
True
"""

import re
import unicodedata

from core.errors import Invalid
from core.identifiers.invisible import single_spaced
from core.identifiers.validity import passes

_LONGEST = 64
_NUMBER_SIGN = re.compile("^№ ?")
_NOT_COMPARED = re.compile(r"[№\s]+")


def compact(text: str) -> str:
    """In capitals, without «№» and blanks, all dashes alike: as it is compared."""
    compared = _NOT_COMPARED.sub("", format(text))
    return "".join("-" if _is_dash(character) else character for character in compared)


def validate(text: str) -> str:
    """The number as it is printed. Raises ``E-REGISTRY-NO``."""
    number = format(text)
    fits = 0 < len(number) <= _LONGEST and number.isprintable()
    if not (fits and any(character.isalnum() for character in number)):
        raise Invalid("E-REGISTRY-NO")
    return number


def is_valid(text: str) -> bool:
    return passes(validate, text)


def format(text: str) -> str:
    """In capitals, without the sign before it, with one space between its parts."""
    return _NUMBER_SIGN.sub("", single_spaced(single_spaced(text).upper()))


def _is_dash(character: str) -> bool:
    return character == "\u2212" or unicodedata.category(character) == "Pd"
