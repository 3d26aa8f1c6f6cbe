"""Deciding: the case, its audit entry, the registers and the news for the person, at once or not.

Why: a decision is made on the case as the officer saw it. Whoever comes second is told so and
changes nothing; the same decision sent twice is answered as if sent once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias, cast

from sqlalchemy import Connection, bindparam, select

from bot.cases import news, registers
from bot.desk.cases.offers import (
    Faults,
    Input,
    Offer,
    against,
    channel_of,
    form_of,
    inputs_of,
    number_key,
    offers,
    read,
)
from bot.storage import audit, cases, drafts, turn_sql
from bot.storage.cases import Case
from bot.storage.engine import Dialect
from bot.storage.tables import AUDIT
from core.cases.clocks import service_clock
from core.cases.transitions import allowed, check
from core.errors import TransitionNotAllowed
from core.form.steps.states import State
from core.form.tables import Table
from core.law.working_time import KAZAKHSTAN
from dialogs.screens import Text

GRANTED = (State.ISSUED, State.CLOSED)
ROWS_NAMED = 20
RESULT_DAYS = ("notice_date", "updated_on", "answer_date")

_MADE_BEFORE = select(AUDIT.c.source, AUDIT.c.details).where(
    AUDIT.c.case_id == bindparam("case"),
    AUDIT.c.actor == bindparam("who"),
    AUDIT.c.target == bindparam("target"),
)


@dataclass(frozen=True, slots=True)
class Decision:
    """Where a case is to go, and what the officer typed, by the names of the form's fields."""

    target: State
    typed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Done:
    """The decision stands; ``repeated`` when it had been made by the same press before."""

    case: Case
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Faulty:
    """Nothing was decided: words about each field; under ``""`` about the case itself."""

    case: Case
    faults: Faults


@dataclass(frozen=True, slots=True)
class Late:
    """Somebody else was first; ``case`` is as it stands now."""

    case: Case


@dataclass(frozen=True, slots=True)
class Forbidden:
    """The case cannot take this step, or the desk does not offer it."""

    case: Case


@dataclass(frozen=True, slots=True)
class Unknown:
    """There is no such case."""


Outcome: TypeAlias = Done | Faulty | Late | Forbidden | Unknown


def decide(
    connection: Connection,
    case_id: str,
    revision: int,
    staff: str,
    decision: Decision,
    now: datetime,
    key_of: registers.KeyOf,
) -> Outcome:
    """Make a decision on the case as it was at ``revision``, in the caller's transaction.

    ``key_of`` makes the key of a holder out of his BIN or IIN, as the applicant's in ``cases``.
    After ``Done`` the news for the person lies in the inbox, free to be taken on.
    """
    case = cases.get(connection, case_id)
    if case is None:
        return Unknown()
    if case.revision != revision:
        return _second(connection, case, revision, staff, decision)
    offer = next((each for each in offers(case) if each.step.target == decision.target), None)
    if offer is None:
        return Forbidden(case)
    typed = read(offer.inputs, decision.typed, form_of(case))
    faults = {**against(case, typed.given, KAZAKHSTAN.local_date(now)), **typed.faults}
    if faults:
        return Faulty(case, faults)
    if not may(case, offer, typed.given):
        return Forbidden(case)
    try:
        with connection.begin_nested():
            changed = _write(connection, case, offer, typed.given, staff, now, key_of)
    except registers.NumberTaken:
        return Faulty(case, {number_key(typed.given): Text("desk.fault.number_taken")})
    except registers.SerialsTaken as refusal:
        rows = _rows_of(connection, case, refusal.serials)
        return Faulty(case, {"": _taken_words(rows)})
    present = cases.get(connection, case_id)
    assert present is not None
    if not changed:
        return _second(connection, present, revision, staff, decision)
    return Done(present)


def may(case: Case, offer: Offer, given: Mapping[str, Any]) -> bool:
    """Whether the law allows the step with what is given."""
    step = offer.step
    try:
        check(case.service, State(case.state), step.target, step.actor, channel_of(case), given)
    except TransitionNotAllowed:
        return False
    return True


