"""The regions that an address may lie in."""

from core.law.regions import CITIES_AS_REGIONS, REGIONS


def test_there_are_seventeen_regions_and_three_cities_listed_first() -> None:
    assert len(REGIONS) == 20
    assert set(REGIONS[:3]) == set(CITIES_AS_REGIONS)
