"""Reads a JSON file that claims to be a draft, without trusting any of it."""

import json
from pathlib import Path
from typing import Any, NoReturn

from core.errors import Invalid
from core.form.kinds import LONG
from dialogs.drafts.file import MARK

DEEPEST = 8
"""Mappings and lists one inside another; a draft has five."""
LONGEST_TEXT = LONG
LONGEST_NUMBER = 15
"""Digits: every store and every browser reads so many alike."""
MOST_BRACKETS = 200_000
"""Opening ones: an empty mapping of two bytes takes a hundred times as much memory."""


def read(path: Path) -> dict[str, Any]:
    """The JSON object of a file that says of itself that it is a draft.

    Raises ``Invalid("E-DRAFT-FILE")`` for anything else: what is no JSON, nested too deeply, says a
    name twice, or holds a fraction, half a character, a number or a text longer than any answer.
    """
    try:
        body = _parsed(path.read_bytes())
        _prove(body, DEEPEST)
    except (ValueError, RecursionError):
        raise Invalid("E-DRAFT-FILE") from None
    if not isinstance(body, dict) or body.get("tereze") != MARK:
        raise Invalid("E-DRAFT-FILE")
    return body


def _parsed(raw: bytes) -> Any:
    if raw.count(b"{") + raw.count(b"[") > MOST_BRACKETS:
        raise ValueError
    return json.loads(
        raw.decode("utf-8-sig"),
        object_pairs_hook=_mapping,
        parse_int=_whole,
        parse_float=_refuse,
        parse_constant=_refuse,
    )


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError
    return int(digits)


def _refuse(_: str) -> NoReturn:
    raise ValueError


def _prove(value: Any, deeper: int) -> None:
    """Raises ``ValueError`` for what is too deep or too long, or is half a character."""
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise ValueError
        value.encode()
        return
    if not isinstance(value, dict | list):
        return
    if not deeper:
        raise ValueError
    for each in value:
        _prove(each, deeper - 1)
        if isinstance(value, dict):
            _prove(value[each], deeper - 1)
