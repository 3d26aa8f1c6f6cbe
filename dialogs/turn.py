"""One step of a conversation: the session to store, screens to show, effects to perform."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from dialogs.actions import Action
from dialogs.effects import Effect
from dialogs.events import Event
from dialogs.screens import Screen, Text, Toast
from dialogs.session import Session


@dataclass(frozen=True, slots=True)
class Turn:
    """The outcome of one event."""

    session: Session
    screens: tuple[Screen | Toast, ...] = ()
    effects: tuple[Effect, ...] = ()

    def preceded_by(self, *screens: Screen | Toast) -> "Turn":
        """The same turn with these screens before its own."""
        return Turn(self.session, (*screens, *self.screens), self.effects)

    def with_effects(self, *effects: Effect) -> "Turn":
        """The same turn with effects performed before its own."""
        return Turn(self.session, self.screens, (*effects, *self.effects))


UserInput: TypeAlias = Event | Action
Enter: TypeAlias = Callable[[Session, datetime], Turn]
Handle: TypeAlias = Callable[[Session, UserInput, datetime], Turn | None]


def present(session: Session, screen: Screen) -> Turn:
    """Show a screen that the next event answers; its buttons become the valid ones."""
    return Turn(
        replace(session, choices=screen.actions(), shown=session.shown + 1),
        (screen,),
    )


def notice(key: str, **params: object) -> Screen:
    """A message beside the current screen, which stays the one that is answered."""
    return Screen(text=(Text(key, params),), current=False)
