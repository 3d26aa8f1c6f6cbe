"""Checklists officers fill in: what is asked, printed and found at fault."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.cases.applicant_key import applicant_key
from bot.desk.checklists.subject import KINDS, read
from bot.storage.engine import Database
from core.services.catalogue import FORMS
from core.services.inspection.checklists import MINER, POOL
from dialogs.wording.catalogue import LANGUAGES, catalogue
from tests.bot.support.checklists import (
    ADDRESS,
    BIN,
    COMPLIES,
    FOOT,
    IIN,
    MINER_2,
    ONLY_POOL,
    PERSONAL,
    TODAY,
    WHOLE,
    kept,
    marked,
    sent,
)
from tests.bot.support.visiting import SECRET, at_the_desk


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
    "the subject left the line empty": ({"subject_position": "", "subject_signer_name": ""}, {}),
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
    for register in {form.effect.register for form in FORMS.values()} - {""}:
        assert words.has(f"desk.one_of.register.{register}")
