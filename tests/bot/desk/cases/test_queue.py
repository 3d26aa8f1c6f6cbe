"""The queue: what is due first, found by its number, and no person in it."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.desk.cases.queue import tone
from bot.storage.engine import Database
from tests.bot.support.desk_cases import SERIALS, case, registered, reviewed, stored
from tests.bot.support.visiting import Officer, at_the_desk

TONES = {
    "Tuesday is over": (date(2026, 3, 17), "overdue"),
    "today, Wednesday": (date(2026, 3, 18), "soon"),
    "tomorrow": (date(2026, 3, 19), "soon"),
    "the day after": (date(2026, 3, 20), "calm"),
    "a closed case": (None, "calm"),
}


@pytest.mark.parametrize(("day", "expected"), TONES.values(), ids=TONES)
def test_a_last_day_is_marked_by_working_days(day: date | None, expected: str) -> None:
    assert tone(day, date(2026, 3, 18)) == expected


def test_on_friday_before_nauryz_the_next_working_day_is_soon() -> None:
    friday, next_worked = date(2026, 3, 20), date(2026, 3, 26)
    assert tone(next_worked, friday) == "soon"
    assert tone(date(2026, 3, 27), friday) == "calm"


async def test_the_queue_is_ordered_by_what_is_due_first(
    database: Database, tmp_path: Path
) -> None:
    made = [
        reviewed(2, track_on=date(2026, 3, 19)),
        case(3, effective_on=date(2026, 3, 17), track_on=date(2026, 3, 25)),
        reviewed(4, track_on=date(2026, 3, 25)),
        registered(5, track_on=date(2026, 3, 16)),
        reviewed(6, state="issued", track_on=date(2026, 3, 1)),
    ]
    assert await shown(database, tmp_path, made, "/desk") == [5, 3, 2, 4]
    assert await shown(database, tmp_path, [], "/desk?show=closed") == [6]
    assert sorted(await shown(database, tmp_path, [], "/desk?show=all")) == [2, 3, 4, 5, 6]


async def test_the_queue_knows_no_person(database: Database, tmp_path: Path) -> None:
    stored(database, case(), reviewed(2, flags=["E-SERIAL-TAKEN", "W-MANUAL"]))
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
    stored(database, case(state="issued"), case(7))
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        response = await officer.client.get(
            "/desk", params={"find": asked}, headers={"Cookie": f"__Host-desk={officer.cookie}"}
        )
        page = await response.text()
    assert page.count(">TPT-9H4-KAA</a>") == found


async def test_the_queue_comes_in_pages_of_fifty(database: Database, tmp_path: Path) -> None:
    made = [case(number) for number in range(2, 54)]
    first = await shown(database, tmp_path, made, "/desk")
    second = await shown(database, tmp_path, [], "/desk?page=2")
    beyond = await shown(database, tmp_path, [], "/desk?page=99")
    assert (len(first), len(second), beyond) == (50, 2, second)
    assert sorted(first + second) == list(range(2, 54))


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "²"])
async def test_a_page_that_is_no_number_is_the_first(
    database: Database, tmp_path: Path, page: str
) -> None:
    assert await shown(database, tmp_path, [case(2)], f"/desk?page={page}") == [2]


async def test_a_filing_after_hours_is_due_on_the_day_it_counts_from(
    database: Database, tmp_path: Path
) -> None:
    friday_evening = datetime(2026, 3, 13, 13, 31, tzinfo=UTC)
    late = replace(case(), handed_in_at=friday_evening, effective_on=date(2026, 3, 16))
    stored(database, late)
    async with at_the_desk(database, tmp_path) as officer:
        officer.clock.at = friday_evening + timedelta(hours=1)
        await officer.sit_down()
        page = await officer.page("/desk")
    assert '<time datetime="2026-03-16">16.03.2026</time>' in page
    assert "Срок близко" in page


async def shown(database: Database, folder: Path, made: list[Any], path: str) -> list[int]:
    """The numbers of the cases on a page of the queue, in order."""
    stored(database, *made)
    async with at_the_desk(database, folder) as officer:
        await officer.sit_down()
        return await numbers(officer, path)


async def numbers(officer: Officer, path: str) -> list[int]:
    return [int(each) for each in re.findall(r"/desk/case/case-(\d+)", await officer.page(path))]
