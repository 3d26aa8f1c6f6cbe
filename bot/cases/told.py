"""What an applicant is told of a step, read from the history of the case."""

from datetime import datetime

from sqlalchemy import Connection

from bot.cases.view import case_view
from bot.storage import case_events, cases
from core.cases.givens import GIVENS
from core.law.working_time import KAZAKHSTAN
from dialogs.events import CaseChanged


def case_changed(
    connection: Connection, case_id: str, revision: int, person: str, now: datetime
) -> CaseChanged | None:
    """The news of a step as an event of the conversation; None for another person's case."""
    case = cases.get(connection, case_id)
    if case is None or case.person != person:
        return None
    events = case_events.of_case(connection, case_id)
    taken = next((each for each in events if each.revision == revision), events[-1])
    told = {key: value for key, value in taken.given.items() if GIVENS[key].told}
    return CaseChanged(case_view(case, KAZAKHSTAN.local_date(now)), taken.step, told)
