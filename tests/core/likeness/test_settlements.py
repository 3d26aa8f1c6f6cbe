"""When two names mean one settlement (V-SETTLE)."""

import pytest

from core.likeness.settlements import same_settlement

SETTLEMENTS = {
    "in other letters": ("KZ-35", "Караганда", "KZ-35", "КАРАГАНДА", True),
    "with and without the word city": ("KZ-35", "г. Караганда", "KZ-35", "Караганда", True),
    "in Kazakh, with the word city": ("KZ-35", "Қарағанды қаласы", "KZ-35", "Қарағанды", True),
    "with and without the dots of a letter": ("KZ-59", "Берёзовка", "KZ-59", "Березовка", True),
    "both with the word city": ("KZ-35", "город Абай", "KZ-35", "г. Абай", True),
    "by words of its kind only": ("KZ-35", "Кент", "KZ-35", "Поселок", False),
    "districts of Almaty": ("KZ-75", "Медеу ауданы", "KZ-75", "Бостандық ауданы", True),
    "in Kazakh and in Russian": ("KZ-35", "Қарағанды", "KZ-35", "г. Караганда", True),
    "of two names altogether": ("KZ-63", "Өскемен қаласы", "KZ-63", "Усть-Каменогорск", True),
    "a village in the letters of both": ("KZ-11", "Ақкөл", "KZ-11", "Акколь", True),
    "Almaty named as a town of its region": ("KZ-75", "", "KZ-19", "город Алматы", True),
    "a village of the city's name": ("KZ-75", "", "KZ-19", "село Алматы", False),
    "a microdistrict after it": (
        "KZ-35",
        "Караганда, мкр. Пришахтинск",
        "KZ-35",
        "Караганда",
        True,
    ),
    "a microdistrict in full": (
        "KZ-35",
        "Караганда, микрорайон Степной",
        "KZ-35",
        "Караганда",
        True,
    ),
    "a microdistrict without a comma": (
        "KZ-35",
        "Караганда м-н Гульдер",
        "KZ-35",
        "Караганда",
        True,
    ),
    "a numbered one": ("KZ-35", "Караганда 6-й микрорайон", "KZ-35", "Караганда", True),
    "a microdistrict in Kazakh": (
        "KZ-35",
        "Қарағанды, 12 шағын ауданы",
        "KZ-35",
        "Караганда",
        True,
    ),
    "its Kazakh letters only": ("KZ-35", "Қарағанды, Степной ш.а.", "KZ-35", "Қарағанды", True),
    "a district in one line": (
        "KZ-35",
        "город Караганда Октябрьский район",
        "KZ-35",
        "Караганда",
        True,
    ),
    "a district named after a person": (
        "KZ-35",
        "Караганда р-н Казыбек би",
        "KZ-35",
        "г. Караганда",
        True,
    ),
    "a district in Kazakh": (
        "KZ-35",
        "Қарағанды қаласы Қазыбек би ауданы",
        "KZ-35",
        "Караганда",
        True,
    ),
    "a district in Kazakh, without the word city": (
        "KZ-35",
        "Қарағанды Қазыбек би ауданы",
        "KZ-35",
        "Қарағанды",
        True,
    ),
    "a district before the city": (
        "KZ-35",
        "Октябрьский район г. Караганды",
        "KZ-35",
        "Караганда",
        True,
    ),
    "two districts of a city": (
        "KZ-35",
        "Караганда, Октябрьский район",
        "KZ-35",
        "Караганда, район Казыбек би",
        True,
    ),
    "a city of two words": ("KZ-63", "г. Усть-Каменогорск р-н Ульба", "KZ-63", "Өскемен қ.", True),
    "a hyphen that is a dash": (
        "KZ-63",
        "Усть\u2013Каменогорск",
        "KZ-63",
        "Усть-Каменогорск",
        True,
    ),
    "a district with a dash": (
        "KZ-35",
        "Караганда р\u2011н Казыбек би",
        "KZ-35",
        "Караганда",
        True,
    ),
    "its region named last": (
        "KZ-35",
        "г. Темиртау, Карагандинская область",
        "KZ-35",
        "Темиртау",
        True,
    ),
    "a village with and without its district": (
        "KZ-35",
        "Осакаровский район, п. Молодежный",
        "KZ-35",
        "Молодежный",
        True,
    ),
    "two villages of a district": (
        "KZ-35",
        "Осакаровский район, п. Молодежный",
        "KZ-35",
        "Осакаровский район, п. Озерный",
        False,
    ),
    "two villages of a district, without a comma": (
        "KZ-35",
        "Бухар-Жырауский район Ботакара",
        "KZ-35",
        "Бухар-Жырауский район Уштобе",
        False,
    ),
    "two villages of a district with another name": (
        "KZ-59",
        "Кызылжар р-н Бишкуль",
        "KZ-59",
        "Кызылжар р-н Налобино",
        False,
    ),
    "two villages of a district in Kazakh": (
        "KZ-35",
        "Абай ауданы, Топар",
        "KZ-35",
        "Абай ауданы, Қарабас",
        False,
    ),
    "two villages in Kazakh, without a comma": (
        "KZ-35",
        "Абай ауданы Топар кенті",
        "KZ-35",
        "Абай ауданы Қарабас кенті",
        False,
    ),
    "a city and a village of the district of its name": (
        "KZ-35",
        "Абай",
        "KZ-35",
        "Абай ауданы, Топар",
        False,
    ),
    "a township that belongs to a city": (
        "KZ-35",
        "г. Темиртау, п. Актау",
        "KZ-35",
        "Темиртау",
        False,
    ),
    "another one": ("KZ-35", "Караганда", "KZ-35", "Темиртау", False),
    "of one name in two regions": ("KZ-35", "Абай", "KZ-10", "Абай", False),
    "a city and a village of one name": ("KZ-35", "город Абай", "KZ-35", "село Абай", False),
}


@pytest.mark.parametrize(
    ("region", "name", "other_region", "other_name", "same"), SETTLEMENTS.values(), ids=SETTLEMENTS
)
def test_settlements_are_compared_by_name_and_region(
    region: str, name: str, other_region: str, other_name: str, same: bool
) -> None:
    one = {"region": region, "settlement": name}
    other = {"region": other_region, "settlement": other_name}
    assert same_settlement(one, other) is same_settlement(other, one) is same


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"district": "Октябрьский район", "settlement": "Караганда"}, id="before"),
        pytest.param({"district": "Караганда", "settlement": "Октябрьский район"}, id="after"),
    ],
)
def test_a_district_of_a_city_is_the_same_settlement(other: dict[str, str]) -> None:
    assert same_settlement(
        {"region": "KZ-35", "settlement": "Караганда"}, {"region": "KZ-35"} | other
    )
