"""Whether two addresses name one settlement, in whatever language and spelling."""

from collections.abc import Mapping
from typing import Any

from core.law.regions import CITIES_AS_REGIONS
from core.likeness.settlement_line import read

_KAZAKH = str.maketrans("әғқңөұүһі", "агкноуухи", "ьъ")
"""Kazakh letters as Russian names of places write them; the soft sign is often left out."""
_RUSSIAN_NAMES = {
    "арал": "аральск",
    "байконыр": "байконур",
    "балкаш": "балхаш",
    "булаев": "булаево",
    "екибастуз": "экибастуз",
    "емби": "эмба",
    "жетисай": "жетысай",
    "казалы": "казалинск",
    "караганды": "караганда",
    "каркаралы": "каркаралинск",
    "ленгир": "ленгер",
    "лисаков": "лисаковск",
    "мамлют": "мамлютка",
    "орал": "уралск",
    "оскемен": "уст каменогорск",
    "петропавл": "петропавловск",
    "саркан": "сарканд",
    "сатбаев": "сатпаев",
    "сергеев": "сергеевка",
    "туркистан": "туркестан",
}
"""Towns with two names: the Kazakh one and the Russian one, both in the letters of ``_KAZAKH``."""


def same_settlement(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two addresses in Kazakhstan lie in one settlement.

    A city of republican significance is one settlement with all its districts, also when it is
    written as a settlement of a region; so is any other city with its districts. Elsewhere region
    and name are compared, the Kazakh name equal to the Russian one. A city and a village of the
    same name differ where both addresses name their kinds.

    *Law:* 142¶4.3 (V-SETTLE).

    >>> here = {"region": "KZ-35", "settlement": "Караганда"}
    >>> same_settlement(here, {"region": "KZ-35", "settlement": "г. КАРАГАНДА"})
    True
    """
    city, other_city = republican_city(one), republican_city(other)
    if city or other_city:
        return city == other_city
    if one.get("region") != other.get("region"):
        return False
    (name, kind), (other_name, other_kind) = _settlement(one), _settlement(other)
    return name == other_name and (kind == other_kind or "" in (kind, other_kind))


def republican_city(address: Mapping[str, Any]) -> str:
    """The region code of the city of republican significance of an address; empty for none.

    >>> republican_city({"region": "KZ-11", "settlement": "г. Астана"})
    'KZ-71'
    """
    if address.get("region") in CITIES_AS_REGIONS:
        return str(address["region"])
    name, kind = _settlement(address)
    named = (code for code, city in CITIES_AS_REGIONS.items() if city.casefold() == name)
    return "" if kind == "village" else next(named, "")


def _settlement(address: Mapping[str, Any]) -> tuple[str, str]:
    """The name of a settlement in Russian letters, and its kind if the address names it."""
    line = ", ".join(str(address.get(key, "")) for key in ("district", "settlement"))
    name, kind = read(line)
    name = name.translate(_KAZAKH)
    return _RUSSIAN_NAMES.get(name, name), kind
