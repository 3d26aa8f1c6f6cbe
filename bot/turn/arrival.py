"""An inbox body as its channel understands it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from dialogs.events import Event


@dataclass(frozen=True, slots=True)
class PressedToken:
    """A button's token, not yet proved to be ours."""

    token: str


@dataclass(frozen=True, slots=True)
class CaseMoved:
    """A case was moved; what the applicant is told is read when the turn is worked."""

    case_id: str
    revision: int = 0
    """The revision of the case after the step; 0 for the latest."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One update or one piece of news, read.

    ``event`` is None where nothing is to be said. ``proposed`` is the language of the person's
    device, empty when unknown. ``callback_id`` has to be answered with a toast; ``pressed_message``
    is the message whose button was pressed. ``channel_open`` is None where nothing is known of it.
    """

    event: Event | PressedToken | CaseMoved | None
    proposed: str = ""
    callback_id: str = ""
    pressed_message: str = ""
    group: bool = False
    channel_open: bool | None = None
    own: str = ""
    """The person's own words, as the channel shows them in the conversation."""
    keeps_own: bool = False
    """Whether the channel shows the person's own words only when they are kept for it."""


Reader: TypeAlias = Callable[[Mapping[str, Any]], Arrival]
"""Reads a body; what is not understood is ``Unreadable``, never an exception."""
NewsReader: TypeAlias = Callable[[Mapping[str, Any]], Event | CaseMoved]
"""Reads a piece of news that was written by the module the reader is in."""
