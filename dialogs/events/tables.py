"""Rows of a table: read from a file, or loaded for showing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class RowsRead:
    """The cells of a spreadsheet or a text file with rows, line by line."""

    field: str
    draft_id: str
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class RowsLoaded:
    """Stored rows of a table, for showing; ``first`` is the number of the first one, from 1."""

    rows: tuple[Mapping[str, Any], ...]
    first: int
