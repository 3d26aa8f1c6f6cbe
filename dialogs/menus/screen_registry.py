"""Every screen of the conversation by its name: how it is shown and which actions it offers.

A session names the screen it is at as its ``place``. A screen module declares one ``Place``; the
registry finds the handler of an input by the place and the class of the input.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from core.errors import Configuration
from dialogs.actions import Action
from dialogs.events import Event
from dialogs.session import Session
from dialogs.turn import Enter, Handle, Turn, UserInput

Handler = Callable[[Session, Any, datetime], Turn | None]
"""Handles one class of input; None when it is no answer at this moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One screen of the conversation."""

    name: str
    """The name a session stores."""
    enter: Enter
    """Shows the screen, or asks for the effect that it shows the outcome of."""
    handles: Mapping[type[Any], Handler] = field(default_factory=dict)
    """Handlers of its own actions and of what is typed or sent to it."""
    offers: tuple[type[Action], ...] = ()
    """Actions it offers that open another screen; that screen declares the handler."""
    opened_by: Mapping[type[Action], Handler] = field(default_factory=dict)
    """Actions of other screens that open this one, with their handlers."""
    answers: Mapping[type[Any], Handler] = field(default_factory=dict)
    """Handlers of the answers to effects that it waits for; elsewhere they are ignored."""
    otherwise: Handle | None = None
    """Handles every other input."""


_PLACES: dict[str, Place] = {}
_HANDLERS: dict[str, dict[type[Any], Handler]] = {}
_ANSWERS: dict[type[Any], dict[str, Handler]] = {}


def register(*places: Place) -> None:
    """Register all screens. Raises ``Configuration`` for an offered action that opens none."""
    opened: dict[type[Any], Handler] = {}
    for place in places:
        opened |= place.opened_by
    for place in places:
        for action in place.offers:
            if action not in opened:
                raise Configuration(
                    f"The action {action.__name__} that screen {place.name!r} offers",
                    "open a screen",
                    f"opened_by={{{action.__name__}: open_}} in the Place of that screen",
                )
        _PLACES[place.name] = place
        _HANDLERS[place.name] = {
            **{action: opened[action] for action in place.offers},
            **place.handles,
        }
        for answer, handler in place.answers.items():
            _ANSWERS.setdefault(answer, {})[place.name] = handler


def enter(session: Session, now: datetime) -> Turn:
    """Show the screen that the session is at."""
    return _PLACES[session.place].enter(session, now)


def handle(session: Session, user_input: UserInput, now: datetime) -> Turn | None:
    """What the screen makes of an input; None when it is no answer there."""
    handler = _HANDLERS[session.place].get(type(user_input))
    if handler is None:
        handler = _PLACES[session.place].otherwise
    return handler(session, user_input, now) if handler else None


def is_answer(event: Event) -> bool:
    """Whether an event answers an effect that some screen waits for."""
    return type(event) in _ANSWERS


def handle_answer(session: Session, event: Event, now: datetime) -> Turn | None:
    """What the current screen makes of the answer to an effect; None when it waits for none."""
    handler = _ANSWERS[type(event)].get(session.place)
    return handler(session, event, now) if handler else None


def is_offered(place: str, action: Action) -> bool:
    """Whether a screen declares an action."""
    return type(action) in _HANDLERS[place]
