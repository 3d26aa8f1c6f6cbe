"""Field kinds: what each accepts, how it is stored, when it is refused.

An answer is stored as JSON: a string, an integer, a mapping or a list. A refusal is an ``Invalid``
with the code of a finding.
"""

from core.form.kinds.choices import Choice, Consent, MultiChoice
from core.form.kinds.measures import Day, Measure, Quantity, parse_day
from core.form.kinds.texts import (
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
from core.form.kinds.typed import LONG, SHORT, clean, printable
from core.form.kinds.unasked import Filled, FilledOn, Signature
from core.form.kinds.uploads import Upload

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
