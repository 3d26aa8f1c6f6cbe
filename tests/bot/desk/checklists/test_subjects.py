"""The record of who was inspected."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.cases.applicant_key import applicant_key
from bot.storage import register_entries
from bot.storage.engine import Database
from core.form.register import Cause
from tests.bot.support.checklists import BIN, IIN, MINER_2, ONLY_POOL, TODAY, WHOLE, sent
from tests.bot.support.desk_cases import HOSTILE, put, reviewed
from tests.bot.support.registers import an_entry
from tests.bot.support.visiting import SECRET, at_the_desk


async def test_the_record_of_a_subject_lists_its_inspections_and_records(
    database: Database, tmp_path: Path
) -> None:
    key = applicant_key(SECRET, BIN)
    held = an_entry("licence_2", "KZ-7", "case-1", key, date(2026, 1, 5))
    ended = replace(held, register="pool", number="P-1").ended(Cause.EXCLUDED, TODAY, "15")
    expired = replace(held, register="pool", number="P-2", valid_until=date(2026, 3, 17))
    others = replace(held, number="KZ-8", holder="0" * 64)
    with database.writer.begin() as connection:
        put(connection, reviewed(applicant_key=key))
        for record in (held, ended, expired, others):
            assert register_entries.enter(connection, record)
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        await sent(officer, MINER_2, WHOLE)
        await sent(officer, ONLY_POOL, {**WHOLE, "act_no": "18-Т", "act_date": "2026-03-17"})
        found = await officer.send("/desk/subject", number=" 250140-999991 ")
        assert found.headers["Location"] == f"/desk/subject/{key}"
        page = await officer.page(found.headers["Location"])
        assert f'href="/desk/subject/{key}"' in await officer.page("/desk/case/case-1")
        nobody = await officer.send("/desk/subject", number=IIN)
        empty = await officer.page(nobody.headers["Location"])
    assert page.index("18-Т") < page.index("17-Т")
    assert "№ KZ-7, дата выдачи: 05.01.2026" in page
    assert "Действие завершено: 18.03.2026" in page
    assert "Действие завершено: 17.03.2026" in page
    assert "KZ-8" not in page
    assert "Проверочных листов по этому субъекту нет" in empty
    assert "Записей этого субъекта в реестрах нет" in empty


@pytest.mark.parametrize("number", ["", "12345", "250140999992", HOSTILE, "1" * 500])
async def test_a_number_that_is_none_is_said_so_at_its_field(
    database: Database, tmp_path: Path, number: str
) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        response = await officer.send("/desk/subject", number=number)
        page = await response.text()
    assert response.status == 422
    assert 'aria-describedby="number-fault"' in page
    assert "<script" not in page
