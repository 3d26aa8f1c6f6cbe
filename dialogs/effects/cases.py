"""Effects on the person's cases: find them, copy one, read earlier answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FindCases:
    """Find the person's own cases; answered by CasesFound."""


@dataclass(frozen=True, slots=True)
class FindCase:
    """Find a case by number and identifier; answered by CasesFound or CaseHidden."""

    reference: str
    identifier: str


@dataclass(frozen=True, slots=True)
class FindEarlier:
    """Find answers of earlier applications; answered by EarlierFound.

    ``drafted`` holds the answers of open drafts by topic, the draft just left first.
    """

    drafted: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class CopyCase:
    """Copy the rows of an own case to a new draft; answered by CaseCopied or CaseHidden."""

    reference: str
    draft_id: str
