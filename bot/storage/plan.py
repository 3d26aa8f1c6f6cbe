"""The input and the output of a turn, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Executable

from bot.storage.messages import OutboxMessage

Parameters = Sequence[Mapping[str, Any]]
WithRows = tuple[Executable, Parameters]
Statement = Executable | WithRows

T = TypeVar("T")


READ_CHANNELS = frozenset({"web"})
"""Channels whose messages are read by the person's browser rather than sent to them."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that arrived; `update_key`, such as "telegram:123456", is never used again.

    `arrival` is the body as its channel has read it already, if it has; it is not stored.
    """

    update_key: str
    person: str
    channel: str
    body: Any
    received_at: datetime
    arrival: Any = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class WithArrivals(Generic[T]):
    """What a write answers, and the updates that follow from it, stored in its transaction."""

    answer: T
    arrivals: tuple[Incoming, ...] = ()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to put in the outbox; addressed to the turn's own person unless it says else."""

    message: OutboxMessage
    edit_message_id: str | None = None
    person: str | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class CommittedOutgoing:
    """An outbox row as it was committed."""

    seq: int
    message_key: str
    person: str
    channel: str
    message: OutboxMessage
    edit_message_id: str | None
    state: str


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A person's row; `open` is false once the channel refused us, `body` None before a session."""

    person: str
    revision: int
    language: str | None
    channel: str
    open: bool
    body: str | None


@dataclass(frozen=True, slots=True)
class Reads:
    """The turn's transaction, for the stores' reading functions only."""

    connection: Connection


def write(connection: Connection, *statements: Statement) -> None:
    """Execute statements in order, each with its rows of parameters if it has any."""
    for statement in statements:
        if isinstance(statement, tuple):
            connection.execute(*statement)
        else:
            connection.execute(statement)


@dataclass(frozen=True, slots=True)
class Plan:
    """All a turn wants written, in one transaction; None leaves a session's column as it is.

    `statements` run last and in order: a statement, or a statement with its rows of parameters.
    """

    session_body: str | None = None
    language: str | None = None
    channel_open: bool | None = None
    outgoing: tuple[Outgoing, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def changes_session(self) -> bool:
        """True when the session's row has to be written."""
        wanted = (self.session_body, self.language, self.channel_open)
        return any(value is not None for value in wanted)
