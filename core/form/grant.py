"""A granted application, as the functions read it that say what changes in the registers."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from core.form.conditions import Answers
from core.form.register import Named, RegisterChange, RegisterEntry, named
from core.form.rule import Rows
from core.identifiers import registry_no


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A granted application, as the functions read it that change the registers."""

    case_id: str
    answers: Answers
    rows: Rows = dataclasses.field(default_factory=dict)
    """Rows of the tables of the application, by table."""
    given: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    """What the officers gave: ``notice_no``, ``notice_date``, ``entry_no``, ``annex_no`` …"""
    registration_no: str = ""
    """Number of the registration of the application."""
    applicant: str
    """Key of the applicant."""
    successor: str = ""
    """Key of the successor after a reorganisation, whichever of the two applied; empty if none."""
    known: Mapping[Named, RegisterEntry] = dataclasses.field(default_factory=dict)
    """Entries the answers name, their annexes, and all entries of the applicant."""
    enters: bool = False
    """Whether the case is entered in the register of its form."""
    closes: bool = False
    """Whether the entry named by the answers ends."""
    units: Mapping[str, Mapping[str, Any]] = dataclasses.field(default_factory=dict)
    """The units that leave and are held by the named entry: data by serial number."""
    units_held: int = 0
    """How many units the named entry holds."""

    @property
    def holder(self) -> str:
        """Key of the holder of what is issued."""
        return self.successor or self.applicant

    def number(self, key: str) -> str:
        """A number that was given, as it is printed. Raises ``KeyError``."""
        return registry_no.format(self.given[key])

    def find(self, register: str, number: Any, parent: str = "") -> RegisterEntry | None:
        """The entry of that number, if the applicant may dispose of it and it has not ended.

        A successor that applies takes over what the predecessor holds; officers have judged it.
        """
        entry = self.known.get(named(register, str(number or ""), parent))
        if entry is None or not entry.active:
            return None
        return entry if self.applicant in (entry.holder, self.successor) else None


ChangesRegister: TypeAlias = Callable[[Grant], Iterator[RegisterChange]]
"""What a granted application of one service changes."""
