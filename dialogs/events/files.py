"""What came of fetching a file."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FileKept:
    """The file was fetched and accepted; ``source`` is that of its FileSent."""

    file_id: str
    field: str
    draft_id: str
    name: str
    format: str
    size: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class FileRefused:
    """The file cannot be used; ``code`` says why.

    ``file_id`` is set for a file that was accepted first and found infected later.
    """

    field: str
    draft_id: str
    code: str
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    file_id: str = ""
