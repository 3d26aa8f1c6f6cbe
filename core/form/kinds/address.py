"""Addresses: region from a list, settlement, street and building or a landmark."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import Invalid
from core.form.conditions import Answers
from core.form.field import Field
from core.form.kinds import SHORT, clean
from core.law.regions import CITIES_AS_REGIONS, COUNTRY, REGIONS
from core.likeness import street_line

LONGEST_LINE = 500
_HOME = frozenset(
    {"kz", "казахстан", "республика казахстан", "рк", "қазақстан", "қазақстан республикасы", "қр"}
)
_GIVEN_BY = {
    "country": ("country", "region", "city", "settlement", "district"),
    "region": ("region", "city"),
    "settlement": ("district", "settlement"),
    "street": ("street", "building", "premises"),
    "building": ("building", "premises"),
    "landmark": ("landmark",),
}
"""Components stored by the answer to each part."""
_COMPONENTS = {component for given in _GIVEN_BY.values() for component in given}


@dataclass(frozen=True, slots=True, kw_only=True)
class Address(Field):
    """An address asked part by part (V-ADDR); stored as a mapping of its components."""

    landmark: bool = False
    """Accepts a place without a street: an industrial zone, a plot of land."""
    abroad: bool = False
    """Asks for the country first; outside Kazakhstan the region is not asked."""

    def parts(self, value: Mapping[str, Any]) -> tuple[str, ...]:
        """The parts to ask, with the components known so far."""
        country = ("country",) if self.abroad else ()
        region = (
            ("region",) if value.get("region") in CITIES_AS_REGIONS else ("region", "settlement")
        )
        if value.get("country", COUNTRY) != COUNTRY:
            region = ("settlement",)
        place = ("landmark",) if "landmark" in value else ("street", "building")
        return (*country, *region, *place)

    def missing(self, value: Mapping[str, Any]) -> str:
        """The first part still to ask; empty when the address is complete."""
        return next((part for part in self.parts(value) if not value.get(part)), "")

    def accept_part(self, part: str, raw: str, value: Mapping[str, Any]) -> dict[str, Any]:
        """The address with one more part. Raises ``Invalid``."""
        text = clean(raw, shortest=1, longest=SHORT)
        if not text:
            raise Invalid("E-REQ")
        kept = {key: given for key, given in value.items() if key not in _GIVEN_BY[part]}
        at_home = {} if self.abroad else {"country": COUNTRY}
        return {**at_home, **kept, **_READ[part](text)}

    def without_last(self, value: Mapping[str, Any]) -> dict[str, Any] | None:
        """The address without its last part; None when it is empty."""
        if "landmark" in value:
            return {key: given for key, given in value.items() if key != "landmark"}
        given = [part for part in self.parts(value) if value.get(part)]
        if not given:
            return None
        last = given[-1]
        gone = _GIVEN_BY["street" if last == "building" else last]
        return {key: each for key, each in value.items() if key not in gone}

    def is_foreign(self, value: Mapping[str, Any]) -> bool:
        """Whether the address lies in another country, where the field allows one."""
        return self.abroad and value.get("country", COUNTRY) != COUNTRY

    def is_whole(self, value: Any, answers: Answers) -> bool:
        return isinstance(value, Mapping) and not self.missing(value)

    def check(self, value: Any, answers: Answers) -> dict[str, str]:
        if not isinstance(value, Mapping) or not value.keys() <= _COMPONENTS:
            raise Invalid("E-ADDR")
        if not all(isinstance(each, str) and clean(each) == each for each in value.values()):
            raise Invalid("E-ADDR")
        found: dict[str, str] = dict(value)
        if "country" in found:
            found |= _country(found["country"])
        return self._checked(found)

    def _checked(self, value: Mapping[str, str]) -> dict[str, str]:
        if not self.abroad and value.get("country", COUNTRY) != COUNTRY:
            raise Invalid("E-ADDR")
        region, city = value.get("region", ""), value.get("city")
        if self.is_foreign(value):
            if region or city:
                raise Invalid("E-ADDR")
        elif region not in REGIONS or city != CITIES_AS_REGIONS.get(region):
            raise Invalid("E-ADDR")
        settled = city or value.get("settlement")
        placed = value.get("street") and value.get("building")
        landmarked = self.landmark and value.get("landmark")
        if not (settled and (placed or landmarked)):
            raise Invalid("E-ADDR")
        if len(", ".join(value.values())) > LONGEST_LINE:
            raise Invalid("E-TEXT-LEN", {"shortest": 10, "longest": LONGEST_LINE})
        return dict(value)


def _country(text: str) -> dict[str, str]:
    """Kazakhstan by its code, any other country by the typed name."""
    if len(text) < 2:
        raise Invalid("E-ADDR")
    return {"country": COUNTRY if text.casefold() in _HOME else text}


def _region(text: str) -> dict[str, str]:
    if text not in REGIONS:
        raise Invalid("E-CHOICE")
    if text not in CITIES_AS_REGIONS:
        return {"region": text}
    return {"region": text, "city": CITIES_AS_REGIONS[text]}


def _settlement(text: str) -> dict[str, str]:
    """The settlement, with its district before it when both are given."""
    district, _, settlement = (part.strip() for part in text.rpartition(","))
    if len(settlement) < 2:
        raise Invalid("E-ADDR")
    return (
        {"district": district, "settlement": settlement} if district else {"settlement": settlement}
    )


def _street(text: str) -> dict[str, str]:
    """The street, with the building and the premises when they stand on the same line."""
    line = street_line.read(text)
    if len(line.street) < 2 or not any(character.isalpha() for character in line.street):
        raise Invalid("E-ADDR")
    found = {"street": line.street, "building": line.building, "premises": line.premises}
    return {key: given for key, given in found.items() if given}


def _building(text: str) -> dict[str, str]:
    """The number of a house or building, with the premises when they stand on the same line."""
    line = street_line.read_building(text)
    if not line.building:
        raise Invalid("E-ADDR-HOUSE")
    found = {"building": line.building, "premises": line.premises}
    return {key: given for key, given in found.items() if given}


def _landmark(text: str) -> dict[str, str]:
    if len(text) < 2:
        raise Invalid("E-ADDR")
    return {"landmark": text}


_READ = {
    "country": _country,
    "region": _region,
    "settlement": _settlement,
    "street": _street,
    "building": _building,
    "landmark": _landmark,
}
