"""What a person said in earlier applications, for offering it again: his own, nobody else's."""

from typing import Any

from sqlalchemy import Connection

from bot.storage import cases, drafts, records
from bot.storage.plan import Statement
from core import reference_number
from core.catalogue import by_service
from core.errors import Invalid
from core.forms.tables import Table

MOST_CASES = 20
ROWS_AT_ONCE = 500


def values(connection: Connection, person: str) -> dict[str, Any]:
    """The newest answer of each topic; numbers and days of what was issued included."""
    found: dict[str, Any] = {}
    own = cases.by_person(connection, person)[:MOST_CASES]
    for case in own:
        for field in by_service(case.service).fields:
            if field.topic and case.answers.get(field.key) is not None:
                found.setdefault(field.topic, case.answers[field.key])
    own_ids = {case.case_id for case in own}
    for key in dict.fromkeys(case.applicant_key for case in own if case.result_no):
        for record in records.by_holder(connection, key):
            if record.active and record.case_id in own_ids:
                found.setdefault(f"{record.register}.number", record.number)
                found.setdefault(f"{record.register}.issued_on", record.issued_on.isoformat())
    return found


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
