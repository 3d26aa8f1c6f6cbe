"""News of a file for the conversation it belongs to: what came of it, or why it was refused."""

from collections.abc import Mapping
from typing import Any

from bot.turn.arrival import NewsReader
from dialogs.events import DraftRead, FileKept, FileRefused, RowsRead


def kept(file_id: str, name: str, format_: str, size: int) -> dict[str, Any]:
    """The file is here and is what it says."""
    return {
        "news": "file_kept",
        "file_id": file_id,
        "name": name,
        "format": format_,
        "size": size,
    }


def refused(
    code: str, params: Mapping[str, object] | None = None, file_id: str = ""
) -> dict[str, Any]:
    """The file is not taken; ``code`` is the rule it breaks."""
    return {"news": "file_refused", "code": code, "params": dict(params or {}), "file_id": file_id}


def rows_read(lines: tuple[tuple[str, ...], ...]) -> dict[str, Any]:
    """The lines of a table that came as a file."""
    return {"news": "rows_read", "lines": lines}


def draft_read(body: Mapping[str, Any]) -> dict[str, Any]:
    """A draft that came as a file."""
    return {"news": "draft_read", "body": body}


def _kept(body: Mapping[str, Any]) -> FileKept:
    return FileKept(
        file_id=body["file_id"],
        field=body["field"],
        draft_id=body["draft_id"],
        name=body["name"],
        format=body["format"],
        size=body["size"],
        source=body.get("source") or "",
    )


def _refused(body: Mapping[str, Any]) -> FileRefused:
    return FileRefused(
        field=body["field"],
        draft_id=body["draft_id"],
        code=body["code"],
        params=body.get("params") or {},
        file_id=body.get("file_id") or "",
    )


def _rows(body: Mapping[str, Any]) -> RowsRead:
    lines = tuple(tuple(line) for line in body["lines"])
    return RowsRead(body["field"], body["draft_id"], lines)


def _draft(body: Mapping[str, Any]) -> DraftRead:
    return DraftRead(body["body"])


READERS: Mapping[str, NewsReader] = {
    "file_kept": _kept,
    "file_refused": _refused,
    "rows_read": _rows,
    "draft_read": _draft,
}
