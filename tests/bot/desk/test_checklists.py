"""Checklists officers fill in, and the record of who was inspected."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientResponse
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.desk.checklists import KINDS, read
from bot.facts import applicant_key
from bot.storage import records
from bot.storage.engine import Database
from bot.storage.records import RegisterRecord
from bot.storage.tables import AUDIT, CHECKLISTS
from core.catalogue import FORMS
from core.checklists import MINER, POOL
from dialogs.wording import LANGUAGES, catalogue
from tests.bot.desk.cases import HOSTILE, put, reviewed
from tests.bot.desk.visiting import SECRET, STAFF, Officer, at_the_desk

BIN, IIN = "250140999991", "000101599992"
NAME, ADDRESS = "«Дала Майнинг» ЖШС", "Теміртау қаласы, Абай даңғылы, 10"
HEAD = {
    "appointing_body": "Мемлекеттік орган",
    "act_no": "17-Т",
    "act_date": "2026-03-16",
    "subject_name": NAME,
    "subject_id": BIN,
    "subject_address": ADDRESS,
}
FOOT = {
    "official_position:1": "Бас сарапшы",
    "official_name:1": "Тестов Тест",
    "official_position:3": "Сарапшы",
    "official_name:3": "Өкілов Өкіл",
    "subject_position": "Директор",
    "subject_signer_name": "Сынақов Сынақ",
}
COMPLIES = {item.key: "complies" for item in MINER.items}
WHOLE = {**HEAD, **COMPLIES, **FOOT}
PERSONAL = (BIN, NAME, ADDRESS, "Тестов", "Өкілов", "Сынақов")
MINER_2, ONLY_POOL = "/desk/checklists/insp_miner-subtype_2", "/desk/checklists/insp_pool"
TODAY = date(2026, 3, 18)


async def sent(officer: Officer, path: str, typed: Mapping[str, str]) -> ClientResponse:
    """A list sent from a page of its own."""
    return await officer.send(path, page=await page_mark(officer, path), **typed)


async def page_mark(officer: Officer, path: str) -> str:
    found = re.search(r'name="page" value="([^"]+)"', await officer.page(path))
    assert found is not None
    return found[1]


def kept(database: Database) -> list[Any]:
    with database.writer.begin() as connection:
        return list(connection.execute(select(CHECKLISTS)))


def marked(page: str) -> list[tuple[str, ...]]:
    """The two columns of every row of a printed list."""
    rows = re.findall(r"<tr>.*?</tr>", page.partition("<tbody>")[2], re.DOTALL)
    return [tuple(re.findall(r'class="result">(.*?)</td>', row)) for row in rows]


async def test_sc_111_a_list_for_subtype_ii_is_printed_with_what_does_not_apply_empty(
    database: Database, tmp_path: Path
) -> None:
    marks = {**COMPLIES, "item_2": "not_complies"}
    typed = {**WHOLE, **marks, "item_4": "na", "item_5": "na", "item_8": "na"}
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        asked = await officer.page(MINER_2)
        assert [asked.count(f'name="item_{number}"') for number in range(1, 10)] == [3] * 8 + [0]
        assert asked.count("К субъекту не относится") == 8
        assert asked.count("По нашему выводу") == 3
        response = await sent(officer, MINER_2, typed)
        assert response.status == 303
        page = await officer.page(response.headers["Location"])
    yes, no, empty = ("✓", ""), ("", "✓"), ("", "")
    assert marked(page) == [yes, no, yes, empty, empty, yes, yes, empty]
    for words in ("Оставлены пустыми пункты: 4, 5, 8.", "Бос қалдырылған тармақтар: 4, 5, 8."):
        assert words in page


async def test_a_print_has_the_words_of_the_order_and_russian_beside_in_either_language(
    database: Database, tmp_path: Path
) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        address = (await sent(officer, MINER_2, WHOLE)).headers["Location"]
        russian = await officer.page(address)
        await officer.send("/desk/language", language="kk", here=address.partition("?")[0])
        kazakh = await officer.page(address)
    for page in (russian, kazakh):
        for language in LANGUAGES:
            for item in MINER.items:
                words = catalogue(language).raw(f"insp_miner.{item.key}.label")
                assert words in page
        for given in (*PERSONAL, "17-Т", "16.03.2026", "Бас сарапшы", "Директор"):
            assert given in page
        assert "Бос қалдырылған" not in page
        assert "2023 жылғы 26 сәуірдегі № 49" in page


async def test_sc_112_a_list_for_a_pool_takes_a_bin_only_and_names_the_25th(
    database: Database, tmp_path: Path
) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        asked = await officer.page(ONLY_POOL)
        assert "не позднее 25" in asked
        assert "По нашему выводу" not in asked
        response = await sent(officer, ONLY_POOL, {**WHOLE, "subject_id": IIN})
        page = await response.text()
        assert response.status == 422
        assert "Похоже на ИИН. Укажите БИН" in page
        assert kept(database) == []
        assert (await sent(officer, ONLY_POOL, WHOLE)).status == 303
    (row,) = kept(database)
    assert (row.form, row.applicant_key) == ("insp_pool", applicant_key(SECRET, BIN))


async def test_a_list_for_a_miner_takes_an_iin_as_well(database: Database, tmp_path: Path) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        typed = {**WHOLE, "subject_id": "000101 599992"}
        assert (await sent(officer, MINER_2, typed)).status == 303
    (row,) = kept(database)
    assert row.applicant_key == applicant_key(SECRET, IIN)


FAULTS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "no body": ({"appointing_body": " "}, {"appointing_body": "E-REQ"}),
    "no number of the act": ({"act_no": ""}, {"act_no": "E-REQ"}),
    "a day that is none": ({"act_date": "31.02.2026"}, {"act_date": "E-DATE"}),
    "today": ({"act_date": "18.03.2026"}, {}),
    "tomorrow": ({"act_date": "19.03.2026"}, {"act_date": "E-DATE-FUTURE"}),
    "no number of the subject": ({"subject_id": ""}, {"subject_id": "E-REQ"}),
    "a number with a wrong digit": (
        {"subject_id": "250140999992"},
        {"subject_id": "E-ID-CHECKSUM"},
    ),
    "a number too short": ({"subject_id": "12345"}, {"subject_id": "E-ID-LEN"}),
    "an address too long": ({"subject_address": "я" * 501}, {"subject_address": "E-TEXT-LEN"}),
    "a sign nobody sees": ({"subject_name": "а\u202eб"}, {"subject_name": "E-TEXT"}),
    "a sign no database takes": ({"subject_name": "а\x00б"}, {"subject_name": "E-TEXT"}),
    "an item left open": ({"item_7": ""}, {"item_7": "E-REQ"}),
    "an item marked otherwise": ({"item_7": "holds"}, {"item_7": "E-CHOICE"}),
    "nobody inspected": (
        dict.fromkeys(FOOT, ""),
        {"official_position:1": "E-REQ", "official_name:1": "E-REQ"},
    ),
    "the third official has no name": ({"official_name:3": ""}, {"official_name:3": "E-REQ"}),
    "only the fifth official": (
        {**dict.fromkeys(FOOT, ""), "official_position:5": "Сарапшы", "official_name:5": "Тест"},
        {},
    ),
    "a sixth official is not read": ({"official_name:6": "Тест"}, {}),
    "the subject left his line empty": ({"subject_position": "", "subject_signer_name": ""}, {}),
}


@pytest.mark.parametrize(("changed", "codes"), FAULTS.values(), ids=FAULTS)
def test_what_was_typed_is_read_as_forms_read_it(
    changed: Mapping[str, str], codes: Mapping[str, str]
) -> None:
    found = read(MINER, {**WHOLE, **changed}, TODAY)
    assert {name: words.key for name, words in found.faults.items()} == {
        name: f"issue.{code}" for name, code in codes.items()
    }


async def test_a_fault_stands_at_its_field_and_nothing_typed_is_lost(
    database: Database, tmp_path: Path
) -> None:
    typed = {**WHOLE, "act_date": "2026-03-19", "item_1": "", "official_name:3": ""}
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        response = await sent(officer, MINER_2, typed)
        page = await response.text()
    assert response.status == 422
    assert 'value="2026-03-19" aria-invalid="true"' in page
    assert 'aria-describedby="act_date-fault"' in page
    assert 'id="item_1-fault"' in page
    assert '<a href="#official_name:3">' in page
    assert "<details open>" in page
    assert f'value="{ADDRESS}"' in page
    assert page.count(" checked>") == 7


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


async def test_the_record_of_a_subject_lists_its_inspections_and_records(
    database: Database, tmp_path: Path
) -> None:
    key = applicant_key(SECRET, BIN)
    held = RegisterRecord("licence_2", "KZ-7", "case-1", key, date(2026, 1, 5))
    ended = replace(held, register="pool", number="P-1", active=False, closed_on=TODAY)
    others = replace(held, number="KZ-8", applicant_key="0" * 64)
    with database.writer.begin() as connection:
        put(connection, reviewed(applicant_key=key))
        for record in (held, ended, others):
            assert records.enter(connection, record)
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


async def test_hostile_words_are_shown_as_words(database: Database, tmp_path: Path) -> None:
    words = "<script>alert(1)</script>\"'&{{ 7*7 }}"
    typed = {**WHOLE, "subject_name": words, "act_no": words, "official_name:1": words}
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        saved = await sent(officer, MINER_2, typed)
        refused = await sent(officer, MINER_2, {**typed, "item_1": words})
        found = await officer.send("/desk/subject", number=BIN)
        pages = [
            await officer.page(saved.headers["Location"]),
            await refused.text(),
            await officer.page(found.headers["Location"]),
        ]
    for page in pages:
        assert "&lt;script&gt;alert(1)" in page
        assert "{{ 7*7 }}" in page
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", page)


ABSENT = {
    "no list": ("/desk/checklist/none", 404),
    "a list with a sign no database takes": ("/desk/checklist/%00", 404),
    "no kind of list": ("/desk/checklists/insp_miner", 404),
    "no key of a subject": ("/desk/subject/250140999991", 404),
}


@pytest.mark.parametrize(("path", "status"), ABSENT.values(), ids=ABSENT)
async def test_what_is_not_there_is_said_so(
    path: str, status: int, database: Database, tmp_path: Path
) -> None:
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        assert (await officer.get(path)).status == status


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


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
async def test_every_list_can_be_filled_in_and_read_in_both_languages(
    kind: Any, database: Database, tmp_path: Path
) -> None:
    path = f"/desk/checklists/{kind.name}"
    async with at_the_desk(database, tmp_path) as officer:
        await officer.sit_down()
        for language in LANGUAGES:
            await officer.send("/desk/language", language=language, here=path)
            asked = await officer.page(path)
            for field in kind.checklist.head:
                assert text_of(kind.checklist.label(field), language) in asked
            saved = await sent(officer, path, WHOLE)
            assert marked(await officer.page(saved.headers["Location"])) == [("✓", "")] * 8


def text_of(key: str, language: str) -> str:
    return catalogue(language).raw(key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_a_list_names_has_words(language: str) -> None:
    words = catalogue(language)
    for checklist in (MINER, POOL):
        columns = [column for field in checklist.foot for column in getattr(field, "columns", ())]
        for field in (*checklist.fields, *columns):
            assert words.has(checklist.label(field)), field.key
        assert words.has(checklist.signed_for)
        assert words.has(checklist.heading)
    for register in {form.register for form in FORMS.values()} - {""}:
        assert words.has(f"desk.one_of.register.{register}")
