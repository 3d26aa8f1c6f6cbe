"""A case is decided on its page: from the registration to the notice, a fault at its field."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.cases.applicant_key import applicant_key
from bot.storage import register_entries
from bot.storage.engine import Database
from bot.storage.tables import OUTBOX
from tests.bot.support.desk_cases import case, registered, reviewed, stored
from tests.bot.support.visiting import SECRET, at_the_desk

LONG_AGO = date(2026, 3, 2)


async def test_an_unknown_case_is_not_found(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        assert (await officer.get("/desk/case/case-1")).status == 404
        decided = await officer.send("/desk/case/case-1", step="registered", revision="1")
        assert decided.status == 404
        unknown = await officer.send("/desk/case/case-1", step="promoted", revision="1")
        assert unknown.status == 404


async def test_a_whole_case_from_registration_to_the_notice(
    database: Database, tmp_path: Path
) -> None:
    stored(database, case())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        steps: list[dict[str, Any]] = [
            {
                "step": "registered",
                "received_at": "2026-03-18T10:30",
                "registration_no": "15",
                "registered_on": "2026-03-18",
            },
            {"step": "under_review"},
            {"step": "issued", "notice_no": "7", "notice_date": "2026-03-18"},
        ]
        for revision, step in enumerate(steps, start=1):
            for _ in range(2):
                response = await officer.send("/desk/case/case-1", revision=str(revision), **step)
                assert response.status == 303
                page = await officer.page(response.headers["Location"])
                assert "Решение записано" in page
    assert "№ 7, 18.03.2026" in page
    assert "Дело завершено" in page
    with database.writer.begin() as connection:
        keys = connection.execute(select(OUTBOX.c.message_key).order_by(OUTBOX.c.seq)).scalars()
        assert list(keys) == [f"case:case-1:{revision}/0" for revision in (2, 3, 4)]


async def test_a_licence_issued_after_a_reorganisation_is_found_under_its_successor(
    database: Database, tmp_path: Path
) -> None:
    successor = "250140999097"
    given = {
        "applicant_kind": "legal_entity",
        "reissue_object": "licence",
        "licence_no": "00012345",
        "grounds": ["reorganisation"],
        "successor_bin": successor,
    }
    stored(database, reviewed(service="lic.reissue.1", answers=given))
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        issued = {"step": "issued", "notice_no": "00099", "notice_date": "2026-03-18"}
        response = await officer.send("/desk/case/case-1", revision="3", **issued)
        assert response.status == 303
    with database.writer.begin() as connection:
        (record,) = register_entries.by_holder(connection, applicant_key(SECRET, successor))
    assert (record.register, record.number) == ("licence_1", "00099")


async def test_a_fault_stands_at_its_field_and_nothing_typed_is_lost(
    database: Database, tmp_path: Path
) -> None:
    stored(database, case())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        response = await officer.send(
            "/desk/case/case-1",
            step="registered",
            revision="1",
            registration_no="15/А",
            registered_on="2026-03-19",
            received_at="2026-03-18T10:30",
        )
        page = await response.text()
    assert response.status == 422
    assert 'value="15/А"' in page
    assert 'value="2026-03-19" aria-invalid="true"' in page
    assert 'aria-describedby="registered-registered_on-fault"' in page
    assert '<a href="#registered-registered_on">' in page


async def test_a_recorded_arrival_need_not_be_typed_again(
    database: Database, tmp_path: Path
) -> None:
    stored(database, case())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        before = _input("registered-received_at", await officer.page("/desk/case/case-1"))
        arrived = {"step": "arrival", "received_at": "2026-03-16T18:31"}
        assert (await officer.send("/desk/case/case-1", revision="1", **arrived)).status == 303
        after = _input("registered-received_at", await officer.page("/desk/case/case-1"))
    assert 'value=""' in before
    assert 'value="2026-03-16T18:31:00"' in after


async def test_a_reason_for_lateness_is_not_required_of_an_officer_who_was_in_time(
    database: Database, tmp_path: Path
) -> None:
    stored(database, registered(effective_on=LONG_AGO, registered_on=LONG_AGO))
    typed = {"step": "refused_incomplete", "refusal_no": "3", "paper:doc.apk.info": "missing"}
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        page = await officer.page("/desk/case/case-1")
        late = {**typed, "refusal_date": "2026-03-16"}
        refused = await officer.send("/desk/case/case-1", revision="2", **late)
        again = await refused.text()
        in_time = {**typed, "refusal_date": "2026-03-04"}
        taken = await officer.send("/desk/case/case-1", revision="2", **in_time)
    assert "required" not in _input("refused_incomplete-late_reason", page)
    assert "required" in _input("refused_incomplete-late_reason", again)
    assert (refused.status, taken.status) == (422, 303)


def _input(name: str, page: str) -> str:
    """The tag of an input."""
    found = re.search(rf'<(?:input|textarea) id="{name}"[^>]*>', page)
    assert found is not None
    return found[0]


async def test_marked_papers_stay_marked_and_none_marked_is_a_fault(
    database: Database, tmp_path: Path
) -> None:
    stored(database, registered())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        response = await officer.send("/desk/case/case-1", step="refused_incomplete", revision="2")
        assert "Отметьте хотя бы один документ." in await response.text()
        form = {
            "paper:doc.apk.right": "expired",
            "step": "refused_incomplete",
            "refusal_no": "4",
            "refusal_date": "2026-03-18",
        }
        response = await officer.send("/desk/case/case-1", revision="2", **form)
        page = await officer.page(response.headers["Location"])
    assert "истек срок действия" in page.partition('id="trail"')[2]


async def test_who_is_second_sees_how_the_case_stands_now(
    database: Database, tmp_path: Path
) -> None:
    stored(database, reviewed())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        response = await officer.send("/desk/case/case-1", step="under_review", revision="2")
        late = await response.text()
        forbidden = await officer.send("/desk/case/case-1", step="registered", revision="3")
        assert (response.status, forbidden.status) == (409, 409)
        assert "невозможен" in await forbidden.text()
    assert "Ваше решение не записано. Статус сейчас: На рассмотрении." in late


async def test_only_our_own_redirect_says_done(database: Database, tmp_path: Path) -> None:
    stored(database, case())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        assert "Решение записано" not in await officer.page("/desk/case/case-1?done=issued")
