"""What can be shown: keys and parameters, no language and no channel."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dialogs.actions import Action


@dataclass(frozen=True, slots=True)
class Text:
    """A message key with its parameters.

    Parameters are values (dates, numbers, law references, money, other texts); wording formats
    them. ``count`` selects the plural form.
    """

    key: str
    params: Mapping[str, Any] = field(default_factory=dict)
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A text of the person or of a register, shown as it is in every language."""

    text: str


Message = Text | Verbatim


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: what it does, and its label."""

    action: Action
    label: Message


@dataclass(frozen=True, slots=True)
class Input:
    """What kind of answer is awaited: text, date, file, phone, email, number or none."""

    kind: str = "none"
    accept: str = ""
    placeholder: Message | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """One thing shown to a person.

    ``current`` screens are answered by the next event and own the buttons; the others are notices
    beside them. ``replaces`` asks to edit the pressed message where a channel can.
    """

    text: tuple[Message, ...]
    title: Message | None = None
    choices: tuple[tuple[Choice, ...], ...] = ()
    input: Input = Input()
    progress: tuple[int, int] | None = None
    current: bool = True
    replaces: bool = False

    def actions(self) -> tuple[Choice, ...]:
        return tuple(choice for row in self.choices for choice in row)


@dataclass(frozen=True, slots=True)
class Toast:
    """A short line over the screen in answer to a press."""

    text: Text
