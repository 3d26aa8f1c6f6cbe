"""Effects on the stored rows of a table: store, remove, rename, load."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class StoreRows:
    """Store rows of a table at the given numbers; ``replace`` drops all others first."""

    draft_id: str
    table: str
    first: int
    rows: tuple[Mapping[str, Any], ...]
    replace: bool = False


@dataclass(frozen=True, slots=True)
class DropRow:
    """Remove one row; later rows move up by one."""

    draft_id: str
    table: str
    number: int


@dataclass(frozen=True, slots=True)
class RenameRows:
    """Replace the old name by the new one in a column of every row."""

    draft_id: str
    table: str
    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class LoadRows:
    """Read rows for showing; answered by RowsLoaded."""

    draft_id: str
    table: str
    first: int
    count: int
