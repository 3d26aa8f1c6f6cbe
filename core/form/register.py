"""Entries of the registers, and the changes a granted application makes to them, as data.

*Law:* 138¶5, 169·A4-A7, 142·A3, 53·A1: what the provider enters, and what of it changes later.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from core.identifiers import registry_no

Named: TypeAlias = tuple[str, str]
"""A register and the key of an entry in it, such as ``("apk", "15/А-3")``."""


class Status(StrEnum):
    """Whether an entry is a good reference."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    ENDED = "ended"


class Cause(StrEnum):
    """Why an entry has ended."""

    EXCLUDED = "excluded"
    REISSUED = "reissued"
    REVOKED = "revoked"


def named(register: str, number: str, parent: str = "") -> Named:
    """The name of an entry for looking it up: numbers compare without «№», blanks and dashes.

    Annexes are numbered under their licence, so the key of an annex begins with the licence.

    >>> named("apk", "№ 138–0015")
    ('apk', '138-0015')
    """
    return register, " ".join(filter(None, (parent, registry_no.compact(number))))


def parent_of(licence: Named) -> str:
    """A licence as its annexes name it."""
    return " ".join(licence)


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One entry of a register in its present version."""

    register: str
    """Key of the register."""
    number: str
    """Number as printed; the internal one for a certificate of accreditation (D-67)."""
    case_id: str
    """Case whose decision made this version."""
    holder: str
    """Key of the holder, never a BIN or IIN."""
    issued_on: date
    """Day of issue of this version."""
    first_on: date
    """Day of the first issue, kept over reissues (D-126)."""
    valid_until: date | None = None
    """Last day of validity; None where none is printed."""
    status: Status = Status.ACTIVE
    """Present status."""
    cause: str = ""
    """Cause of the status; empty while active."""
    act_no: str = ""
    """Number of the act that set the status."""
    status_on: date | None = None
    """Day since which it has the status."""
    replaced_by: str = ""
    """Number it is reissued under."""
    parent: str = ""
    """Register and key of the licence that an annex belongs to, separated by a blank."""
    content: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    """The other columns of the form of the register, by name."""

    @property
    def named(self) -> Named:
        return named(self.register, self.number, self.parent)

    @property
    def active(self) -> bool:
        """Whether it has not ended; a suspended entry has not."""
        return self.status is not Status.ENDED

    def status_at(self, day: date) -> Status:
        """The status on a day: an entry whose validity has expired is ended."""
        expired = self.valid_until is not None and self.valid_until < day
        return Status.ENDED if expired else self.status

    def with_content(self, **content: Any) -> "RegisterEntry":
        """The entry with other values of some columns."""
        return replace(self, content={**self.content, **content})

    def ended(
        self, cause: Cause, on: date, act_no: str, replaced_by: str = "", **content: Any
    ) -> "RegisterEntry":
        """The entry as it stands once it has ended."""
        return replace(
            self.with_content(**content),
            status=Status.ENDED,
            cause=cause,
            act_no=act_no,
            status_on=on,
            replaced_by=replaced_by,
        )


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One changed column of an entry."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Enter:
    """A new entry under a number that is free."""

    entry: RegisterEntry


@dataclass(frozen=True, slots=True)
class Revise:
    """A new version of an entry: changed columns, a new issue, or its end."""

    old: RegisterEntry
    new: RegisterEntry
    on: date

    @property
    def ends(self) -> bool:
        """Whether the entry ends; the units it holds are then free."""
        return self.new.status is Status.ENDED

    @property
    def changes(self) -> tuple[FieldChange, ...]:
        """Each changed column, old beside new."""
        before, after = _columns(self.old), _columns(self.new)
        pairs = ((key, before.get(key), after.get(key)) for key in {**before, **after})
        return tuple(FieldChange(key, old, new) for key, old, new in pairs if old != new)


@dataclass(frozen=True, slots=True)
class HoldSerials:
    """Units that an entry holds from a day on; ``units`` is the data of each by serial number."""

    named: Named
    units: Mapping[str, Mapping[str, Any]]
    since: date
    override_reason: str = ""
    """Reason of the head to enter units that another entry holds too; else none may be held."""


@dataclass(frozen=True, slots=True)
class ReleaseSerials:
    """Units that leave an entry which stays."""

    named: Named
    serials: tuple[str, ...]
    on: date
    last: bool
    """Whether no unit remains: the exclusion of the whole entry is then the question."""


RegisterChange: TypeAlias = Enter | Revise | HoldSerials | ReleaseSerials


def _columns(entry: RegisterEntry) -> dict[str, Any]:
    """The columns of an entry that history follows, the content flattened among them."""
    own = {
        field.name: getattr(entry, field.name)
        for field in dataclasses.fields(entry)
        if field.name not in ("register", "case_id", "content")
    }
    return {**own, **entry.content}
