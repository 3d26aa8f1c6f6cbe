"""Conditions on answers: when a field is asked, a limit applies, an entry is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

Answers: TypeAlias = Mapping[str, Any]


class Condition(Protocol):
    """A condition on answers."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the answers it reads."""

    def holds(self, answers: Answers) -> bool:
        """Whether it is met with these answers."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to ``key``, or any of several, is one of ``options``."""

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
    """In every entry of the group ``key`` the answer to ``column`` is one of ``options``."""

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
    """Both answers are given and equal."""

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
    """A file was uploaded for ``key``, and not an explanation in its place."""

    key: str

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key,)

    def holds(self, answers: Answers) -> bool:
        value = answers.get(self.key)
        return isinstance(value, Mapping) and bool(value.get("file_id"))


@dataclass(frozen=True, slots=True)
class AllOf:
    """All conditions hold."""

    parts: tuple[Condition, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for part in self.parts for key in part.keys)

    def holds(self, answers: Answers) -> bool:
        return all(part.holds(answers) for part in self.parts)


def answered(key: str, *options: str) -> Answered:
    """Holds when ``key`` is answered with one of ``options``."""
    return Answered(key, options)


def every_entry(key: str, column: str, *options: str) -> EveryEntry:
    """Holds when ``column`` is one of ``options`` in every entry of the group ``key``."""
    return EveryEntry(key, column, options)


def same(key: str, other: str) -> Same:
    """Holds when both answers are given and equal."""
    return Same(key, other)


def sent(key: str) -> Sent:
    """Holds when a file was uploaded for ``key``."""
    return Sent(key)


def all_of(*parts: Condition) -> AllOf:
    """Holds when all conditions hold."""
    return AllOf(parts)
