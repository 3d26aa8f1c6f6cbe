"""The number of an application survives dictation, either keyboard and a slip of the finger."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.errors import Invalid
from core.identifiers import reference_number as reference

LATIN = "ACEHKMPTXY"
CYRILLIC = "АСЕНКМРТХУ"

NUMBERS = st.integers(0, 17**8 - 1).map(lambda drawn: reference.issue(lambda _: drawn))
PLACES = st.integers(0, reference.LENGTH - 1)


def test_the_alphabet_has_seventeen_signs_and_no_look_alikes() -> None:
    assert len(set(reference.ALPHABET)) == 17
    assert not set(reference.ALPHABET) & set("018BOIQ")
    assert set(reference.ALPHABET) - set("2345679") == set(LATIN)


def test_issue_asks_for_one_of_all_numbers() -> None:
    asked: list[int] = []

    def random(below: int) -> int:
        asked.append(below)
        return 0

    assert reference.issue(random) == "222222222"
    assert asked == [17**8]


@given(st.lists(st.integers(0, 17**8 - 1), min_size=2, max_size=2, unique=True))
def test_different_draws_give_different_numbers(drawn: list[int]) -> None:
    first, second = (reference.issue(lambda _, n=n: n) for n in drawn)  # type: ignore[misc]
    assert first != second


@given(NUMBERS)
def test_an_issued_number_is_valid_and_shown_in_threes(number: str) -> None:
    assert reference.validate(number) == number
    shown = reference.format(number)
    assert [len(part) for part in shown.split("-")] == [3, 3, 3]
    assert reference.validate(shown) == number


@given(NUMBERS, st.sampled_from([LATIN, CYRILLIC]), st.booleans(), st.sampled_from(["", " ", "–"]))
def test_it_may_be_typed_on_either_keyboard(
    number: str, keyboard: str, lower: bool, gap: str
) -> None:
    typed = gap.join(number).translate(str.maketrans(LATIN, keyboard))
    assert reference.validate(typed.lower() if lower else typed) == number


@given(NUMBERS, PLACES, st.sampled_from(reference.ALPHABET))
def test_every_single_wrong_character_is_found(number: str, at: int, sign: str) -> None:
    assume(number[at] != sign)
    assert not reference.is_valid(number[:at] + sign + number[at + 1 :])


@given(NUMBERS, PLACES, PLACES)
def test_every_two_characters_changed_over_are_found(number: str, one: int, other: int) -> None:
    assume(number[one] != number[other])
    signs = list(number)
    signs[one], signs[other] = signs[other], signs[one]
    assert not reference.is_valid("".join(signs))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("22222222", id="eight characters"),
        pytest.param("2222222222", id="ten characters"),
        pytest.param("222-222-228", id="a digit that is not used"),
        pytest.param("２２２２２２２２２", id="fullwidth digits"),
        pytest.param("222222222\x00", id="NUL"),
        pytest.param("2" * 100_000, id="a very long text"),
    ],
)
def test_refused(text: str) -> None:
    assert not reference.is_valid(text)
    with pytest.raises(Invalid, match="E-REFERENCE"):
        reference.validate(text)


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_may_come_in(text: str) -> None:
    reference.format(text)
    if reference.is_valid(text):
        assert set(reference.validate(text)) <= set(reference.ALPHABET)
