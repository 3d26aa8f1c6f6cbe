"""Every decision cited by number is explained in docs/decisions.md and held by a test."""

import re

import pytest

from tests.docs.support.citations import cited, document, named_tests, sentences

ENTRY = re.compile(r"^### D-(\d+) (.+)\n((?:.+\n|\n(?!#))*)", re.MULTILINE)
TEXT = document("decisions.md")
ENTRIES = {int(number): entry for number, _, entry in ENTRY.findall(TEXT)}
PROOFS = [(number, *test) for number, entry in ENTRIES.items() for test in named_tests(entry)]


def test_numbers_are_given_once_and_without_a_gap() -> None:
    numbers = [int(number) for number, _, _ in ENTRY.findall(TEXT)]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("number", ENTRIES, ids=lambda number: f"D-{number:02}")
def test_an_entry_says_what_the_order_says_and_what_the_product_does(number: int) -> None:
    assert re.match(r"\n- \*\*Order\*\* \(.+\): .+\n- \*\*Here\*\*: .+\.\n", ENTRIES[number])


def test_every_cited_number_has_an_entry_with_a_test() -> None:
    known = {number for number, *_ in PROOFS}
    known |= {number for number, entry in ENTRIES.items() if "- **No test**: " in entry}
    numbers = cited(r"(?<![A-Z\d-])D-\d{2,3}\b", ("core", "dialogs", "bot", "locales"))
    missing = {each: files for each, files in numbers.items() if int(each[2:]) not in known}
    assert missing == {}


@pytest.mark.parametrize(
    ("number", "path", "sentence"),
    PROOFS,
    ids=[f"D-{number:02} {sentence}" for number, _, sentence in PROOFS],
)
def test_a_named_test_exists_and_carries_the_number(number: int, path: str, sentence: str) -> None:
    assert sentence in sentences(path)
    assert re.search(rf"(?i)(?<![a-z])d[-_]?{number:02}(?!\d)", sentence)
