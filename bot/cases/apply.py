"""A step of a case, written in one transaction: the case, its history, registers, limits, news.

*Why:* a step is taken on the case as the officer saw it. The second of two officers is told so and
changes nothing; the same step sent twice is answered as if sent once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import Connection

from bot.cases import news, registers
from bot.cases.offered import is_offered
from bot.cases.view import law_case
from bot.storage import case_events, case_limits, cases, drafts
from bot.storage.case_events import CaseEvent
from bot.storage.cases import Case
from bot.storage.plan import WithArrivals
from core.cases.case import Case as LawCase
from core.cases.move import Faults, Moved, move, open_steps, read_given
from core.cases.next_limit import limits
from core.cases.transitions import allowed
from core.errors import Invalid
from core.form.register import RegisterEntry
from core.form.steps.states import State
from core.form.tables import Table
from core.identifiers import registry_no
from core.law.working_time import KAZAKHSTAN
from core.services.catalogue import by_service

RESULT_NUMBERS = ("notice_no", "answer_no", "refusal_no")
GRANTED = (State.ISSUED, State.CLOSED)
ENTRY_NUMBERS = ("entry_no", "notice_no")
RESULT_DAYS = ("notice_date", "updated_on", "answer_date", "refusal_date")


@dataclass(frozen=True, slots=True)
class Step:
    """The step a case is to take, by name, and what was typed for it, by the fields of its form."""

    name: str
    typed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Done:
    """The step was taken; ``repeated`` when the same press had taken it before."""

    case: Case
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Faulty:
    """Nothing was written: what stands against each given; under ``""`` against the step."""

    case: Case
    faults: Faults


@dataclass(frozen=True, slots=True)
class Late:
    """Another officer was first; ``case`` is as it stands now."""

    case: Case


@dataclass(frozen=True, slots=True)
class Forbidden:
    """The case cannot take this step, or the desk does not offer it."""

    case: Case


@dataclass(frozen=True, slots=True)
class Unknown:
    """No such case."""


Outcome: TypeAlias = Done | Faulty | Late | Forbidden | Unknown


def apply(
    connection: Connection,
    case_id: str,
    revision: int,
    actor: str,
    wanted: Step,
    now: datetime,
    key_of: registers.KeyOf,
) -> WithArrivals[Outcome]:
    """Take a step on the case as it was at ``revision``, in the caller's transaction.

    ``key_of`` makes the key of a holder out of a BIN or IIN, as the applicant's in ``cases``. What
    the applicant is told is among the arrivals of the answer.
    """
    case = cases.get(connection, case_id)
    if case is None:
        return WithArrivals(Unknown())
    if case.revision != revision:
        return WithArrivals(_second(connection, case, revision, actor, wanted))
    known = law_case(case, case_events.latest(case_events.of_case(connection, case_id)))
    offered = open_steps(known, KAZAKHSTAN.local_date(now))
    step = next((each for each in offered if each.name == wanted.name), None)
    if step is None or not is_offered(step):
        return WithArrivals(Forbidden(case))
    given, misread = read_given(known, step, wanted.typed)
    moved = move(known, step, given, now)
    if not isinstance(moved, Moved) or misread:
        against = moved if not isinstance(moved, Moved) else {}
        return WithArrivals(Faulty(case, {**against, **misread}))
    try:
        with connection.begin_nested():
            changed = _write(connection, case, moved, actor, now, key_of)
    except registers.NumberTaken as taken:
        key = _number_of(taken.entry, given)
        return WithArrivals(Faulty(case, {key: Invalid("E-NUMBER-TAKEN")}))
    except registers.SerialsTaken as taken:
        rows = _rows_of(connection, case, taken.serials)
        held = Invalid("E-SERIAL-TAKEN", {"rows": rows})
        return WithArrivals(Faulty(case, {"override_reason": held}))
    present = cases.get(connection, case_id)
    assert present is not None
    if not changed:
        return WithArrivals(_second(connection, present, revision, actor, wanted))
    return WithArrivals(Done(present), tuple(news.of_step(present, moved, now)))


def _write(
    connection: Connection,
    case: Case,
    moved: Moved,
    actor: str,
    now: datetime,
    key_of: registers.KeyOf,
) -> bool:
    """Everything a step changes; False, with nothing written, when another was first."""
    written = columns(case, moved)
    if not cases.change(connection, case.case_id, case.revision, updated_at=now, **written):
        return False
    event = CaseEvent(
        case_id=case.case_id,
        revision=case.revision + 1,
        at=now,
        actor=actor,
        step=moved.step.name,
        source=moved.step.source.value,
        target=moved.step.target.value,
        mark=moved.mark,
        given=moved.given,
    )
    connection.execute(case_events.add(event))
    case_limits.replace(connection, case, limits(moved.case), now)
    if moved.step.target in GRANTED and not moved.step.records:
        form = by_service(case.service)
        registers.issue(connection, case, form, moved.given, key_of, actor)
    return True


def columns(case: Case, moved: Moved) -> dict[str, Any]:
    """What a step writes into the row of the case, by which it is found and listed."""
    after, given = moved.case, moved.given
    written: dict[str, Any] = {
        "state": after.state.value,
        "cause": after.cause,
        "since": after.since,
    }
    if "received_at" in given:
        written |= {"received_at": given["received_at"], "effective_on": after.effective_on}
    if after.state is State.REGISTERED:
        written |= {
            "registration_no": given["registration_no"],
            "registered_on": given["registered_on"],
            "promise_on": moved.promise_on,
            "track_on": moved.track_on,
        }
    elif after.state.final or after.state is State.DECIDED:
        number = next((given[key] for key in RESULT_NUMBERS if key in given), None)
        day = next((given[key] for key in RESULT_DAYS if key in given), None)
        if not moved.step.records:
            written |= {"result_no": number, "result_on": day}
    return written


def _second(
    connection: Connection, case: Case, revision: int, actor: str, wanted: Step
) -> Done | Late:
    """The answer to a step on a case that has moved: was it this very step?"""
    events = case_events.of_case(connection, case.case_id)
    taken = next((each for each in events if each.revision == revision + 1), None)
    if taken is None or (taken.actor, taken.step) != (actor, wanted.name) or not taken.source:
        return Late(case)
    before = law_case(case, {}, State(taken.source))
    given = _reread(before, wanted)
    return Done(case, repeated=True) if given == taken.given else Late(case)


def _reread(before: LawCase, wanted: Step) -> Mapping[str, Any] | None:
    """What was typed for the step, read as it was the first time.

    Why the case was with the head is not kept once it has left, so it does not narrow the steps.
    """
    found = allowed(before.service, before.state, channel=before.channel, answers=before.answers)
    step = next((each for each in found if each.name == wanted.name), None)
    return None if step is None else read_given(before, step, wanted.typed)[0]


def _number_of(entry: RegisterEntry, given: Mapping[str, Any]) -> str:
    """The key of the number an entry was to have; an annex beside its licence has its own."""
    if entry.parent and registry_no.format(given.get("annex_no", "")) == entry.number:
        return "annex_no"
    return next((each for each in ENTRY_NUMBERS if each in given), "")


def _rows_of(connection: Connection, case: Case, serials: frozenset[str]) -> tuple[int, ...]:
    """The rows of the application with these serial numbers, from 1."""
    tables = (each for each in by_service(case.service).fields if isinstance(each, Table))
    found = (
        (number, str(row[table.unique]))
        for table in tables
        for number, (_, row) in enumerate(drafts.rows(connection, case.draft_id, table.key), 1)
    )
    return tuple(number for number, serial in found if serial in serials)
