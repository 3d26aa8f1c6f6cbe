"""What a rule reads."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from core.findings import Finding
from core.forms.base import Answers

Rows: TypeAlias = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the registries say about an application.

    ``taken_serials`` are the serial numbers of active entries among those of the application.
    """

    taken_serials: frozenset[str] = frozenset()


Rule: TypeAlias = Callable[[Answers, Rows, Facts], Iterator[Finding]]
"""A rule is told only of answers that are right in themselves; a wrong one counts as absent."""
