"""What an effect is performed with, and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from bot.storage.plan import Incoming, Outgoing, Reads, Statement
from bot.turn.services import TurnServices
from core.law.working_time import KAZAKHSTAN
from dialogs.events import Event
from dialogs.session import Session


@dataclass(frozen=True, slots=True)
class Performed:
    """What came of effects: events for the dialog, rows to write, messages to others."""

    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    outgoing: tuple[Outgoing, ...] = ()

    def and_then(self, later: "Performed") -> "Performed":
        """Both, the events already given back."""
        return Performed(
            statements=(*self.statements, *later.statements),
            outgoing=(*self.outgoing, *later.outgoing),
        )


@dataclass(frozen=True, slots=True)
class TurnContext:
    """The turn in which effects are performed."""

    incoming: Incoming
    session: Session
    services: TurnServices
    reads: Reads
    now: datetime

    @property
    def today(self) -> date:
        """The day in Almaty."""
        return KAZAKHSTAN.local_date(self.now)


Performer: TypeAlias = Callable[[Any, TurnContext], Performed]
"""Performs the effects of one class; harmless when it is asked for twice."""
