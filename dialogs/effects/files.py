"""Effects on files: fetch one from a channel."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Want: TypeAlias = Literal["file", "rows", "draft"]
"""What the file is read as: a document, rows of a table, or a draft."""


@dataclass(frozen=True, slots=True)
class FetchFile:
    """Fetch a file into quarantine and inspect it.

    Answered later by FileRefused, or by FileKept, RowsRead or DraftRead as ``want`` says.
    """

    source: str
    name: str
    mime: str
    size: int
    field: str
    draft_id: str
    formats: tuple[str, ...]
    largest: int
    want: Want = "file"
