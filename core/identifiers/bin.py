"""BIN, the business identification number of a legal entity or a joint enterprise.

Digits 1-2 year and 3-4 month of registration; 5 kind (4 resident, 5 non-resident, 6 joint
enterprise); 6 unit (0 head, 1 branch, 2 representative office, 3 farm); 7-11 serial; 12 control.

*Law:* outside the orders (V-BIN, V-BIN-DATE, V-BIN-BRANCH, V-BIN-NONRES).

>>> validate("250140 999991")
'250140999991'
>>> is_valid("250140999992")
False
"""

from core.errors import Invalid
from core.identifiers import twelve_digits
from core.identifiers.twelve_digits import KIND, compact
from core.identifiers.validity import passes

__all__ = ["compact", "format", "is_valid", "validate", "warnings"]

_NON_RESIDENT = "5"
_UNIT = 5
_BRANCHES = "12"


def validate(text: str) -> str:
    """Raises ``E-ID-LEN``, ``E-ID-CHECKSUM``, ``E-BIN-IS-IIN`` or ``E-ID-TYPE``."""
    number = twelve_digits.validate(text)
    if number[KIND] in "0123":
        raise Invalid("E-BIN-IS-IIN")
    if number[KIND] not in "456":
        raise Invalid("E-ID-TYPE")
    return number


def is_valid(text: str) -> bool:
    return passes(validate, text)


def format(text: str) -> str:
    """As official papers print it: twelve digits in a row."""
    return compact(text)


def warnings(text: str) -> tuple[str, ...]:
    """``W-BIN-DATE`` month, ``W-BIN-BRANCH`` not the entity itself, ``W-BIN-NONRES``.

    >>> warnings("251340999991")
    ('W-BIN-DATE',)
    """
    number = validate(text)
    doubts = (
        ("W-BIN-DATE", not "01" <= number[2:4] <= "12"),
        ("W-BIN-BRANCH", number[_UNIT] in _BRANCHES),
        ("W-BIN-NONRES", number[KIND] == _NON_RESIDENT),
    )
    return tuple(code for code, doubtful in doubts if doubtful)
