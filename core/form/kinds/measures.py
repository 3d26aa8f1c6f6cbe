"""Quantities, amounts with a unit, and dates."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from core.errors import Invalid
from core.form.conditions import Answers
from core.form.field import Field

_DECIMAL = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Field):
    """A whole number of pieces, 1 to ``most`` (V-QTY)."""

    most: int = 100_000
    """Largest number."""

    def accept(self, raw: str, answers: Answers) -> int:
        text = "".join(raw.split())
        if not text:
            raise Invalid(self.missing_code)
        if not (text.isascii() and text.isdecimal() and len(text) <= 9):
            raise Invalid("E-QTY", {"most": self.most})
        return self.check(int(text), answers)

    def check(self, value: Any, answers: Answers) -> int:
        if type(value) is not int or not 1 <= value <= self.most:
            raise Invalid("E-QTY", {"most": self.most})
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Field):
    """A positive amount in kW, MW, kV or per cent; stored as a decimal string.

    The message of the field names the unit.
    """

    most: Decimal = Decimal(10_000)
    """Largest amount."""

    def accept(self, raw: str, answers: Answers) -> str:
        text = "".join(raw.split()).replace(",", ".")
        if not text:
            raise Invalid(self.missing_code)
        number = Decimal(text) if _DECIMAL.fullmatch(text) else Decimal(0)
        if not 0 < number <= self.most:
            raise Invalid("E-MEASURE", {"most": self.most})
        return format(number.normalize(), "f")


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(Field):
    """A calendar date; stored as ISO 8601 (V-DATE)."""

    future: bool = False
    """Accepts a day after the effective date."""

    def accept(self, raw: str, answers: Answers) -> str:
        if not raw.strip():
            raise Invalid(self.missing_code)
        return parse_day(raw).isoformat()


def parse_day(raw: Any) -> date:
    """Read 21.11.2026, 21/11/2026 or 2026-11-21. Raises ``Invalid("E-DATE")``."""
    text = raw.strip().replace("/", ".") if isinstance(raw, str) else ""
    parts = text.split("-") if "-" in text else text.split(".")[::-1]
    if [len(part) for part in parts[:1]] != [4] or len(parts) != 3:
        raise Invalid("E-DATE")
    if not all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in parts):
        raise Invalid("E-DATE")
    try:
        year, month, day = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        raise Invalid("E-DATE") from None
