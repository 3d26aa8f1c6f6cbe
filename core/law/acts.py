"""Where a rule comes from, and which edition of it is in force on a day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Origin(StrEnum):
    """How much of a rule is law."""

    OFFICIAL = "official"
    INFERRED = "inferred"
    DESIGN = "design"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Act:
    """An order or a law; ``registered_no`` is its number at the Ministry of Justice, if any.

    Without number and date: a kind of law made every year, the orders name none of them.
    """

    key: str
    number: str = ""
    date: dt.date | None = None
    registered_no: int | None = None
    registered_on: dt.date | None = None
    origin: Origin = Origin.OFFICIAL


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
    """A place in an act: ``act`` is a key of ``ACTS``; ``note`` a discrepancy such as "D-13"."""

    act: str
    paragraph: str = ""
    annex: str = ""
    item: str = ""
    note: str = ""

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
