"""What a choice of a screen does, as a typed value with a compact code.

The code is what a session stores of the choices on its screen: ``menu``, ``edit:units``,
``rows:9``. An action has at most one field; the code carries it after a colon.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, ClassVar, TypeVar

CODES_REMEMBERED = 4096


class Action:
    """A choice of the current screen, pressed or typed."""

    __slots__ = ()
    verb: ClassVar[str] = ""

    @property
    def code(self) -> str:
        """The action in a stored session; ``read`` gives the action back."""
        return self.verb


class ActionOn(Action):
    """An action on one object: a form, a field, an entry, a row, a day."""

    __slots__ = ()
    subject: ClassVar[str] = ""

    @property
    def code(self) -> str:
        return f"{self.verb}:{getattr(self, self.subject)}"


@dataclass(frozen=True, slots=True)
class Unknown(Action):
    """A code that no action has: stored by another version of the product."""

    written: str

    @property
    def code(self) -> str:
        return self.written


ActionT = TypeVar("ActionT", bound=type[Action])
_READERS: dict[str, Callable[[str], Action]] = {}


def stored_as(verb: str) -> Callable[[ActionT], ActionT]:
    """Declare the verb an action is stored under; a field is a text or a number."""

    def declared(action: ActionT) -> ActionT:
        action.verb = verb
        described: Any = action
        found = fields(described)
        if not found:
            _READERS[verb] = lambda _: described()
            return action
        (subject,) = found
        described.subject = subject.name
        _READERS[f"{verb}:"] = _of_number(described) if subject.type is int else described
        return action

    return declared


def _of_number(action: Callable[[int], Action]) -> Callable[[str], Action]:
    return lambda written: action(int(written))


@lru_cache(CODES_REMEMBERED)
def read(code: str) -> Action:
    """The action stored as a code."""
    verb, colon, subject = code.partition(":")
    reader = _READERS.get(verb + colon)
    if reader is None:
        return Unknown(code)
    try:
        return reader(subject)
    except ValueError:
        return Unknown(code)
