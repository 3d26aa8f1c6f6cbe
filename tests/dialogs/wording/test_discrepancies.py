"""Where an order is misprinted, or calls one thing by two names: what a person reads instead."""

import re

import pytest

from core.law.providers import PROVIDERS
from core.services.catalogue import FORMS
from dialogs.wording.catalogue import LANGUAGES
from tests.stories.support.words import messages

TEXTS = [
    (language, key, text)
    for language in LANGUAGES
    for key, forms in messages(language).items()
    for text in forms
]
"""Every wording of every key, in both languages."""

PRINTED = re.compile(r"\.(label|official|meaning\.\w+)$")
"""Ends of keys whose words may be those of the order to the letter."""


def said(pattern: str, language: str = "") -> list[tuple[str, str]]:
    """Where a text matches: language and key."""
    return [
        (each, key)
        for each, key, text in TEXTS
        if language in ("", each) and re.search(pattern, text)
    ]


def words(language: str, key: str) -> str:
    return messages(language)[key][0]


def test_d_39_the_misprinted_sub_item_of_the_law_is_not_repeated() -> None:
    assert said(r"(?<!\w)б\)") == []


def test_d_40_the_list_has_the_name_of_item_1_and_the_form_that_of_paragraph_1() -> None:
    name = "Цифрлық майнинг бойынша қызметті жүзеге асыруға лицензия беру"
    assert words("kk", "section.lic.title") == "Цифрлық майнинг бойынша қызметті лицензиялау"
    for form in ("lic_issue_1", "lic_issue_2"):
        assert words("kk", f"{form}.title").startswith(name)


def test_d_41_annexes_have_arabic_numbers() -> None:
    assert said(r"\b[IVX]+-қосымша") == []
    assert "1-қосымша" in words("kk", "doc.lic.app1")
    assert "2-қосымша" in words("kk", "doc.lic.app2")


SUBTYPES = {
    "subtype_1": "меншік құқығында немесе басқа да заңды негіздерде цифрлық майнинг деректерін "
    "өңдеу орталығы бар цифрлық майнердің цифрлық майнинг жөніндегі қызметті жүзеге асыруы",
    "subtype_2": "цифрлық майнинг деректерін өңдеу орталығы меншік құқығында немесе басқа заңды "
    "негіздерде жоқ және цифрлық майнинг деректерін өңдеу орталығында орналасқан цифрлық "
    "майнингке арналған өзіне меншік құқығында тиесілі аппараттық-бағдарламалық кешенді пайдалана "
    "отырып, Цифрлық майнингті жүзеге асыратын цифрлық майнердің цифрлық майнинг жөніндегі "
    "қызметті жүзеге асыруы",
}


@pytest.mark.parametrize("subtype", SUBTYPES)
def test_d_42_a_subtype_is_called_as_in_paragraph_3_and_not_as_in_the_titles(subtype: str) -> None:
    meaning = words("kk", f"lic_reissue.activity_name.meaning.{subtype}")
    assert SUBTYPES[subtype] in meaning
    assert said("басқа цифрлық майнинг заңды") == []


def test_d_70_accreditation_is_spelled_in_one_alphabet() -> None:
    assert "Аккредитация" in words("ru", "section.pool.title")
    assert said("[Аа][kк][kк]редитац") == said("[Аа]ккредитац")


def test_d_75_a_number_of_two_orders_is_never_printed_without_its_date() -> None:
    cited = [(key, text) for _, key, text in TEXTS if re.search(r"№ 49\b", text)]
    assert cited
    for key, text in cited:
        assert re.search(r"26 (апреля|сәуірдегі)", text), key
        assert "2023" in text, key


def test_d_87_products_are_excluded_from_the_registry() -> None:
    assert said(r"исключени\w* [^.]*\bв реестр\b", "ru") == []
    assert "из реестра" in words("ru", "trust_exclude.entry_text.label")


def test_d_92_only_the_names_of_the_providers_name_a_ministry() -> None:
    named = {key for _, key in said("Министерств|министрліг")}
    providers = {
        f"provider.{edition.value}" for each in PROVIDERS.values() for edition in each.editions
    }
    assert named == {"lic_reissue.licence_issuer.example", *providers}


def test_d_93_the_contradictory_e_mail_is_not_shown() -> None:
    assert said(r"moa[pr]@|mdai\.gov\.kz") == []
    for language in LANGUAGES:
        assert "1414" in words(language, "help.contacts")


def test_d_94_the_contact_centre_has_one_way_of_writing_its_number() -> None:
    assert said(r"800.?080.?7777")
    assert said(r"800.?080.?7777") == said("8-800-080-7777")


VARIANTS = {
    "an entrepreneur": "[Жж]еке кәсіпкер",
    "an address": "мекен-жай",
    "a pool": "майнинг пул",
    "a residential zone": "тұрғын аймақ",
}


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
def test_d_95_the_other_spelling_stands_only_where_the_order_prints_it(variant: str) -> None:
    assert [key for _, key in said(variant, "kk") if not PRINTED.search(key)] == []


def test_d_98_every_service_is_offered_in_both_languages() -> None:
    assert set(LANGUAGES) == {"kk", "ru"}
    for form in FORMS.values():
        titles = {words(language, f"{form.key}.title") for language in LANGUAGES}
        assert len(titles) == len(LANGUAGES), form.key


def test_d_110_accreditation_is_not_explained_by_conformity_assessment() -> None:
    assert said("оценки соответствия|сәйкестікті бағалау") == []
