"""Works a batch of turns in one transaction: load, take, write; all of them or none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.operations.checkpoints import reached
from bot.storage import turn_sql
from bot.storage.backlog import Leased
from bot.storage.engine import Dialect
from bot.storage.messages import to_json
from bot.storage.plan import (
    READ_CHANNELS,
    CommittedOutgoing,
    Incoming,
    Plan,
    Reads,
    StoredSession,
    write,
)
from bot.storage.tables import moment_text
from core.errors import TerezeError

Take = Callable[[Incoming, StoredSession | None, Reads, datetime], Plan]


class SessionConflict(TerezeError):
    """Another worker wrote a session after the turn had loaded it."""


class InboxConflict(TerezeError):
    """Another worker has done the update already."""


@dataclass(frozen=True, slots=True)
class Worked:
    """The turns that were worked and what they put in the outbox."""

    turns: list[Leased]
    outgoing: list[CommittedOutgoing]


def work(
    connection: Connection, dialect: Dialect, turns: Sequence[Leased], take: Take, now: datetime
) -> Worked:
    """Work `turns`, at most one a person and sorted by person.

    A turn waits, unworked, while another worker has an older update of the same person: the
    sessions are locked before that is asked, so what is done by then is seen.
    SessionConflict, InboxConflict and whatever `take` or the database raises mean: roll back.
    """
    persons = [turn.incoming.person for turn in turns]
    sessions = turn_sql.load(connection, dialect, persons)
    if dialect == "postgresql":
        oldest = turn_sql.oldest(connection, dialect, persons)
        turns = [turn for turn in turns if turn.seq <= oldest.get(turn.incoming.person, turn.seq)]
    reads = Reads(connection)
    planned = []
    for turn in turns:
        session = sessions.get(turn.incoming.person)
        planned.append((turn.incoming, session, take(turn.incoming, session, reads, now)))
    reached("turn.planned")

    at = moment_text(now)
    saves = [_session_row(*one, at) for one in planned if one[2].changes_session]
    if saves and turn_sql.save(connection, dialect, saves) != len(saves):
        raise SessionConflict
    if turn_sql.finish(connection, dialect, [turn.seq for turn in turns]) != len(turns):
        raise InboxConflict
    outgoing = [message for one in planned for message in _outgoing(*one)]
    seqs = turn_sql.send(connection, dialect, [_outbox_row(message, at) for message in outgoing])
    for _, _, plan in planned:
        write(connection, *plan.statements)
    sent = [CommittedOutgoing(seqs[message[0]], *message) for message in outgoing]
    return Worked(list(turns), sent)


def _session_row(
    incoming: Incoming, session: StoredSession | None, plan: Plan, at: str
) -> turn_sql.Row:
    before = session or StoredSession(incoming.person, 0, None, incoming.channel, True, None)
    return (
        incoming.person,
        before.revision + 1,
        before.language if plan.language is None else plan.language,
        incoming.channel,
        before.open if plan.channel_open is None else plan.channel_open,
        before.body if plan.session_body is None else plan.session_body,
        at,
    )


def _outgoing(incoming: Incoming, session: StoredSession | None, plan: Plan) -> list[turn_sql.Row]:
    """The plan's messages, their keys counted from the update's own, so that none is sent twice."""
    is_open = plan.channel_open
    if is_open is None:
        is_open = session is None or session.open
    rows = []
    for number, outgoing in enumerate(plan.outgoing):
        person = outgoing.person or incoming.person
        channel = outgoing.channel or incoming.channel
        if channel in READ_CHANNELS:
            state = "log"
        else:
            state = "pending" if is_open or person != incoming.person else "closed"
        key = f"{incoming.update_key}/{number}"
        rows.append((key, person, channel, outgoing.message, outgoing.edit_message_id, state))
    return rows


def _outbox_row(message: turn_sql.Row, at: str) -> turn_sql.Row:
    key, person, channel, shown, edited, state = message
    return (key, person, channel, shown.kind, to_json(shown), state, 0, at, edited, at)
