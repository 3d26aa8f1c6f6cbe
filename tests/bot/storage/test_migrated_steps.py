"""What officers typed before steps were recorded."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import insert

from bot.storage import (
    audit,
    case_events,
    cases,
)
from bot.storage.audit import Record
from bot.storage.engine import writing_engine
from bot.storage.migrate import upgrade
from bot.storage.tables import CASES
from tests.bot.storage.test_stores import CASE
from tests.bot.support.migrating import as_before, upgrade_to


def test_what_officers_typed_becomes_the_steps_of_the_case(empty_database_url: str) -> None:
    upgrade_to("0006", empty_database_url)
    engine = writing_engine(empty_database_url)
    day = date(2026, 3, 16)
    registered = replace(
        CASE, state="refused_incomplete", revision=3, registration_no="15", registered_on=day
    )
    waiting = replace(CASE, case_id="2", reference="2", draft_id="2", promise_on=day)
    trail: list[tuple[Any, ...]] = [
        (CASE.case_id, "applicant", "handed_in", None, "submitted", {}),
        (
            CASE.case_id,
            "tg:700",
            "registered",
            "submitted",
            "registered",
            {"revision": 1, "registration_no": "15", "registered_on": "2026-03-16"},
        ),
        (
            CASE.case_id,
            "tg:700",
            "refused_incomplete",
            "registered",
            "refused_incomplete",
            {"revision": 2, "reason": {"doc.apk.right": "expired"}},
        ),
        ("2", "applicant", "handed_in", None, "submitted", {}),
        ("list-1", "tg:700", "checklist", None, None, {"form": "insp_miner"}),
    ]
    with engine.begin() as connection:
        connection.execute(insert(CASES), [as_before(registered), as_before(waiting)])
        for case_id, actor, event, source, target, details in trail:
            entry = Record(CASE.handed_in_at, actor, case_id, event, source, target, details)
            connection.execute(audit.add(entry))
    upgrade(empty_database_url)
    with engine.connect() as connection:
        first, second, third = case_events.of_case(connection, CASE.case_id)
        assert (first.revision, first.step, first.given) == (1, "handed_in", {})
        assert (second.revision, second.actor) == (2, "tg:700")
        assert second.given == {"registration_no": "15", "registered_on": day}
        assert third.given == {"papers": {"doc.apk.right": "expired"}}
        (handed,) = case_events.of_case(connection, "2")
        assert handed.target == "submitted"
        kept, told = cases.get(connection, CASE.case_id), cases.get(connection, "2")
        assert kept is not None
        assert told is not None
        assert (kept.registered_on, kept.received_at) == (day, None)
        assert told.promise_on is None
    engine.dispose()
