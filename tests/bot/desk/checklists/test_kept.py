"""Checklists that are kept: once, audited, and told to nobody else."""

import re
from pathlib import Path

from sqlalchemy import select
from structlog.testing import capture_logs

from bot.storage.engine import Database
from bot.storage.tables import AUDIT
from tests.bot.support.checklists import BIN, MINER_2, PERSONAL, WHOLE, kept, page_mark, sent
from tests.bot.support.visiting import STAFF, at_the_desk


async def test_one_page_sent_twice_keeps_one_list(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        page = await page_mark(officer, MINER_2)
        first = await officer.send(MINER_2, page=page, **WHOLE)
        second = await officer.send(MINER_2, page=page, **WHOLE)
        assert first.headers["Location"] == second.headers["Location"]
        assert len(kept(database)) == 1
        assert (await sent(officer, MINER_2, WHOLE)).status == 303
    assert len(kept(database)) == 2


async def test_one_page_sent_again_with_other_answers_changes_nothing_and_says_so(
    database: Database, tmp_path: Path
) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        page = await page_mark(officer, MINER_2)
        first = await officer.send(MINER_2, page=page, **WHOLE)
        other = {**WHOLE, "item_1": "not_complies"}
        response = await officer.send(MINER_2, page=page, **other)
        answer = await response.text()
        assert response.status == 409
        assert "новые ответы не записаны" in answer
        assert f'href="{first.headers["Location"].partition("?")[0]}"' in answer
        assert [row.body["item_1"] for row in kept(database)] == ["complies"]
        again = re.search(r'name="page" value="([^"]+)"', answer)
        assert again is not None
        assert (await officer.send(MINER_2, page=again[1], **other)).status == 303
    assert sorted(row.body["item_1"] for row in kept(database)) == ["complies", "not_complies"]


async def test_a_list_sent_without_the_mark_of_its_page_is_refused(
    database: Database, tmp_path: Path
) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        for mark in ("", "x", "а" * 32, "0" * 33):
            assert (await officer.send(MINER_2, page=mark, **WHOLE)).status == 400
    assert kept(database) == []


async def test_every_save_is_audited_and_nothing_personal_is_told_to_audit_logs_or_addresses(
    database: Database, tmp_path: Path
) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        with capture_logs() as logs:
            page = await page_mark(officer, MINER_2)
            saved = [await officer.send(MINER_2, page=page, **WHOLE) for _ in range(2)]
            found = await officer.send("/desk/subject", number=BIN)
            pages = [await officer.page("/desk/checklists"), await officer.page("/desk")]
    addresses = [each.headers["Location"] for each in (*saved, found)]
    with database.writer.begin() as connection:
        (entry,) = connection.execute(select(AUDIT))
    assert (entry.actor, entry.event) == (STAFF, "checklist_saved")
    assert entry.details == {"form": "insp_miner", "form_edition": "373-2024"}
    assert entry.case_id in addresses[0]
    told = repr((addresses, logs, entry, pages))
    assert not [each for each in (*PERSONAL, "17-Т") if each in told]


async def test_strangers_and_forms_of_other_sites_are_turned_away(
    database: Database, tmp_path: Path
) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        for path in ("/desk/checklists", MINER_2, "/desk/checklist/x", f"/desk/subject/{'0' * 64}"):
            assert (await officer.get(path)).status == 403
        await officer.sit_down()
        mark = await page_mark(officer, MINER_2)
        form = {"form": await officer.form_token(), "page": mark, **WHOLE}
        assert (await officer.post(MINER_2, form, origin="https://evil.example")).status == 403
        assert (await officer.post(MINER_2, {**form, "form": "0" * 64})).status == 403
        assert (await officer.post("/desk/subject", {"number": BIN})).status == 403
    assert kept(database) == []
