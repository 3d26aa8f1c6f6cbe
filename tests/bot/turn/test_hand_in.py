"""The whole check over a real database, and what becomes a case."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.storage import drafts
from bot.storage.engine import Database
from bot.storage.plan import Reads
from bot.turn import hand_in
from bot.turn.services import TurnServices
from core.form.rule import Facts
from core.services.catalogue import FORMS
from core.validation import Application, Outcome, validate
from dialogs.effects import HandIn
from dialogs.events import Checked, HandedIn
from dialogs.session import Draft
from tests.bot.support.earlier import performed
from tests.bot.support.registers import hold
from tests.core.support.applications import ANSWERS
from tests.core.support.applications import ROWS as UNITS

NOW = datetime(2026, 3, 11, 5, 0, tzinfo=UTC)
ROWS = 70_000


@pytest.mark.parametrize("database", ["sqlite_url", "postgresql_url"])
async def test_more_units_than_a_statement_may_have_parameters_are_checked(
    database: str, request: pytest.FixtureRequest
) -> None:
    """PostgreSQL takes 65,535, and a turn that never ends would hold up everybody else's."""
    known: list[frozenset[str]] = []

    def check(application: Application, at: datetime, facts: Facts) -> Outcome:
        known.append(facts.taken_serials)
        return validate(Application(application.form, application.answers), at, facts)

    opened = Database.open(request.getfixturevalue(database))
    draft = Draft("draft-1", "apk_include", "edition", "2026-03-11")
    serials = [f"SN-{number:05d}" for number in range(ROWS)]
    rows = [{"item_serial": serial} for serial in serials]
    with opened.writer.begin() as connection:
        kept: Any = drafts.append("draft-1", "units", 1, rows)
        connection.execute(*kept)
        hold(connection, [serials[0], serials[-1]])
        around = TurnServices(b"x" * 32, check)
        assert isinstance(hand_in.check(draft, around, Reads(connection), NOW), Checked)
    await opened.close()
    assert known == [frozenset({serials[0], serials[-1]})]


def test_a_substantive_error_becomes_a_case_only_after_it_is_acknowledged(
    database: Database,
) -> None:
    answers = {**ANSWERS, "applicant_kind": "state_body"}
    draft = Draft("draft-1", "apk_include", FORMS["apk_include"].edition, "2026-03-16", answers)
    with database.writer.begin() as connection:
        kept: Any = drafts.append("draft-1", "units", 1, [*UNITS])
        connection.execute(*kept)
    (told,) = performed(database, HandIn(draft, "kk"))
    assert isinstance(told, Checked)
    acknowledged = replace(draft, acknowledged=("E-EXCLUDED",))
    (told,) = performed(database, HandIn(acknowledged, "kk"))
    assert isinstance(told, HandedIn)
