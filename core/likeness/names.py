"""When two names mean one settlement or one company, however they are written."""

import re
from collections.abc import Mapping
from typing import Any

from core.form.kinds.address import CITIES_AS_REGIONS
from core.likeness.settlement_line import read

_WORD = re.compile(r"[^\W_]+")
_BIN = re.compile(r"\b[0-9]{12}\b")
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
_LEGAL_FORMS = re.compile(
    r"\b(?:"
    r"(?:товарищество|общество) с ограниченной ответственностью"
    r"|жауапкершілігі шектеулі серіктест(?:ік|ігі)"
    r"|акционерное общество|акционерлік қоғам(?:ы)?"
    r"|тоо|жшс|ао|ақ|нао|пао|зао|оао|ооо|llp|llc|ltd|jsc|бин|бсн"
    r")\b"
)


def same_settlement(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two addresses in Kazakhstan lie in one settlement.

    A city of republican significance is one settlement whatever the district, also when somebody
    names it as a settlement of a region; so is any city with its districts and microdistricts.
    Elsewhere region and name decide, the Kazakh and the Russian name alike, and a city is no
    village of its name where both say which they are.

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


def same_company(one: str, other: str) -> bool:
    """Whether two names, each with or without a BIN, name one company.

    Two BINs decide; else the names do: quotation marks, legal form, letter case and blanks aside.

    *Law:* 142¶4.4 (V-CHAN2).

    >>> same_company("АО «Первая связь»", "первая  связь")
    True
    """
    bins = _BIN.findall(one), _BIN.findall(other)
    if all(bins):
        return bins[0] == bins[1]
    return _company(one) == _company(other)


def republican_city(address: Mapping[str, Any]) -> str:
    """The city of republican significance an address lies in, as a region; or an empty string.

    >>> republican_city({"region": "KZ-11", "settlement": "г. Астана"})
    'KZ-71'
    """
    if address.get("region") in CITIES_AS_REGIONS:
        return str(address["region"])
    name, kind = _settlement(address)
    named = (code for code, city in CITIES_AS_REGIONS.items() if city.casefold() == name)
    return "" if kind == "village" else next(named, "")


def _settlement(address: Mapping[str, Any]) -> tuple[str, str]:
    """The name of a settlement in the letters of its Russian name, and its kind if it is said."""
    line = ", ".join(str(address.get(key, "")) for key in ("district", "settlement"))
    name, kind = read(line)
    name = name.translate(_KAZAKH)
    return _RUSSIAN_NAMES.get(name, name), kind


def _company(name: str) -> str:
    plain = " ".join(_words(_BIN.sub(" ", name)))
    return "".join(_LEGAL_FORMS.sub(" ", plain).split()) or plain


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("ё", "е"))
