"""What belongs to a form besides its fields: papers, grounds, editions, terms and notes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from core.form.conditions import Condition
from core.law.acts import LawRef


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the package the order lists, and the field it comes from.

    ``words`` is the key of its name where forms mean different documents by one id.
    """

    doc_id: str
    law: LawRef
    field: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """A legal ground for refusal and what the check of an application says about it.

    ``evidence`` are the issue codes that show it, ``doubts`` those that leave it open; a
    code that ends in ``-`` stands for all that begin so, and ``code@field`` for the findings that
    name that answer. ``requires`` are the fields without whose answers nothing can be said; without
    any, they are those of the package. A ground none of whose marks we can see, the authority
    alone can tell.

    What cannot be looked at leaves a ground open too: ``register`` is the one it is compared with,
    as long as that is not complete; ``unread_since`` the first day on which a part of what it
    stands on is in force and its text not known.
    """

    code: str
    law: LawRef
    evidence: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    since: date | None = None
    register: str = ""
    unread_since: date | None = None

    @property
    def named(self) -> frozenset[str]:
        """The fields it is told by or marked with."""
        marks = (mark.partition("@")[2] for mark in (*self.evidence, *self.doubts))
        return frozenset((*self.requires, *marks)) - {""}


@dataclass(frozen=True, slots=True)
class Change:
    """A later edition of a form: its name, its first day and what changed it."""

    edition: str
    on: date
    law: LawRef


@dataclass(frozen=True, slots=True)
class Note:
    """A line about a service that no field asks: what to know, to bring, or what nobody knows.

    ``limit_id`` is the limit whose ``term`` the line tells; an id of ``core.law.terms``. ``words``
    is whose wording the line takes; without it the form's own.
    """

    key: str
    law: LawRef
    limit_id: str = ""
    words: str = ""

    def words_in(self, form: str) -> str:
        """The message key of the line about the form called so."""
        return f"{self.words or form}.note.{self.key}"


@dataclass(frozen=True, slots=True)
class Validity:
    """How long what was issued is good, by the day of issue.

    ``last_registration`` is the last day to be registered on so that the next one leaves no gap.
    """

    last_day: Callable[[date], date]
    last_registration: Callable[[date], date]


@dataclass(frozen=True, slots=True)
class Duty:
    """A term of the person himself, counted from the day answered in ``field``.

    A late filing is warned of and taken all the same (W-LATE).
    """

    limit_id: str
    field: str


@dataclass(frozen=True, slots=True)
class Review:
    """The limit of the whole service when ``when`` holds; an id of ``core.law.terms``.

    ``own_words``: it is no review of an application and is told in words of its own.
    """

    limit_id: str
    when: Condition | None = None
    own_words: bool = False

    @property
    def words(self) -> str:
        """The key of the line that tells it on the page about the service."""
        named = self.own_words or self.when is not None
        return f"about.review.{self.limit_id}" if named else "about.review"
