"""Kinds of fields: what each accepts, how it is stored, when it is refused.

An answer is stored as plain JSON: a string, a whole number, a mapping or a list. Every refusal is
an ``Invalid`` with an issue code.
"""

from core.forms.kinds.choices import Choice, Consent, MultiChoice
from core.forms.kinds.measures import Day, Measure, Quantity, parse_day
from core.forms.kinds.texts import (
    Code,
    Contact,
    Email,
    Identifier,
    Phone,
    RecordNo,
    Several,
    Succession,
    Text,
)
from core.forms.kinds.typed import LONG, SHORT, clean, printable
from core.forms.kinds.unasked import Filled, FilledOn, Signature
from core.forms.kinds.uploads import Upload

__all__ = [
    "LONG",
    "SHORT",
    "Choice",
    "Code",
    "Consent",
    "Contact",
    "Day",
    "Email",
    "Filled",
    "FilledOn",
    "Identifier",
    "Measure",
    "MultiChoice",
    "Phone",
    "Quantity",
    "RecordNo",
    "Several",
    "Signature",
    "Succession",
    "Text",
    "Upload",
    "clean",
    "parse_day",
    "printable",
]
