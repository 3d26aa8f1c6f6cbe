"""When a field is asked: conditions on the answers given before it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

Answers: TypeAlias = Mapping[str, Any]


class Condition(Protocol):
    """Holds or not with the answers; ``keys`` are the answers it reads."""

    @property
    def keys(self) -> tuple[str, ...]: ...

    def holds(self, answers: Answers) -> bool: ...


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to ``key`` is one of ``options``; of several picked, any of them."""

    key: str
    options: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key,)

    def holds(self, answers: Answers) -> bool:
        value = answers.get(self.key)
        if isinstance(value, str):
            return value in self.options
        return isinstance(value, list) and any(each in self.options for each in value)


@dataclass(frozen=True, slots=True)
class EveryEntry:
    """In every entry of the group ``key`` the ``column`` is one of ``options``."""

    key: str
    column: str
    options: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key,)

    def holds(self, answers: Answers) -> bool:
        entries = answers.get(self.key)
        return (
            isinstance(entries, list)
            and bool(entries)
            and all(
                isinstance(entry, Mapping) and entry.get(self.column) in self.options
                for entry in entries
            )
        )


@dataclass(frozen=True, slots=True)
class Same:
    """Two answers are given and say the same."""

    key: str
    other: str

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key, self.other)

    def holds(self, answers: Answers) -> bool:
        value = answers.get(self.key)
        return value is not None and value == answers.get(self.other)


@dataclass(frozen=True, slots=True)
class Sent:
    """A document was sent for ``key``, and no explanation in its place."""

    key: str

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key,)

    def holds(self, answers: Answers) -> bool:
        value = answers.get(self.key)
        return isinstance(value, Mapping) and bool(value.get("file_id"))


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for part in self.parts for key in part.keys)

    def holds(self, answers: Answers) -> bool:
        return all(part.holds(answers) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Some part holds."""

    parts: tuple[Condition, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for part in self.parts for key in part.keys)

    def holds(self, answers: Answers) -> bool:
        return any(part.holds(answers) for part in self.parts)


def answered(key: str, *options: str) -> Answered:
    """Asked only after ``key`` was answered with one of ``options``."""
    return Answered(key, options)


def every_entry(key: str, column: str, *options: str) -> EveryEntry:
    """Holds when all entries of the group ``key`` say one of ``options`` in ``column``."""
    return EveryEntry(key, column, options)


def same(key: str, other: str) -> Same:
    """Holds when both answers are given and say the same."""
    return Same(key, other)


def sent(key: str) -> Sent:
    """Asked only after a document was sent for ``key``."""
    return Sent(key)


def all_of(*parts: Condition) -> AllOf:
    """Asked only when every part holds."""
    return AllOf(parts)


def any_of(*parts: Condition) -> AnyOf:
    """Asked when some part holds."""
    return AnyOf(parts)
