"""Parts of a form other than fields and terms: papers, grounds, editions, notes, validity."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.law.acts import LawRef


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the package that the order lists."""

    doc_id: str
    """Id of the document, such as ``doc.apk.app``."""
    law: LawRef
    """Where the order lists it."""
    field: str = ""
    """Field that uploads or makes it; empty for the application itself."""
    words: str = ""
    """Message key of its name, where forms mean different documents by one id."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A legal ground for refusal, and which findings of the check speak for it.

    A code that ends in ``-`` stands for all that start so; ``code@field`` for the findings on one
    field. A ground without any code is judged by the authority alone.
    """

    code: str
    """Id of the ground, such as ``APK-R1``."""
    law: LawRef
    """Where the order states it."""
    evidence: tuple[str, ...] = ()
    """Codes of findings that show the ground."""
    doubts: tuple[str, ...] = ()
    """Codes of findings that leave it open."""
    requires: tuple[str, ...] = ()
    """Fields without whose answers the ground is not judged; empty for those of the package."""
    since: date | None = None
    """First day it is in force; None when it belongs to the first edition."""
    register: str = ""
    """Register it is compared with: the ground stays open until that register is complete."""
    unread_since: date | None = None
    """First day of a part of it whose text is not known: from then on it stays open."""

    @property
    def named(self) -> frozenset[str]:
        """Fields it requires or whose findings it counts."""
        marks = (mark.partition("@")[2] for mark in (*self.evidence, *self.doubts))
        return frozenset((*self.requires, *marks)) - {""}


@dataclass(frozen=True, slots=True)
class Change:
    """A later edition of a form."""

    edition: str
    """Name of the edition."""
    on: date
    """First day it is in force."""
    law: LawRef
    """What changed the form."""


@dataclass(frozen=True, slots=True)
class Note:
    """A line on the page about a service that no field asks for."""

    key: str
    """End of its message key."""
    law: LawRef
    """Where the order says it."""
    limit_id: str = ""
    """Limit of ``core.law.limits`` that the line states as ``term``; empty when it states none."""
    words: str = ""
    """Stem of its message key where forms share it; empty for the form's own."""

    def words_in(self, form: str) -> str:
        """The message key of the line on the page of the form with that key."""
        return f"{self.words or form}.note.{self.key}"


@dataclass(frozen=True, slots=True)
class Validity:
    """How long an issued document is valid, by its day of issue."""

    last_day: Callable[[date], date]
    """Last valid day."""
    last_registration: Callable[[date], date]
    """Last day to register the next application so that no gap is left."""
