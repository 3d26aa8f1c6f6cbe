"""Small records that a session keeps as JSON: what is given of an answer, what a screen needs."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Stored:
    """A record with a default for every field; fields at their default are left out of the JSON.

    A field whose JSON has another name carries it as ``metadata={"json": name}``.
    """

    def to_json(self) -> dict[str, Any]:
        """The fields that differ from their defaults."""
        return {
            written: value
            for name, written, default in _fields_of(type(self))
            if (value := getattr(self, name)) != default
        }

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Self:
        """The record stored as JSON; names it does not know are ignored."""
        if not stored:
            return cls()
        return cls(
            **{name: stored[written] for name, written, _ in _fields_of(cls) if written in stored}
        )


_FIELDS: dict[type[Stored], tuple[tuple[str, str, Any], ...]] = {}


def _fields_of(record: type[Stored]) -> tuple[tuple[str, str, Any], ...]:
    """Name, name in JSON and default of every field; looked up once for a class."""
    if record in _FIELDS:
        return _FIELDS[record]
    found = tuple(
        (
            each.name,
            each.metadata.get("json", each.name),
            each.default if each.default_factory is MISSING else each.default_factory(),
        )
        for each in fields(record)
    )
    _FIELDS[record] = found
    return found
