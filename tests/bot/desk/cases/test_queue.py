"""The queue: what is due first, found by its number, and no person in it."""

import re
from pathlib import Path
from typing import Any

import pytest

from bot.storage.engine import Database
from tests.bot.support import desk_cases
from tests.bot.support.desk_cases import SERIALS, stored
from tests.bot.support.queued import queued
from tests.bot.support.visiting import Officer, at_the_desk
from tests.core.cases.test_next_limit import case, registered


async def test_the_queue_is_ordered_by_the_day_of_the_alarm(
    database: Database, tmp_path: Path
) -> None:
    monday, friday = "2026-03-16", "2026-03-13"
    laws = [
        registered("lic.issue.1", "under_review", monday),
        case("apk.include", "submitted"),
        registered("apk.include", "registered", monday),
        registered("apk.exclude", "under_review", friday),
        registered("apk.include", "registered", friday),
        registered("apk.include", "issued", monday),
    ]
    await queued(database, laws)
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        assert await numbers(officer, "/desk") == [4, 5, 3, 1, 2]
        assert await numbers(officer, "/desk?show=no_term") == [2]
        assert await numbers(officer, "/desk?show=overdue") == [4, 5]
        assert await numbers(officer, "/desk?show=closed") == [6]
        assert sorted(await numbers(officer, "/desk?show=all")) == [1, 2, 3, 4, 5, 6]


async def test_of_two_cases_due_alike_the_first_handed_in_comes_first(
    database: Database, tmp_path: Path
) -> None:
    hours = ("15:00", "09:00", "12:00")
    laws = [case("apk.include", "registered", f"2026-03-16 {at}", "2026-03-16") for at in hours]
    await queued(database, laws)
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        assert await numbers(officer, "/desk") == [2, 3, 1]


async def test_the_queue_knows_no_person(database: Database, tmp_path: Path) -> None:
    stored(
        database, desk_cases.case(), desk_cases.reviewed(2, flags=["E-SERIAL-TAKEN", "W-MANUAL"])
    )
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        page = await officer.page("/desk?show=all")
    assert "TPT-9H4-KAA" in page
    assert page.count("Подано как есть") == page.count("Нужно решение сотрудника") == 1
    for personal in ("Тест", "250140999991", "7011234567", "office@", "Мәңгілік", *SERIALS):
        assert personal not in page


SEARCHES = {
    "the whole number": ("TPT-9H4-KAA", 1),
    "without dashes, in small letters": ("tpt9h4kaa", 1),
    "typed in Cyrillic": ("трт 9н4", 1),
    "a part": ("9H4", 1),
    "a number nobody has": ("222-222-222", 0),
    "a wildcard is no wildcard": ("%", 0),
}


@pytest.mark.parametrize(("asked", "found"), SEARCHES.values(), ids=SEARCHES)
async def test_a_case_is_found_by_its_number(
    database: Database, tmp_path: Path, asked: str, found: int
) -> None:
    stored(database, desk_cases.case(state="issued"), desk_cases.case(7))
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        response = await officer.client.get(
            "/desk", params={"find": asked}, headers={"Cookie": f"__Host-desk={officer.cookie}"}
        )
        page = await response.text()
    assert page.count(">TPT-9H4-KAA</a>") == found


async def test_the_queue_comes_in_pages_of_fifty(database: Database, tmp_path: Path) -> None:
    made = [desk_cases.case(number) for number in range(2, 54)]
    first = await shown(database, tmp_path, made, "/desk")
    second = await shown(database, tmp_path, [], "/desk?page=2")
    beyond = await shown(database, tmp_path, [], "/desk?page=99")
    assert (len(first), len(second), beyond) == (50, 2, second)
    assert sorted(first + second) == list(range(2, 54))


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "²"])
async def test_a_page_that_is_no_number_is_the_first(
    database: Database, tmp_path: Path, page: str
) -> None:
    assert await shown(database, tmp_path, [desk_cases.case(2)], f"/desk?page={page}") == [2]


async def shown(database: Database, folder: Path, made: list[Any], path: str) -> list[int]:
    """The numbers of the cases on a page of the queue, in order."""
    stored(database, *made)
    async with at_the_desk(database, folder) as officer:
        await officer.sit_down()
        return await numbers(officer, path)


async def numbers(officer: Officer, path: str) -> list[int]:
    return [int(each) for each in re.findall(r"/desk/case/case-(\d+)", await officer.page(path))]
