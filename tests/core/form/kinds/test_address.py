"""Addresses: lines as people write them, parts one by one, and what is no address."""

import time
from typing import Any

import pytest

from core.errors import Invalid
from core.form.kinds.address import CITIES_AS_REGIONS, Address, regions
from core.law.acts import LawRef
from core.likeness.street_line import read, read_building

LEGAL = Address(key="a", law=LawRef("138"))
CENTRE = Address(key="a", law=LawRef("138"), landmark=True)

LINES = """
Абай даңғылы 10                          | Абай даңғылы             | 10     |
пр. Абая, 10/2, оф. 5                    | пр. Абая                 | 10/2   | оф. 5
мкр Самал-2, 58Б                         | мкр Самал-2              | 58Б    |
мкр Самал-2                              | мкр Самал-2              |        |
ш/а 5, 12 үй                             | ш/а 5                    | 12     |
5 ш/а, 12 үй                             | 5 ш/а                    | 12     |
11 мкр, 35                               | 11 мкр                   | 35     |
мкр 11, 35                               | мкр 11                   | 35     |
мкр 11 35                                | мкр 11                   | 35     |
мкр 11                                   | мкр 11                   |        |
6-й микрорайон, д. 15                    | 6-й микрорайон           | 15     |
6-й микрорайон                           | 6-й микрорайон           |        |
Қабанбай батыр к-сі 53а                  | Қабанбай батыр к-сі      | 53а    |
Қабанбай батыр даңғылы, 53/1             | Қабанбай батыр даңғылы   | 53/1   |
ул. Сатпаева 90/21 кв 12                 | ул. Сатпаева             | 90/21  | кв 12
ул. Сатпаева, д. 90/21, кв. 12           | ул. Сатпаева             | 90/21  | кв. 12
Абай көшесі, 10 үй, 5 пәтер              | Абай көшесі              | 10     | 5 пәтер
Абай көшесі 10-үй 5-пәтер                | Абай көшесі              | 10     | 5-пәтер
ул. 8 Марта, 12                          | ул. 8 Марта              | 12     |
ул. 8 Марта 12                           | ул. 8 Марта              | 12     |
ул. 8 Марта                              | ул. 8 Марта              |        |
ул. 30 лет Победы, 4                     | ул. 30 лет Победы        | 4      |
улица Достык, дом 5, блок А, офис 301    | улица Достык             | 5      | блок А, офис 301
Достық д-лы 5/1                          | Достық д-лы              | 5/1    |
Бейбітшілік көшесі 3                     | Бейбітшілік көшесі       | 3      |
ул. Желтоксан, 111 А                     | ул. Желтоксан            | 111А   |
Тәуелсіздік даңғылы, 57 ғимарат          | Тәуелсіздік даңғылы      | 57     |
Мәңгілік Ел даңғылы, 55/23, С 4.6 блогы  | Мәңгілік Ел даңғылы      | 55/23  | С 4.6 блогы
Mangilik El avenue 55/20                 | Mangilik El avenue       | 55/20  |
Абая 10, 5                               | Абая                     | 10     | 5
мкр Аксай 4, 17                          | мкр Аксай 4              | 17     |
мкр. Аксай-4, д. 17, корп. 2             | мкр. Аксай-4             | 17     | корп. 2
Орынбор к-сі, 8, 14А кіреберіс, 230 кеңсе| Орынбор к-сі | 8 | 14А кіреберіс, 230 кеңсе
ул. Розыбакиева 247а, 3 этаж             | ул. Розыбакиева          | 247а   | 3 этаж
ул. Ленина б/н                           | ул. Ленина               | б/н    |
промзона, участок 15                     | промзона                 | 15     |
Кенесары 40, НП-5                        | Кенесары                 | 40     | НП-5
квартал 12, 3                            | квартал 12               | 3      |
трасса Алматы-Бишкек, 25 км              | трасса Алматы-Бишкек, 25 км |     |
Алаш тас жолы, 35                        | Алаш тас жолы            | 35     |
ул. Ш. Уалиханова, 1/1                   | ул. Ш. Уалиханова        | 1/1    |
пр. Н.Назарбаева д.10                    | пр. Н.Назарбаева         | 10     |
пер. 2-й Садовый 7                       | пер. 2-й Садовый         | 7      |
көше 12, 34 үй                           | көше 12                  | 34     |
Әл-Фараби даңғылы,   77/7 ,  Есентай     | Әл-Фараби даңғылы        | 77/7   | Есентай
"""
LINE = [[cell.strip() for cell in line.split("|")] for line in LINES.strip().splitlines()]


@pytest.mark.parametrize(("line", "street", "building", "premises"), LINE, ids=[x[0] for x in LINE])
def test_a_line_is_parted_as_its_writer_means_it(
    line: str, street: str, building: str, premises: str
) -> None:
    assert read(line) == (street, building, premises)


BUILDINGS = {
    "10": ("10", ""),
    "д. 10/2": ("10/2", ""),
    "12 үй": ("12", ""),
    "№ 5": ("5", ""),
    "58 Б, кв. 4": ("58Б", "кв. 4"),
    "б/н": ("б/н", ""),
    "жоқ": ("", ""),
    "рядом с 5": ("", ""),
}


@pytest.mark.parametrize(("line", "found"), BUILDINGS.items(), ids=BUILDINGS)
def test_a_building_is_read_by_itself(line: str, found: tuple[str, str]) -> None:
    assert read_building(line)[1:] == found


@pytest.mark.parametrize("sign", ["а ", "1 ", "д ", ", ", "1-", "a", "1", "д.1", " ,1"])
def test_a_hostile_line_takes_no_time(sign: str) -> None:
    began = time.perf_counter()
    read((sign * 255)[:255])
    assert time.perf_counter() - began < 0.05


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


def test_there_are_seventeen_regions_and_three_cities() -> None:
    assert len(regions()) == 20
    assert set(regions()[:3]) == set(CITIES_AS_REGIONS)
