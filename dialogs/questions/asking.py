"""How each kind of field is asked; filled in by the package, so that a group can ask any kind."""

from collections.abc import Callable
from typing import NamedTuple

from core.form.field import Field
from dialogs.questions.base import Answered, Step
from dialogs.screens import Screen
from dialogs.turn import UserInput


def _no_parts(step: Step) -> Answered | None:
    return None


class Kind(NamedTuple):
    """How one kind of field is asked, answered, and taken back part by part."""

    ask: Callable[[Step], Screen]
    take: Callable[[Step, UserInput], Answered | None]
    back: Callable[[Step], Answered | None] = _no_parts


KINDS: dict[type[Field], Kind] = {}


def kind_of(field: Field) -> Kind:
    """How to ask this field."""
    return KINDS[type(field)]
