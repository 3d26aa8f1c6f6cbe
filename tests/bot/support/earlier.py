"""A licence that was issued to one person, for what may be offered again."""

from dataclasses import replace
from datetime import date

from bot.storage.engine import Database
from bot.storage.plan import Incoming, Reads, Statement, write
from bot.turn.effects import perform
from bot.turn.effects.context import TurnContext
from bot.turn.services import TurnServices
from core.validation import validate
from dialogs.effects import Effect
from dialogs.events import Event
from dialogs.session import Session
from tests.bot.support.desk_cases import FILED, REFERENCES, case
from tests.core.support.whole import lic_issue_1

PERSON, OTHER = "tg:5", "tg:6"


LICENCE = replace(
    case(service="lic.issue.1", state="issued", answers=lic_issue_1.ANSWERS),
    person=PERSON,
    case_id="case-1",
    draft_id="draft-1",
    reference=REFERENCES[0],
    result_no="KZ-77",
    result_on=date(2026, 3, 2),
)


def stored(database: Database, *statements: Statement) -> None:
    with database.writer.begin() as connection:
        write(connection, *statements)


def performed(database: Database, effect: Effect) -> tuple[Event, ...]:
    """What the shell answers to one effect of this person's conversation."""
    incoming = Incoming("telegram:1", PERSON, "telegram", {}, FILED)
    services = TurnServices(b"x" * 32, validate)
    with database.writer.begin() as connection:
        context = TurnContext(incoming, Session(PERSON), services, Reads(connection), FILED)
        return perform(effect, context).events
