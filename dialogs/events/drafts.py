"""What came of checking, pre-checking, sending or reading a draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.form.findings import Finding
from core.law.terms import Due
from core.validation import Outcome
from core.validation.precheck import Assessment


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of the check of a whole draft."""

    findings: tuple[Finding, ...]
    effective_on: date
    registration: Due | None
    promise: Due | None

    @classmethod
    def of(cls, outcome: Outcome) -> "Checked":
        """The part of an outcome that the conversation shows."""
        return cls(outcome.findings, outcome.effective_on, outcome.registration, outcome.promise)


@dataclass(frozen=True, slots=True)
class CheckPostponed:
    """The check could not be made now; nothing was handed in."""


@dataclass(frozen=True, slots=True)
class PreChecked:
    """Each ground for refusal evaluated on a draft; nothing is filed."""

    form: str
    assessments: tuple[Assessment, ...]


@dataclass(frozen=True, slots=True)
class DraftRead:
    """The content of a file that may be a draft: JSON of any shape, bounded in size."""

    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DraftTooLarge:
    """The draft was not sent: with all its rows it is larger than a file may be."""