def columns(case: Case, target: State, given: Mapping[str, Any]) -> dict[str, Any]:
    """What a decision writes into the case. Day 0 of the clocks is the registration (§13.1)."""
    written: dict[str, Any] = {"state": target.value}
    if target is State.REGISTERED:
        day: date = given["registered_on"]
        term = service_clock(case.service, day, case.answers)
        written |= {
            "registration_no": given["registration_no"],
            "registered_on": day,
            "promise_on": term.promise.date if term else None,
            "track_on": term.track.date if term else None,
        }
    elif target in (State.ISSUED, State.DECIDED):
        written |= {
            "result_no": given.get("notice_no") or given.get("answer_no"),
            "result_on": next((given[key] for key in RESULT_DAYS if key in given), None),
        }
    return written


def _write(
    connection: Connection,
    case: Case,
    offer: Offer,
    given: Mapping[str, Any],
    staff: str,
    now: datetime,
    key_of: registers.KeyOf,
) -> bool:
    """Everything a decision changes; False, with nothing written, when somebody was first."""
    target = offer.step.target
    written = columns(case, target, given)
    if not cases.change(connection, case.case_id, case.revision, updated_at=now, **written):
        return False
    connection.execute(
        audit.add(
            audit.Record(
                at=now,
                actor=staff,
                case_id=case.case_id,
                event=target.value,
                source=case.state,
                target=target.value,
                details=_details(case.revision, given),
            )
        )
    )
    if target in GRANTED:
        registers.issue(connection, case, form_of(case), given, key_of, staff)
    _tell(connection, case, given, now)
    return True


def _tell(connection: Connection, case: Case, given: Mapping[str, Any], now: datetime) -> None:
    """Put the news for the person into the inbox, its lease run out so that it is taken on."""
    arrived = news.case_changed(case, tuple(given.get("reason", ())), now)
    turn_sql.store(connection, cast(Dialect, connection.dialect.name), [arrived], now)


def _second(
    connection: Connection, case: Case, revision: int, staff: str, decision: Decision
) -> Done | Late:
    """The answer to a decision on a case that has moved: was it this very decision?"""
    made = connection.execute(
        _MADE_BEFORE, {"case": case.case_id, "who": staff, "target": decision.target.value}
    )
    for source, details in made:
        given = read(_inputs(case, source, decision.target), decision.typed, form_of(case)).given
        if details == _details(revision, given):
            return Done(case, repeated=True)
    return Late(case)


def _inputs(case: Case, source: str, target: State) -> tuple[Input, ...]:
    """What the step from ``source`` to ``target`` asked for."""
    steps = allowed(case.service, State(source), channel=channel_of(case), answers=case.answers)
    return next((inputs_of(step) for step in steps if step.target is target), ())


def _details(revision: int, given: Mapping[str, Any]) -> dict[str, Any]:
    """What the audit keeps: the revision decided on and what was given, dates as ISO text."""
    return {
        "revision": revision,
        **{
            key: value.isoformat() if isinstance(value, date) else value
            for key, value in given.items()
        },
    }


def _rows_of(connection: Connection, case: Case, serials: frozenset[str]) -> tuple[int, ...]:
    """The rows of the application with these serial numbers, from 1."""
    listed = (
        str(row[table.unique])
        for table in form_of(case).fields
        if isinstance(table, Table)
        for _, row in drafts.rows(connection, case.draft_id, table.key)
    )
    return tuple(number for number, serial in enumerate(listed, start=1) if serial in serials)


def _taken_words(rows: Sequence[int]) -> Text:
    named = ", ".join(str(row) for row in rows[:ROWS_NAMED])
    issue = Text("issue.E-SERIAL-TAKEN")
    if len(rows) > ROWS_NAMED:
        more = {"issue": issue, "rows": named, "more": len(rows) - ROWS_NAMED}
        return Text("desk.fault.taken_and_more", more)
    return Text("desk.fault.taken", {"issue": issue, "rows": named})
