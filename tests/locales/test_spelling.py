"""Every word of both languages is in Hunspell's dictionary or on the allow-list."""

import pytest

from tests.locales.catalogues import LANGUAGES, Catalogue, Entry, read_catalogues
from tests.locales.spelling import allow_list, in_dictionary, list_faults, unknown_words, words_of

CATALOGUES = read_catalogues()


def catalogue(language: str, text: str) -> Catalogue:
    return Catalogue(language, "sample.po", {}, (Entry("sample.text", (text,)),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_spelled_right(language: str) -> None:
    own = [c for c in CATALOGUES if c.language == language]
    assert own, f"no catalogues in locales/{language}"
    unknown = unknown_words(own, {language: allow_list(language)})
    assert not unknown, "\n" + "\n".join(unknown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_the_allow_list_is_needed(language: str) -> None:
    faults = list_faults(CATALOGUES, language, allow_list(language))
    assert not faults, "\n" + "\n".join(faults)


DICTIONARY = [
    ("kk", "өтініш", True),
    ("kk", "құжат", True),
    ("kk", "орталығының", True),
    ("kk", "өтнш", False),
    ("kk", "заявление", False),
    ("ru", "заявление", True),
    ("ru", "Выберите", True),
    ("ru", "ещё", True),
    ("ru", "заевление", False),
    ("ru", "құжат", False),
]


@pytest.mark.parametrize(("language", "word", "known"), DICTIONARY)
def test_the_dictionaries_tell_right_from_wrong(language: str, word: str, known: bool) -> None:
    assert in_dictionary(word, language) is known


WORDS = {
    "placeholders are no words": ("Заявление {number} принято", ["Заявление", "принято"]),
    "addresses and commands are no words": (
        "Пишите на a@почта.kz или /start",
        ["Пишите", "на", "или"],
    ),
    "Latin and numbers are no words": ("Файл PDF до 20 МБ", ["Файл", "до", "МБ"]),
    "a hyphen stays inside": ("чат-бот", ["чат-бот"]),
    "a hyphen after a placeholder is none": ("{annex}-қосымша", ["қосымша"]),
}


@pytest.mark.parametrize(("text", "words"), WORDS.values(), ids=WORDS)
def test_the_words_of_a_text(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == words


def test_a_misspelling_is_reported_with_its_key() -> None:
    sample = catalogue("ru", "Ваше заевление принято")
    assert unknown_words([sample], {}) == ["ru/sample.po: sample.text: заевление"]


def test_a_listed_word_passes_in_any_case_and_inside_a_hyphen() -> None:
    sample = catalogue("ru", "Майнинга, майнинга, МАЙНИНГА, чат-майнинга")
    assert unknown_words([sample], {"ru": ["майнинга"]}) == []
    assert len(unknown_words([sample], {})) == 4


LISTS = {
    "not sorted": (("услугодатель", "майнинга"), "not sorted"),
    "repeated": (("майнинга", "майнинга", "услугодатель"), "not unique"),
    "stands in no text": (("майнинга", "хешрейт"), "in no text"),
    "known already": (("заявление", "майнинга"), "in the dictionary already"),
}


@pytest.mark.parametrize(("allowed", "fault"), LISTS.values(), ids=LISTS)
def test_a_bad_allow_list_is_found(allowed: tuple[str, ...], fault: str) -> None:
    sample = catalogue("ru", "Услугодатель майнинга получил заявление")
    faults = list_faults([sample], "ru", allowed)
    assert len(faults) == 1
    assert fault in faults[0]


def test_a_good_allow_list_has_no_fault() -> None:
    sample = catalogue("ru", "Услугодатель майнинга получил заявление")
    assert list_faults([sample], "ru", ("майнинга", "услугодатель")) == []
