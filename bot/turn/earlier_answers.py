"""Answers from a person's own earlier applications, offered again in a new one."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from bot.storage import cases, drafts, register_entries
from bot.storage.plan import Statement
from core.cases.register import closed_entry
from core.errors import Invalid
from core.form.register import Named, named
from core.form.steps.states import State
from core.form.tables import Table
from core.identifiers import reference_number
from core.law.working_time import KAZAKHSTAN
from core.services.catalogue import by_service
from dialogs.drafts.earlier_answers import (
    Topics,
    applicant_of,
    by_topic,
    is_of,
    register_of,
    together,
)

MOST_CASES = 20
ROWS_AT_ONCE = 500


def values(connection: Connection, person: str, drafted: Sequence[Topics] = ()) -> dict[str, Any]:
    """What was said of each topic: on record first, then in open drafts, then in the newest case.

    ``drafted`` is what the open drafts say. All of it is of one applicant, the one of the first
    draft or else of the newest case; a number that has ended is not offered.
    """
    own = cases.by_person(connection, person)
    newest = own[:MOST_CASES]
    who = applicant_of([*drafted, *map(_answered, newest)])
    same = [case for case in newest if is_of(who, _answered(case))]
    dated = [each for case in same for each in _said(case)]
    dated.sort(key=lambda each: each[:2], reverse=True)
    sources = [said for said in drafted if is_of(who, said)] + [said for *_, said in dated]
    ended = _ended(connection, sources, own)
    sources = [_without(said, ended) for said in sources]
    return together([*_on_record(connection, own, same), *sources])


def own_case(connection: Connection, person: str, reference: str) -> cases.Case | None:
    """A case of this person by its printed number; None for anything else."""
    try:
        case = cases.by_reference(connection, reference_number.validate(reference))
    except Invalid:
        return None
    return case if case is not None and case.person == person else None


def copied_rows(connection: Connection, case: cases.Case, draft_id: str) -> tuple[Statement, ...]:
    """Statements that copy the rows of a case to a draft."""
    statements: list[Statement] = []
    for field in by_service(case.service).fields:
        if not isinstance(field, Table):
            continue
        bodies = [row for _, row in drafts.rows(connection, case.draft_id, field.key)]
        for start in range(0, len(bodies), ROWS_AT_ONCE):
            part = bodies[start : start + ROWS_AT_ONCE]
            statements.append(drafts.append(draft_id, field.key, start + 1, part))
    return tuple(statements)


def _answered(case: cases.Case) -> Topics:
    return by_topic(by_service(case.service), case.answers)


def _said(case: cases.Case) -> Iterator[tuple[date, bool, Topics]]:
    """What a case says, on its day; what was granted is said once more, on the day it was."""
    form, answers = by_service(case.service), case.answers
    day = KAZAKHSTAN.local_date(case.handed_in_at)
    yield day, False, _answered(case)
    if case.state == State.ISSUED and case.result_on is not None:
        granted = {
            field.renews: answers[field.key]
            for field in form.fields
            if field.renews and answers.get(field.key) and field.applies(answers)
        }
        yield max(case.result_on, day), True, granted


def _on_record(
    connection: Connection, own: Sequence[cases.Case], same: Sequence[cases.Case]
) -> Iterator[Topics]:
    """What the applicant holds, if it was issued to this person's cases, the latest first."""
    own_ids = {case.case_id for case in own}
    for key in dict.fromkeys(case.applicant_key for case in same):
        for record in register_entries.by_holder(connection, key):
            if record.active and record.case_id in own_ids:
                yield {
                    f"{record.register}.number": record.number,
                    f"{record.register}.issued_on": record.issued_on.isoformat(),
                }


def _ended(
    connection: Connection, sources: Sequence[Topics], own: Sequence[cases.Case]
) -> set[Named]:
    """Numbers that have ended: by the registers, or by an issued case of the person's own."""
    said_of = {each for said in sources for each in _named(said)}
    found = register_entries.find(connection, said_of).items()
    gone = {name for name, record in found if not record.active}
    granted = (case for case in own if case.state == State.ISSUED)
    closed = (closed_entry(by_service(case.service), case.answers) for case in granted)
    return gone.union(each for each in closed if each is not None)


def _named(said: Topics) -> Iterator[Named]:
    for topic, value in said.items():
        if register_of(topic) and topic.endswith(".number"):
            yield named(register_of(topic), str(value))


def _without(said: Topics, ended: set[Named]) -> Topics:
    """A source without the registers whose number has ended; the day goes with the number."""
    gone = {name[0] for name in _named(said) if name in ended}
    return {topic: value for topic, value in said.items() if register_of(topic) not in gone}
