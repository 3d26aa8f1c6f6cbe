"""A virus scanner."""

from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Verdict(StrEnum):
    """What the scanner says of a file; ``UNKNOWN`` while it cannot be asked."""

    CLEAN = "clean"
    INFECTED = "infected"
    UNKNOWN = "unknown"


class Scanner(Protocol):
    """Looks through files. A scanner that is down is ``UNKNOWN``, never an exception."""

    async def scan(self, path: Path) -> Verdict:
        """What it says of a file, all of which it has seen."""
        ...

    async def ready(self) -> bool:
        """Whether it answers now."""
        ...
