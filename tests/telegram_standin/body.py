"""Reads the body of a call, whichever way it is encoded, into one shape."""

import json
from dataclasses import dataclass, field
from email.parser import HeaderParser
from typing import Any
from urllib.parse import parse_qsl

from tests.telegram_standin.refusals import bad_request

_INTEGERS = {
    "chat_id",
    "user_id",
    "message_id",
    "offset",
    "limit",
    "timeout",
    "max_connections",
    "cache_time",
    "message_thread_id",
}
_FLAGS = {
    "drop_pending_updates",
    "show_alert",
    "disable_notification",
    "protect_content",
    "disable_content_type_detection",
}
_STRUCTURES = {
    "reply_markup",
    "entities",
    "caption_entities",
    "allowed_updates",
    "commands",
    "scope",
    "link_preview_options",
    "reply_parameters",
}


@dataclass(frozen=True)
class Upload:
    """A file sent along with a call."""

    name: str
    content: bytes
    mime: str


@dataclass(frozen=True)
class Body:
    """Parameters with their types restored, and the files by part name."""

    params: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def integer(self, key: str, default: int | None = None) -> int:
        """A whole number. Raises Refusal 400 if it is absent with no default, or not a number."""
        value = self.params.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise bad_request(f"parameter {key} must be an integer")
        return value

    def words(self, key: str) -> str:
        """A text, "" when absent. Raises Refusal 400 when it is not a text."""
        value = self.params.get(key, "")
        if not isinstance(value, str):
            raise bad_request(f'field "{key}" must be a String')
        return value

    def flag(self, key: str) -> bool:
        """A yes or no; no when absent."""
        return self.params.get(key) is True

    def rows(self, key: str) -> list[Any] | None:
        """A JSON array, `None` when absent. Raises Refusal 400 when it is something else."""
        value = self.params.get(key)
        if value is not None and not isinstance(value, list):
            raise bad_request(f"can't parse {key} JSON object")
        return value

    def table(self, key: str) -> dict[str, Any] | None:
        """A JSON object, `None` when absent. Raises Refusal 400 when it is something else."""
        value = self.params.get(key)
        if value is not None and not isinstance(value, dict):
            raise bad_request(f"can't parse {key} JSON object")
        return value

    def upload(self, key: str) -> Upload | None:
        """The file for this parameter: its own part, or the part `attach://` points at."""
        name = self.words(key).removeprefix("attach://")
        return self.files.get(name) or self.files.get(key)


def read_body(content_type: str, raw: bytes, query: dict[str, str]) -> Body:
    """One call's parameters and files. Raises Refusal 400 for an unreadable body."""
    kind = content_type.split(";")[0].strip().lower()
    params: dict[str, Any] = dict(query)
    files: dict[str, Upload] = {}
    try:
        if kind == "application/json" and raw:
            params |= json.loads(raw)
        elif kind == "application/x-www-form-urlencoded":
            params |= dict(parse_qsl(raw.decode(), keep_blank_values=True))
        elif kind == "multipart/form-data":
            _read_parts(content_type, raw, params, files)
    except (ValueError, TypeError) as error:
        raise bad_request("can't parse the request body") from error
    return Body({key: _typed(key, value) for key, value in params.items()}, files)


def _read_parts(
    content_type: str, raw: bytes, params: dict[str, Any], files: dict[str, Upload]
) -> None:
    boundary = _header_parameter(f"Content-Type: {content_type}", "content-type", "boundary")
    for part in (b"\r\n" + raw).split(b"\r\n--" + boundary.encode())[1:]:
        if part.startswith(b"--"):
            return
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        heading = head.decode()
        name = _header_parameter(heading, "content-disposition", "name")
        filename = _header_parameter(heading, "content-disposition", "filename")
        if filename:
            mime = HeaderParser().parsestr(heading).get_content_type()
            files[name] = Upload(filename, content, mime)
        else:
            params[name] = content.decode()
    raise ValueError("multipart body without an end")


def _header_parameter(heading: str, header: str, name: str) -> str:
    value = HeaderParser().parsestr(heading).get_param(name, "", header)
    return value if isinstance(value, str) else ""


def _typed(key: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        if key in _INTEGERS:
            return int(value)
        if key in _STRUCTURES:
            return json.loads(value)
    except ValueError:
        return value
    if key in _FLAGS:
        return value.lower() in {"true", "1"}
    return value
