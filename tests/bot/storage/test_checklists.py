"""Inspection checklists on both databases."""

from dataclasses import replace
from datetime import date, timedelta

from bot.storage import checklists
from bot.storage.checklists import Checklist
from bot.storage.engine import Database
from tests.bot.support.writing import NOW

LIST = Checklist(
    checklist_id="0b0e4b5e-0000-4000-8000-0000000000c1",
    form="insp_miner",
    form_edition="373-2024",
    applicant_key="8f1d",
    act_no="12/т",
    act_on=date(2026, 3, 2),
    body={"subject_name": "«Қуат» ЖШС", "items": {"1": "complies", "4": "na"}},
    staff="officer-1",
    created_at=NOW,
)


def _stored(database: Database, *made: Checklist) -> None:
    with database.writer.begin() as connection:
        for one in made:
            connection.execute(checklists.add(one))


async def test_a_checklist_is_read_as_it_was_kept(database: Database) -> None:
    _stored(database, LIST)
    async with database.reader.connect() as reader:
        assert await checklists.read(reader, LIST.checklist_id) == LIST
        assert await checklists.read(reader, "none") is None


async def test_a_checklist_sent_twice_stays_as_it_was_first(database: Database) -> None:
    _stored(database, LIST, replace(LIST, staff="officer-2", body={}))
    async with database.reader.connect() as reader:
        assert await checklists.by_holder(reader, LIST.applicant_key) == [LIST]


async def test_a_holders_checklists_stand_latest_inspection_first(database: Database) -> None:
    older = replace(LIST, checklist_id="2", act_on=date(2025, 3, 2))
    again = replace(LIST, checklist_id="3", created_at=NOW + timedelta(hours=1))
    _stored(database, LIST, older, again, replace(LIST, checklist_id="4", applicant_key="other"))
    async with database.reader.connect() as reader:
        assert await checklists.by_holder(reader, LIST.applicant_key) == [again, LIST, older]
