"""A turn: an inbox row and a session become a plan of everything to be written.

Pure but for reading: effects are read or planned inside the turn's own transaction, and their
results go back to the dialog until it asks for nothing more.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

import orjson

from bot.cases import told
from bot.storage.messages import OwnMessage, ToastMessage
from bot.storage.plan import Incoming, Outgoing, Plan, Reads, StoredSession
from bot.turn import arrivals, buttons, messages, typed
from bot.turn.arrival import Arrival, CaseMoved, PressedToken
from bot.turn.effects import perform
from bot.turn.effects.context import Performed, TurnContext
from bot.turn.services import TurnServices
from core.errors import TerezeError
from dialogs.engine import advance
from dialogs.events import Event, Pressed, PressedStale, Said
from dialogs.screens import Screen, Text, Toast
from dialogs.session import Session, from_json, to_json
from dialogs.wording.catalogue import catalogue

MOST_ROUNDS = 8

Take = Callable[[Incoming, StoredSession | None, Reads, datetime], Plan]


class TurnUnsettled(TerezeError):
    """Effects and events call each other in more than ``MOST_ROUNDS`` rounds."""


@dataclass(frozen=True, slots=True)
class _Done:
    """What the rounds of one turn came to."""

    session: Session
    screens: tuple[Screen | Toast, ...] = ()
    performed: Performed = Performed()  # noqa: RUF009


def taking(services: TurnServices) -> Take:
    """The function the writer works turns with."""

    def take(incoming: Incoming, stored: StoredSession | None, reads: Reads, now: datetime) -> Plan:
        arrival = incoming.arrival or arrivals.read(incoming.channel, incoming.body)
        session = _session(incoming, stored)
        if arrival.group:
            return _in_group(arrival)
        event = _event(arrival, session, services, reads, now)
        if event is None:
            return Plan(channel_open=arrival.channel_open)
        if not session.language and arrival.proposed in ("kk", "ru"):
            session = replace(session, proposed=arrival.proposed)
        own = _own(arrival, event, session, incoming)
        done = _rounds(session, event, incoming, services, reads, now)
        return Plan(
            session_body=orjson.dumps(to_json(done.session)).decode(),
            language=done.session.language or None,
            channel_open=arrival.channel_open,
            outgoing=(*own, *_outgoing(done, arrival, services), *done.performed.outgoing),
            statements=done.performed.statements,
        )

    return take


def _rounds(
    session: Session,
    event: Event,
    incoming: Incoming,
    services: TurnServices,
    reads: Reads,
    now: datetime,
) -> _Done:
    """Advance, perform what is asked, advance with the results, until nothing is asked."""
    done, events = _Done(session), [event]
    for _ in range(MOST_ROUNDS):
        if not events:
            return done
        turn = advance(done.session, events.pop(0), now)
        context = TurnContext(incoming, turn.session, services, reads, now)
        performed = done.performed
        for effect in turn.effects:
            made = perform(effect, context)
            events.extend(made.events)
            performed = performed.and_then(made)
        done = _Done(turn.session, (*done.screens, *turn.screens), performed)
    raise TurnUnsettled


def _session(incoming: Incoming, stored: StoredSession | None) -> Session:
    if stored is None or stored.body is None:
        return Session(incoming.person)
    return from_json(incoming.person, orjson.loads(stored.body))


def _event(
    arrival: Arrival, session: Session, services: TurnServices, reads: Reads, now: datetime
) -> Event | None:
    """The event of an arrival: tokens proved, typed labels understood, news read."""
    match arrival.event:
        case PressedToken(token):
            index = buttons.index_of(services.secret, session, token)
            return PressedStale() if index is None else Pressed(index)
        case Said(text):
            index = typed.index_of(session, text)
            return arrival.event if index is None else Pressed(index)
        case CaseMoved(case_id, revision):
            return told.case_changed(reads.connection, case_id, revision, session.person, now)
    return arrival.event


def _own(
    arrival: Arrival, event: Event, session: Session, incoming: Incoming
) -> tuple[Outgoing, ...]:
    """The person's own words, kept with the conversation where the channel shows only ours."""
    if not arrival.keeps_own:
        return ()
    words = arrival.own
    if isinstance(event, Pressed) and not words:
        words = catalogue(session.language or session.proposed).text(
            session.choices[event.index].label
        )
    if not words:
        return ()
    return (Outgoing(OwnMessage(words, incoming.update_key.rpartition(":")[2])),)


def _outgoing(done: _Done, arrival: Arrival, services: TurnServices) -> tuple[Outgoing, ...]:
    session = done.session
    words = catalogue(session.language or session.proposed)
    toasts = [each for each in done.screens if isinstance(each, Toast)]
    screens = [each for each in done.screens if isinstance(each, Screen)]
    out: list[Outgoing] = []
    if toasts or arrival.callback_id:
        text = words.text(toasts[0].text) if toasts else ""
        out.append(Outgoing(ToastMessage(text, words.language, arrival.callback_id)))
    edit = arrival.pressed_message if len(screens) == 1 and screens[0].current else ""
    for screen in screens:
        shown = messages.message(screen, session, words, services.secret, replaces=bool(edit))
        out.append(Outgoing(shown, edit_message_id=edit or None))
    return tuple(out)


def _in_group(arrival: Arrival) -> Plan:
    """A group is told that the office speaks to one person at a time; nothing is remembered."""
    words = catalogue(arrival.proposed if arrival.proposed in ("kk", "ru") else "kk")
    said = Screen(text=(Text("group.private"),), current=False)
    shown = messages.message(said, Session(""), words, b"", replaces=False)
    return Plan(outgoing=(Outgoing(shown),))
