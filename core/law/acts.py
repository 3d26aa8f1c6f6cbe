"""Acts of law, and references to places in them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Origin(StrEnum):
    """Where a rule comes from."""

    OFFICIAL = "official"
    """The order prints it."""
    INFERRED = "inferred"
    """It follows from the order, which does not print it."""
    DESIGN = "design"
    """The product added it."""
    OUTSIDE = "outside"
    """Another act sets it."""


@dataclass(frozen=True, slots=True)
class Act:
    """An order or a law."""

    key: str
    """Key in ``ACTS``, named by a ``LawRef``."""
    number: str = ""
    """Number of the act; empty for a law that is made every year."""
    date: dt.date | None = None
    """Day it was made; None for a law that is made every year."""
    registered_no: int | None = None
    """Number of its registration at the Ministry of Justice; None when it has none."""
    registered_on: dt.date | None = None
    """Day of that registration."""
    origin: Origin = Origin.OFFICIAL
    """Whether it is one of the orders or stands outside them."""


ACTS: Mapping[str, Act] = {
    act.key: act
    for act in (
        Act("138", "138/НҚ", dt.date(2023, 4, 7), 32271, dt.date(2023, 4, 10)),
        Act("169", "169/НҚ", dt.date(2023, 4, 28), 32431, dt.date(2023, 5, 4)),
        Act("142", "142/НҚ", dt.date(2023, 4, 11), 32315, dt.date(2023, 4, 14)),
        Act("164", "164/НҚ", dt.date(2023, 4, 25), 32394, dt.date(2023, 4, 28)),
        Act("49", "49", dt.date(2023, 4, 26), 32394, dt.date(2023, 4, 28)),
        Act("164_miner", "164/НҚ", dt.date(2023, 4, 25), 32394, dt.date(2023, 4, 28)),
        Act("164_pool", "164/НҚ", dt.date(2023, 4, 25), 32394, dt.date(2023, 4, 28)),
        Act("53", "53/НҚ", dt.date(2018, 3, 28), 16750, dt.date(2018, 4, 12)),
        Act("state_services", "88-V", dt.date(2013, 4, 15), origin=Origin.OUTSIDE),
        Act("personal_data", "94-V", dt.date(2013, 5, 21), origin=Origin.OUTSIDE),
        Act("holidays", "267-II", dt.date(2001, 12, 13), origin=Origin.OUTSIDE),
        Act("republican_budget", origin=Origin.OUTSIDE),
    )
}
"""The acts by the key a ``LawRef`` names. Orders 164 and 49 are one joint document;
its two checklists number their items alike, so each is cited by a key of its own."""


@dataclass(frozen=True, slots=True)
class LawRef:
    """A place in an act."""

    act: str
    """Key of the act in ``ACTS``."""
    paragraph: str = ""
    """Paragraph of the act or its Rules, such as "4, 14"."""
    annex: str = ""
    """Number of the annex."""
    item: str = ""
    """Item of the annex, or sub-item of the paragraph."""
    note: str = ""
    """Discrepancies explained in ``docs/decisions.md``, such as "D-13"."""

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> "LawRef":
        """A reference from the keys ``act``, ``paragraph``, ``annex``, ``item``, ``note``."""
        return cls(
            act=row["act"],
            paragraph=row.get("paragraph", ""),
            annex=row.get("annex", ""),
            item=row.get("item", ""),
            note=row.get("note", ""),
        )
