"""Spelling by Hunspell dictionaries and an allow-list of full word forms."""

import gc
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from spylls.hunspell import Dictionary

from tests.locales.catalogues import LOCALES, Catalogue

HUNSPELL = Path("/usr/share/hunspell")
DICTIONARIES = {"kk": "kk_KZ", "ru": "ru_RU"}

CYRILLIC = "а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ"
UNSPELLED = re.compile(r"\{[^{}]*\}|https?://\S+|\S+@\S+|/[a-z]+\b")
WORD = re.compile(f"[{CYRILLIC}]+(?:[-‑][{CYRILLIC}]+)*")


def words_of(text: str) -> Iterator[str]:
    """Cyrillic words of a text; placeholders, addresses, commands and numbers are none."""
    for word in WORD.findall(UNSPELLED.sub(" ", text)):
        yield word.replace("‑", "-")


@cache
def _dictionary(language: str) -> Any:
    path = HUNSPELL / DICTIONARIES[language]
    if not path.with_suffix(".dic").exists():
        raise FileNotFoundError(f"{path}.dic is missing: install hunspell-{language}")
    with warnings.catch_warnings():
        # spylls leaves its open files to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        dictionary = Dictionary.from_files(str(path))
        gc.collect()
    return dictionary


@cache
def in_dictionary(word: str, language: str) -> bool:
    """Whether Hunspell knows the word. Raises ``FileNotFoundError`` without the dictionary."""
    return bool(_dictionary(language).lookup(word))


def allow_list(language: str, locales: Path = LOCALES) -> tuple[str, ...]:
    """Lines of ``locales/spelling/<language>.txt``; none when there is no file."""
    path = locales / "spelling" / f"{language}.txt"
    return tuple(path.read_text(encoding="utf-8").splitlines()) if path.exists() else ()


def forms_of(word: str) -> tuple[str, ...]:
    """The word as it may stand in a list: a sentence or a heading may have raised its case."""
    return (word, word[0].lower() + word[1:], word.lower())


def unknown_words(
    catalogues: Iterable[Catalogue], allowed: Mapping[str, Iterable[str]]
) -> list[str]:
    """Words in neither dictionary nor list, each with the key it stands under."""
    lists = {language: frozenset(words) for language, words in allowed.items()}
    faults = []
    for catalogue in catalogues:
        known = lists.get(catalogue.language, frozenset())
        for entry in catalogue.entries:
            for word in dict.fromkeys(words_of(entry.text)):
                if not _passes(word, catalogue.language, known):
                    faults.append(f"{catalogue.at(entry.key)}: {word}")
    return faults


def _passes(word: str, language: str, allowed: frozenset[str]) -> bool:
    if in_dictionary(word, language) or not allowed.isdisjoint(forms_of(word)):
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(_passes(part, language, allowed) for part in parts)


def list_faults(
    catalogues: Iterable[Catalogue], language: str, allowed: tuple[str, ...]
) -> list[str]:
    """Lines that are out of order, repeated, known to the dictionary or used by no text."""
    used: set[str] = set()
    for catalogue in catalogues:
        if catalogue.language == language:
            for entry in catalogue.entries:
                for word in words_of(entry.text):
                    for part in (word, *word.split("-")):
                        used.update(forms_of(part))
    faults = []
    if list(allowed) != sorted(set(allowed)):
        faults.append(f"{language}: not sorted (as LC_ALL=C sort -u does) or not unique")
    for word in dict.fromkeys(allowed):
        if word not in used:
            faults.append(f"{language}: «{word}» stands in no text")
        elif in_dictionary(word, language):
            faults.append(f"{language}: «{word}» is in the dictionary already")
    return faults
