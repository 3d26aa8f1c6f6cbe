"""What officers see."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.desk.case_page import case_clocks
from bot.desk.pages import limit_name, proven
from bot.desk.queue import tone
from bot.storage.engine import Database
from bot.storage.tables import OUTBOX
from core.cases.states import State
from dialogs.wording import LANGUAGES, text
from tests.bot.desk.cases import (
    FILE_ID,
    HOSTILE,
    NAME,
    REPLACED_ID,
    SERIALS,
    answers,
    case,
    paper,
    put,
    put_papers,
    registered,
    reviewed,
)
from tests.bot.desk.visiting import Officer, at_the_desk

WARNED = {
    "code": "W-MANUAL",
    "field": "applicant_kind",
    "law": {"act": "138", "paragraph": "2", "annex": "", "item": "", "note": ""},
    "row": 0,
    "params": {},
}
TAKEN = {
    "code": "E-SERIAL-TAKEN",
    "field": "units",
    "law": {"act": "138", "paragraph": "", "annex": "7", "item": "", "note": ""},
    "row": 2,
    "params": {},
}
EXPIRING = {
    "code": "W-EXP-SOON",
    "field": "ownership_doc",
    "law": {"act": "138", "paragraph": "9", "annex": "", "item": "", "note": ""},
    "row": 0,
    "params": {"doc": "doc.apk.right", "date": "2026-03-20"},
}

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
    put_all(database, case(), reviewed(2, flags=["E-SERIAL-TAKEN", "W-MANUAL"]))
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
    put_all(database, case(state="issued"), case(7))
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


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_case_is_shown_whole_in_both_languages(
    database: Database, tmp_path: Path, language: str
) -> None:
    findings = [WARNED, TAKEN, EXPIRING]
    flags = ["E-SERIAL-TAKEN", "W-EXP-SOON", "W-MANUAL"]
    put_all(database, registered(findings=findings, flags=flags))
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        await officer.send("/desk/language", language=language)
        page = await officer.page("/desk/case/case-1")
    assert f'<html lang="{language}">' in page
    for told in (
        NAME,
        "250140999991",
        "+7 701 123 45 67",
        "Мәңгілік Ел",
        *SERIALS,
        "95 TH/s",
        "138-a2-8/2023-08",
        "16.03.2026, 11:00",
        "№ 15, 16.03.2026",
    ):
        assert told in page
    ours = {"kk": "ресми нысанда жоқ", "ru": "нет в официальной форме"}[language]
    assert page.count(ours) == 4
    as_is = {"kk": "Осы күйінде тапсырылған", "ru": "Подано как есть"}[language]
    assert page.count(as_is) == 1
    assert "issue." not in page
    assert "doc.apk" not in re.sub(r'(name|value)="[^"]*"', "", page)


async def test_a_cell_left_to_us_shows_the_answer_it_is_taken_from(
    database: Database, tmp_path: Path
) -> None:
    put_all(database, case())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        page = await officer.page("/desk/case/case-1")
    rows = page.partition('<table class="rows">')[2]
    assert rows.count("Мәңгілік Ел") == rows.count(NAME.strip("«»")[:10]) == len(SERIALS)


async def test_rows_come_in_pages_of_a_hundred(database: Database, tmp_path: Path) -> None:
    with database.writer.begin() as connection:
        put(connection, case(), serials=[f"S19-{number:04d}" for number in range(1, 251)])
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        pages = [
            re.findall(r"S19-(\d{4})", await officer.page(f"/desk/case/case-1?rows={number}"))
            for number in (1, 2, 3, 9)
        ]
    assert [(rows[0], rows[-1], len(rows)) for rows in pages] == [
        ("0001", "0100", 100),
        ("0101", "0200", 100),
        ("0201", "0250", 50),
        ("0201", "0250", 50),
    ]


async def test_hostile_answers_are_only_text(database: Database, tmp_path: Path) -> None:
    put_all(
        database,
        case(
            answers=answers(
                applicant_name=HOSTILE,
                signer_name=HOSTILE,
                legal_address={"country": "KZ", "region": "KZ-71", "street": HOSTILE},
                complexes=[
                    {
                        "apk_full_name": HOSTILE,
                        "apk_brand": HOSTILE,
                        "apk_model": "{0} {reference}",
                        "apk_quantity": 1,
                        "tnved_code": "8471500000",
                    }
                ],
            )
        ),
        serials=[HOSTILE],
    )
    with database.writer.begin() as connection:
        put_papers(connection, paper(name=HOSTILE))
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        page = await officer.page("/desk/case/case-1")
        typed = {"registration_no": HOSTILE, "registered_on": HOSTILE}
        refused = await officer.send(
            "/desk/case/case-1", target="registered", revision="1", **typed
        )
        again = await refused.text()
        searched = await officer.page("/desk?find=%3Cscript%3E%22")
    assert refused.status == 422
    for shown_page in (page, again, searched):
        assert "<script" not in shown_page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 6
    assert "{{ 7*7 }}" in page


async def test_an_unknown_case_is_not_found(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        assert (await officer.get("/desk/case/case-1")).status == 404
        decided = await officer.send("/desk/case/case-1", target="registered", revision="1")
        assert decided.status == 404
        unknown = await officer.send("/desk/case/case-1", target="promoted", revision="1")
        assert unknown.status == 400


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param("/desk?find=%00TPT", 200, id="a search"),
        pytest.param("/desk/case/case-1%00", 200, id="a case"),
        pytest.param("/desk/case/%00", 404, id="no case"),
        pytest.param("/desk/case/x/file/%00", 404, id="a file"),
    ],
)
async def test_a_sign_no_database_takes_in_an_address_is_no_error(
    path: str, status: int, database: Database, tmp_path: Path
) -> None:
    """PostgreSQL refuses a NUL in a text."""
    put_all(database, case())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        assert (await officer.get(path)).status == status


async def test_a_whole_case_from_registration_to_the_notice(
    database: Database, tmp_path: Path
) -> None:
    put_all(database, case())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        steps: list[dict[str, Any]] = [
            {"target": "registered", "registration_no": "15", "registered_on": "2026-03-18"},
            {"target": "under_review"},
            {"target": "issued", "notice_no": "7", "notice_date": "2026-03-18"},
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


async def test_a_fault_stands_at_its_field_and_nothing_typed_is_lost(
    database: Database, tmp_path: Path
) -> None:
    put_all(database, case())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        response = await officer.send(
            "/desk/case/case-1",
            target="registered",
            revision="1",
            registration_no="15/А",
            registered_on="2026-03-19",
        )
        page = await response.text()
    assert response.status == 422
    assert 'value="15/А"' in page
    assert 'value="2026-03-19" aria-invalid="true"' in page
    assert 'aria-describedby="registered-registered_on-fault"' in page
    assert '<a href="#registered-registered_on">' in page


async def test_marked_papers_stay_marked_and_none_marked_is_a_fault(
    database: Database, tmp_path: Path
) -> None:
    put_all(database, registered())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        response = await officer.send(
            "/desk/case/case-1", target="refused_incomplete", revision="2"
        )
        assert "Отметьте хотя бы один документ." in await response.text()
        form = {"paper:doc.apk.right": "expired", "target": "refused_incomplete"}
        response = await officer.send("/desk/case/case-1", revision="2", **form)
        page = await officer.page(response.headers["Location"])
    assert "истек срок действия" in page.partition('id="trail"')[2]


async def test_who_is_second_sees_how_the_case_stands_now(
    database: Database, tmp_path: Path
) -> None:
    put_all(database, reviewed())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        response = await officer.send("/desk/case/case-1", target="under_review", revision="2")
        late = await response.text()
        forbidden = await officer.send("/desk/case/case-1", target="registered", revision="3")
        assert (response.status, forbidden.status) == (409, 409)
        assert "невозможен" in await forbidden.text()
    assert "Ваше решение не записано. Статус сейчас: На рассмотрении." in late


async def test_only_our_own_redirect_says_done(database: Database, tmp_path: Path) -> None:
    put_all(database, case())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        assert "Решение записано" not in await officer.page("/desk/case/case-1?done=issued")


FILES = {
    "clean": ("clean", True, 200),
    "quarantined, a scanner will look": ("quarantined", True, 404),
    "quarantined, there is no scanner": ("quarantined", False, 200),
    "infected": ("infected", False, 404),
    "still on its way": ("fetching", False, 404),
    "refused": ("refused", False, 404),
}


@pytest.mark.parametrize(("state", "scan_required", "status"), FILES.values(), ids=FILES)
async def test_a_paper_is_opened_by_its_state(
    database: Database, tmp_path: Path, state: str, scan_required: bool, status: int
) -> None:
    put_all(database, case())
    with database.writer.begin() as connection:
        put_papers(connection, paper(state=state))
    (tmp_path / FILE_ID).write_bytes(b"%PDF")
    async with at_the_desk(database, tmp_path, scan_required) as officer:
        await officer.sit_down()
        page = await officer.page("/desk/case/case-1")
        response = await officer.get(f"/desk/case/case-1/file/{FILE_ID}")
        assert response.status == status
        assert (f"/file/{FILE_ID}" in page) == (status == 200)
        if status == 200:
            assert await response.read() == b"%PDF"


async def test_a_paper_is_saved_and_never_run(database: Database, tmp_path: Path) -> None:
    put_all(database, case())
    with database.writer.begin() as connection:
        put_papers(connection, paper(name='ш\u202eар"т\r\n.pdf'))
    (tmp_path / FILE_ID).write_bytes(b"%PDF")
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        headers = (await officer.get(f"/desk/case/case-1/file/{FILE_ID}")).headers
    assert headers["Content-Disposition"] == (
        "attachment; filename*=UTF-8''%D1%88%E2%80%AE%D0%B0%D1%80%22%D1%82%0D%0A.pdf"
    )
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Cache-Control"] == "no-store"


async def test_only_papers_of_the_application_are_opened(
    database: Database, tmp_path: Path
) -> None:
    put_all(database, case(), case(2, answers=answers(ownership_doc=None)))
    with database.writer.begin() as connection:
        put_papers(connection, paper(), paper(REPLACED_ID))
    (tmp_path / REPLACED_ID).write_bytes(b"%PDF")
    (tmp_path / FILE_ID).write_bytes(b"%PDF")
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        for path in (
            f"/desk/case/case-1/file/{REPLACED_ID}",
            f"/desk/case/case-2/file/{FILE_ID}",
            f"/desk/case/case-9/file/{FILE_ID}",
            "/desk/case/case-1/file/..%2F..%2Fetc%2Fpasswd",
        ):
            assert (await officer.get(path)).status == 404


async def test_the_style_is_kept_for_a_year(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        address = re.search(r'href="(/desk/static/[^"]+)"', await officer.page("/desk"))
        assert address is not None
        response = await officer.client.get(address[1])
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response.headers["Cache-Control"]


async def test_pages_have_no_scripts_and_no_inline_style(
    database: Database, tmp_path: Path
) -> None:
    put_all(database, case())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        pages = [await officer.page(path) for path in ("/desk", "/desk/case/case-1")]
    for page in pages:
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", page)


CLOCKS = {
    "before registration": (case(), [date(2026, 3, 16), date(2026, 3, 26)]),
    "registered on Monday": (
        registered(),
        [date(2026, 3, 18), date(2026, 3, 26), date(2026, 3, 17)],
    ),
    "never registered and closed": (case(state=State.ACCEPTANCE_REFUSED.value), []),
}


@pytest.mark.parametrize(("stands", "days"), CLOCKS.values(), ids=CLOCKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_limit_has_a_name_and_a_proof(stands: Any, days: list[date], language: str) -> None:
    found = case_clocks(stands)
    assert [clock.track.date for clock in found] == days
    for clock in found:
        said = [limit_name(clock.limit_id), *proven(clock.limit_id, clock.track)]
        assert all(text(words, language) for words in said)


async def test_a_filing_after_hours_is_due_on_the_day_it_counts_from(
    database: Database, tmp_path: Path
) -> None:
    friday_evening = datetime(2026, 3, 13, 13, 31, tzinfo=UTC)
    late = replace(case(), handed_in_at=friday_evening, effective_on=date(2026, 3, 16))
    put_all(database, late)
    async with at_the_desk(database, tmp_path) as officer:
        officer.clock.at = friday_evening + timedelta(hours=1)
        await officer.sit_down()
        page = await officer.page("/desk")
    assert '<time datetime="2026-03-16">16.03.2026</time>' in page
    assert "Срок близко" in page


def put_all(database: Database, *made: Any, **more: Any) -> None:
    with database.writer.begin() as connection:
        put(connection, *made, **more)


async def shown(database: Database, folder: Path, made: list[Any], path: str) -> list[int]:
    """The numbers of the cases on a page of the queue, in order."""
    put_all(database, *made)
    async with at_the_desk(database, folder) as officer:
        await officer.sit_down()
        return await numbers(officer, path)


async def numbers(officer: Officer, path: str) -> list[int]:
    return [int(each) for each in re.findall(r"/desk/case/case-(\d+)", await officer.page(path))]
