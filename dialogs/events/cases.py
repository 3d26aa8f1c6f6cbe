"""Cases of a person: handed in, found, copied, changed by an officer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from core.law.terms import Due


@dataclass(frozen=True, slots=True)
class CaseView:
    """What is shown of a case to its applicant.

    ``term`` is the limit it is to be answered within, empty where none is promised, ``act`` the one
    that sets it; ``actor`` who acts next, empty when it is closed.
    """

    reference: str
    service: str
    state: str
    language: str
    handed_in_at: datetime
    effective_on: date
    promise_on: date | None
    term: str = ""
    act: str = ""
    actor: str = ""
    registration_no: str = ""
    registered_on: date | None = None
    result_no: str = ""
    result_on: date | None = None
    received_at: datetime | None = None
    """When the documents arrived officially; None as long as they have not."""
    cause: str = ""
    """Why it is with the head."""
    expected: tuple[date, date] | None = None
    """As long as nothing arrived: a day, and the last day if it were registered on it."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The application was handed in: exactly one case a draft."""

    case: CaseView
    registration: Due | None
    promise: Due | None
    out_of_hours: bool


@dataclass(frozen=True, slots=True)
class CasesFound:
    """The person's own cases, newest first."""

    cases: tuple[CaseView, ...]


@dataclass(frozen=True, slots=True)
class CaseHidden:
    """Not this person's case, a wrong pair or an unknown number: all failures are the same answer.

    ``blocked`` after too many attempts.
    """

    blocked: bool = False


@dataclass(frozen=True, slots=True)
class CaseCopied:
    """The answers of an earlier application of this person; its rows wait under ``draft_id``.

    ``edition`` is that of the form it was handed in on.
    """

    form: str
    draft_id: str
    answers: Mapping[str, Any]
    edition: str


@dataclass(frozen=True, slots=True)
class CaseChanged:
    """A case of this person was moved by a step."""

    case: CaseView
    step: str
    """The name of the step."""
    told: Mapping[str, Any] = field(default_factory=dict)
    """What the step was given and the applicant is told, by the keys of ``core.cases.givens``."""


@dataclass(frozen=True, slots=True)
class EarlierFound:
    """Answers of drafts and earlier applications by topic, all of one applicant."""

    values: Mapping[str, Any]
