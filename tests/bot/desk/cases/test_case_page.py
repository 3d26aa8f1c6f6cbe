"""The page of a case: all of it in both languages, whatever was typed."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.cases.view import law_case
from bot.desk.cases.case_page import clocks_of
from bot.desk.pages import limit_name, proven
from bot.storage.engine import Database
from core.form.steps.states import State
from dialogs.wording.catalogue import LANGUAGES, text
from tests.bot.support.desk_cases import (
    HOSTILE,
    NAME,
    SERIALS,
    answers,
    case,
    paper,
    put_papers,
    registered,
    stored,
)
from tests.bot.support.visiting import at_the_desk

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


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_case_is_shown_whole_in_both_languages(
    database: Database, tmp_path: Path, language: str
) -> None:
    findings = [WARNED, TAKEN, EXPIRING]
    flags = ["E-SERIAL-TAKEN", "W-EXP-SOON", "W-MANUAL"]
    stored(database, registered(findings=findings, flags=flags))
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
    assert {"kk": "2-жол", "ru": "строка 2"}[language] in page
    assert "issue." not in page
    assert "doc.apk" not in re.sub(r'(name|value)="[^"]*"', "", page)


async def test_a_cell_left_to_us_shows_the_answer_it_is_taken_from(
    database: Database, tmp_path: Path
) -> None:
    stored(database, case())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        page = await officer.page("/desk/case/case-1")
    rows = page.partition('<table class="rows">')[2]
    assert rows.count("Мәңгілік Ел") == rows.count(NAME.strip("«»")[:10]) == len(SERIALS)


async def test_rows_come_in_pages_of_a_hundred(database: Database, tmp_path: Path) -> None:
    stored(database, case(), serials=[f"S19-{number:04d}" for number in range(1, 251)])
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
    stored(
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
        refused = await officer.send("/desk/case/case-1", step="registered", revision="1", **typed)
        again = await refused.text()
        searched = await officer.page("/desk?find=%3Cscript%3E%22")
    assert refused.status == 422
    for shown_page in (page, again, searched):
        assert "<script" not in shown_page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 6
    assert "{{ 7*7 }}" in page


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
    stored(database, case())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        assert (await officer.get(path)).status == status


async def test_the_styles_are_kept_for_a_year(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        styles = re.findall(r'href="(/desk/static/[^"]+[.]css)"', await officer.page("/desk"))
        responses = [await officer.client.get(each) for each in styles]
    assert len(responses) == 2
    for response in responses:
        assert response.headers["Content-Type"] == "text/css; charset=utf-8"
        assert "immutable" in response.headers["Cache-Control"]


async def test_pages_have_no_scripts_and_no_inline_style(
    database: Database, tmp_path: Path
) -> None:
    stored(database, case())
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        pages = [await officer.page(path) for path in ("/desk", "/desk/case/case-1")]
    for page in pages:
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", page)


CLOCKS = {
    "nothing arrived": (case(), []),
    "registered on Monday": (
        registered(),
        [date(2026, 3, 18), date(2026, 3, 18), date(2026, 3, 26)],
    ),
    "never registered and closed": (case(state=State.ACCEPTANCE_REFUSED.value), []),
}


@pytest.mark.parametrize(("stands", "days"), CLOCKS.values(), ids=CLOCKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_limit_has_a_name_and_a_proof(stands: Any, days: list[date], language: str) -> None:
    found = list(clocks_of(law_case(stands, {})))
    assert [clock.legal for clock in found] == days
    for clock in found:
        said = [limit_name(clock.limit_id), *proven(clock.limit_id, clock.short)]
        assert all(text(words, language) for words in said)
