"""Addresses: parts one by one, and what is no address."""

from typing import Any

import pytest

from core.errors import Invalid
from core.form.kinds.address import Address
from core.law.acts import LawRef

LEGAL = Address(key="a", law=LawRef("138"))
CENTRE = Address(key="a", law=LawRef("138"), landmark=True)


def asked(field: Address, *given: tuple[str, str]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for part, raw in given:
        assert field.missing(value) == part
        value = field.accept_part(part, raw, value)
    return value


def test_a_city_of_republican_significance_has_no_settlement() -> None:
    value = asked(LEGAL, ("region", "KZ-75"), ("street", "Абай даңғылы 10"))
    assert value == {
        "country": "KZ",
        "region": "KZ-75",
        "city": "Алматы",
        "street": "Абай даңғылы",
        "building": "10",
    }
    assert LEGAL.missing(value) == ""
    LEGAL.check(value, {})


def test_a_village_keeps_its_district() -> None:
    value = asked(
        LEGAL,
        ("region", "KZ-11"),
        ("settlement", "Целиноград ауданы, Қосшы ауылы"),
        ("street", "Республика көшесі 3"),
    )
    assert (value["district"], value["settlement"]) == ("Целиноград ауданы", "Қосшы ауылы")
    LEGAL.check(value, {})


def test_a_building_left_out_is_asked_by_itself() -> None:
    value = asked(LEGAL, ("region", "KZ-75"), ("street", "мкр Самал-2"), ("building", "58Б"))
    assert (value["street"], value["building"]) == ("мкр Самал-2", "58Б")
    LEGAL.check(value, {})


def test_parts_are_taken_back_one_by_one() -> None:
    value: dict[str, Any] | None = asked(
        LEGAL, ("region", "KZ-11"), ("settlement", "Қосшы"), ("street", "мкр 1"), ("building", "2")
    )
    missing = []
    while value is not None:
        value = LEGAL.without_last(value)
        missing.append(LEGAL.missing(value) if value is not None else None)
    assert missing == ["street", "settlement", "region", None]


def test_a_data_centre_may_lie_at_a_landmark() -> None:
    value = asked(CENTRE, ("region", "KZ-35"), ("settlement", "Теміртау"))
    value = CENTRE.accept_part("landmark", "Өнеркәсіп аймағы, 5-учаске", {**value, "landmark": ""})
    CENTRE.check(value, {})
    with pytest.raises(Invalid, match="E-ADDR"):
        LEGAL.check(value, {})


NO_PART = {
    "region by its name": ("region", "Алматы", "E-CHOICE"),
    "settlement of one letter": ("settlement", "a", "E-ADDR"),
    "district without settlement": ("settlement", "Целиноград ауданы,", "E-ADDR"),
    "street of a number only": ("street", "58", "E-ADDR"),
    "building in words": ("building", "үлкен үй", "E-ADDR-HOUSE"),
    "landmark of one letter": ("landmark", "a", "E-ADDR"),
    "nothing": ("street", "  ", "E-REQ"),
    "hidden signs": ("street", "Абай\u202e 10", "E-TEXT"),
    "lone surrogate": ("street", "Абай\ud800 10", "E-TEXT"),
    "100,000 letters": ("street", "a" * 100_000, "E-TEXT-LEN"),
}


@pytest.mark.parametrize(("part", "raw", "code"), NO_PART.values(), ids=NO_PART)
def test_a_part_is_refused_with_its_code(part: str, raw: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        CENTRE.accept_part(part, raw, {})
    assert refusal.value.code == code


GOOD = {"country": "KZ", "region": "KZ-75", "city": "Алматы", "street": "Абай", "building": "1"}
NO_ADDRESS: dict[str, Any] = {
    "not a mapping": ["KZ-75"],
    "empty": {},
    "no street": {**GOOD, "street": ""},
    "no building": {key: GOOD[key] for key in GOOD if key != "building"},
    "neither city nor settlement": {**GOOD, "region": "KZ-11", "city": ""},
    "a city of another region": {**GOOD, "region": "KZ-71"},
    "an unknown region": {**GOOD, "region": "KZ-99"},
    "a region that is a list": {**GOOD, "region": ["KZ-75"]},
    "a number for a building": {**GOOD, "building": 1},
    "a hidden sign": {**GOOD, "street": "Абай\u200b"},
    "more than 500 characters": {**GOOD, "street": "a" * 255, "premises": "b" * 255},
}


@pytest.mark.parametrize("value", NO_ADDRESS.values(), ids=NO_ADDRESS)
def test_what_is_no_address_is_refused(value: Any) -> None:
    with pytest.raises(Invalid):
        CENTRE.check(value, {})
