"""Self-checks by the checklists of inspections: what is asked of whom, and what is advised."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from core.errors import Configuration, Invalid
from core.identifiers import bin_or_iin
from core.law.acts import LawRef, Origin
from core.law.working_time import TZ
from core.services.catalogue import FORMS
from core.services.inspection.checklists import (
    CHECKLISTS,
    MINER,
    POOL,
    RESULTS,
    Checklist,
    Item,
    verify,
)
from core.validation import Application, Outcome, validate
from dialogs.wording.catalogue import LANGUAGES, catalogue
from tests.core.support.whole import insp_miner, insp_pool

MONDAY = datetime(2026, 3, 16, 10, 0, tzinfo=TZ)
WHOLE: Mapping[str, Mapping[str, Any]] = {
    "insp_miner": insp_miner.ANSWERS,
    "insp_pool": insp_pool.ANSWERS,
}


def checked(key: str, at: datetime = MONDAY, /, **changed: Any) -> Outcome:
    return validate(Application(FORMS[key], {**WHOLE[key], **changed}), at)


def asked(subtype: str, **changed: Any) -> list[str]:
    """The questions of the miner's self-check, in order."""
    answers = {**insp_miner.ANSWERS, "subtype": subtype, **changed}
    return [field.key for field in FORMS["insp_miner"].journey(answers)]


ASKED: dict[str, tuple[str, dict[str, str], set[str]]] = {
    "subtype I on the grid": ("subtype_1", {}, {"item_6"}),
    "SC-111 subtype II": (
        "subtype_2",
        {},
        {"item_4", "power_sourcing", "item_5", "item_8"},
    ),
    "D-77 bought off the grid": (
        "subtype_1",
        {"power_sourcing": "offgrid_producer"},
        {"item_5", "item_6"},
    ),
    "D-77 generated off the grid": (
        "subtype_1",
        {"power_sourcing": "own_offgrid"},
        {"item_5", "item_6"},
    ),
    "subtype II that once said where its electricity is from": (
        "subtype_2",
        {"power_sourcing": "grid"},
        {"item_4", "power_sourcing", "item_5", "item_8"},
    ),
}


@pytest.mark.parametrize(("subtype", "changed", "spared"), ASKED.values(), ids=ASKED)
def test_a_miner_is_asked_what_concerns_him(
    subtype: str, changed: Mapping[str, str], spared: set[str]
) -> None:
    every = [field.key for field in FORMS["insp_miner"].asked]
    assert asked(subtype, **changed) == [key for key in every if key not in spared]


def items() -> list[Any]:
    """Every item with the answers under which it is asked."""
    return [
        pytest.param(
            checklist,
            item,
            {"subtype": "subtype_2"} if "subtype_2" in item.applies else {},
            id=f"{checklist.key}-{item.number}",
        )
        for checklist in CHECKLISTS.values()
        for item in checklist.items
    ]


@pytest.mark.parametrize(("checklist", "item", "path"), items())
@pytest.mark.parametrize("answer", ["holds", "fails", "unsure"])
def test_each_item_brings_its_own_advice_and_cites_its_place_in_its_list(
    checklist: Checklist, item: Item, path: Mapping[str, str], answer: str
) -> None:
    found = checked(checklist.key, **{**path, item.key: answer}).findings
    code = {
        "holds": "",
        "fails": f"W-CHECK-{checklist.key.removeprefix('insp_').upper()}-{item.number}",
        "unsure": "W-CHECK-UNSURE",
    }[answer]
    assert [(each.code, each.field) for each in found] == ([(code, item.key)] if code else [])
    for each in found:
        assert (each.law.act, each.law.item) == (checklist.act, str(item.number))
        assert each.is_warning


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        pytest.param("grid", [], id="the grid"),
        pytest.param("offgrid_producer", [], id="D-77 bought off the grid is exempt"),
        pytest.param("own_offgrid", ["W-CHECK-OWN-POWER"], id="D-77 own generation is open"),
    ],
)
def test_item_5_hangs_on_where_the_electricity_comes_from(source: str, codes: list[str]) -> None:
    outcome = checked("insp_miner", power_sourcing=source, item_5=None if codes else "holds")
    assert [each.code for each in outcome.findings] == codes
    assert [each.law.note for each in outcome.findings] == ["D-77"] * len(codes)


def test_own_generation_is_not_asked_of_who_has_no_data_centre() -> None:
    outcome = checked("insp_miner", subtype="subtype_2", power_sourcing="own_offgrid")
    assert outcome.findings == ()


DISCREPANCIES = {
    "D-108 no paper proves the residential zone": (MINER, 4, "D-108"),
    "D-55 the hosting contract": (MINER, 6, "D-55"),
    "D-54 an accredited pool": (MINER, 2, "D-54"),
    "D-71 the monthly report has no form": (POOL, 8, "D-71"),
}


@pytest.mark.parametrize(("checklist", "number", "note"), DISCREPANCIES.values(), ids=DISCREPANCIES)
def test_a_discrepancy_is_noted_at_its_item(checklist: Checklist, number: int, note: str) -> None:
    assert checklist.law_of(checklist.items[number - 1]).note == note


@pytest.mark.parametrize("key", CHECKLISTS)
def test_a_self_check_is_never_filed_so_no_hour_is_late_for_it(key: str) -> None:
    form = FORMS[key]
    assert not form.filed
    assert (form.steps, form.grounds, form.papers, form.portals) == ((), (), (), ())
    friday_evening = datetime(2026, 3, 13, 19, 0, tzinfo=TZ)
    outcome = checked(key, friday_evening)
    assert (outcome.findings, outcome.promise, outcome.registration) == ((), None, None)


def test_the_items_are_official_and_what_we_ask_besides_is_inferred() -> None:
    origins = {field.key: field.origin for field in FORMS["insp_miner"].fields}
    ours = {key for key, origin in origins.items() if origin is not Origin.OFFICIAL}
    assert ours == {"subtype", "power_sourcing"}


WORDS_OF_OURS = ("intro", "note.dates", "note.complaints")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", CHECKLISTS)
def test_sc_113_no_words_of_ours_give_a_date_or_a_term(key: str, language: str) -> None:
    words = catalogue(language)
    said = [words.raw(f"{key}.{end}") for end in WORDS_OF_OURS]
    said += [words.raw(f"issue.{item.advice}") for item in CHECKLISTS[key].items]
    assert all(said)
    without_phones = [text.replace("1414, 8-800-080-7777", "") for text in said]
    assert not [text for text in without_phones if re.search(r"\d", text)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", CHECKLISTS)
def test_sc_118_whoever_complains_of_an_inspection_is_given_contacts(
    key: str, language: str
) -> None:
    assert "1414, 8-800-080-7777" in catalogue(language).raw(f"{key}.note.complaints")


@pytest.mark.parametrize("language", LANGUAGES)
def test_sc_112_item_8_of_a_pool_names_the_25th(language: str) -> None:
    assert "25" in catalogue(language).raw("insp_pool.item_8.label")


@pytest.mark.parametrize(("language", "dates"), [
    pytest.param("kk", ("25 сәуірдегі № 164/НҚ", "26 сәуірдегі № 49"), id="kk"),
    pytest.param("ru", ("25 апреля 2023 года № 164/НҚ", "26 апреля 2023 года № 49"), id="ru"),
])  # fmt: skip
def test_d_75_a_list_is_cited_by_its_name_its_item_and_both_numbers_with_their_dates(
    language: str, dates: tuple[str, ...]
) -> None:
    cited = {
        act: catalogue(language).law(LawRef(act, item="4")) for act in ("164_miner", "164_pool")
    }
    assert cited["164_miner"] != cited["164_pool"]
    for words in cited.values():
        assert all(date in words for date in dates)
        assert re.search(r", (4-тармақ|пункт 4)$", words)


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "seven items": ({"items": POOL.items[:7]}, "must be numbered 1 to 8 in order"),
    "two items changed places": (
        {"items": (POOL.items[1], POOL.items[0], *POOL.items[2:])},
        "must be numbered 1 to 8 in order",
    ),
    "an act nobody knows": ({"act": "165"}, "must be a key of core.law.acts.ACTS"),
    "a subtype the list does not have": (
        {"items": (replace(POOL.items[0], applies=("subtype_1",)), *POOL.items[1:])},
        "must name subtypes of that list",
    ),
}


@pytest.mark.parametrize(("changed", "sentence"), WRONG.values(), ids=WRONG)
def test_a_list_that_cannot_be_right_stops_the_start(
    changed: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Configuration) as refusal:
        verify((replace(POOL, **changed),))
    assert sentence in str(refusal.value)


def test_officers_mark_three_things_and_the_print_has_two_of_them() -> None:
    """D-74: the order has no column for what does not apply."""
    assert RESULTS == ("complies", "not_complies", "na")


def test_who_is_inspected_is_known_by_a_bin_or_as_a_miner_by_an_iin_too() -> None:
    (miner,) = [field for field in MINER.head if field.key == "subject_id"]
    (pool,) = [field for field in POOL.head if field.key == "subject_id"]
    assert miner.accept("000101 599992", {}) == "000101599992"
    assert miner.accept("250140999991", {}) == pool.accept("2501-4099-9991", {})
    with pytest.raises(Invalid, match="E-BIN-IS-IIN"):
        pool.accept("000101599992", {})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("250140999992", "E-ID-CHECKSUM", id="a BIN with a wrong digit"),
        pytest.param("000101599993", "E-ID-CHECKSUM", id="an IIN with a wrong digit"),
        pytest.param("25014099999", "E-ID-LEN", id="eleven digits"),
        pytest.param("000170000006", "E-ID-TYPE", id="neither of the two"),
        pytest.param("٢٥٠١٤٠٩٩٩٩٩١", "E-ID-LEN", id="digits of another script"),
    ],
)
def test_a_number_that_is_neither_bin_nor_iin_is_refused(text: str, code: str) -> None:
    assert not bin_or_iin.is_valid(text)
    with pytest.raises(Invalid, match=code):
        bin_or_iin.validate(text)
    assert bin_or_iin.is_valid(bin_or_iin.format(" 250140-999991 "))
