"""When two names mean one settlement or one company, however they are written."""

import re
from collections.abc import Mapping
from typing import Any

from core.forms.address import CITIES_AS_REGIONS

_WORD = re.compile(r"[^\W_]+")
_BIN = re.compile(r"\b[0-9]{12}\b")
_KINDS = {
    **dict.fromkeys(("г", "гор", "город", "қ", "қала", "қаласы"), "city"),
    **dict.fromkeys(("п", "пос", "поселок", "пгт", "кент", "кенті"), "township"),
    **dict.fromkeys(("с", "село", "аул", "ауыл", "ауылы"), "village"),
}
_DISTRICT = frozenset({"р", "район", "аудан", "ауданы"})
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

    A city of republican significance is one settlement whatever the district; elsewhere region and
    name decide, and a city is no village of its name where both say which they are.

    *Law:* 142¶4.3 (V-SETTLE).

    >>> here = {"region": "KZ-35", "settlement": "Караганда"}
    >>> same_settlement(here, {"region": "KZ-35", "settlement": "г. КАРАГАНДА"})
    True
    """
    region = one.get("region")
    if region != other.get("region"):
        return False
    if region in CITIES_AS_REGIONS:
        return True
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


def _settlement(address: Mapping[str, Any]) -> tuple[str, str]:
    """The bare name and the kind, as far as it is said; a district typed last is passed over."""
    words = _words(str(address.get("settlement", "")))
    if address.get("district") and not _DISTRICT.isdisjoint(words):
        words = _words(str(address["district"]))
    kind = next((_KINDS[word] for word in words if word in _KINDS), "")
    return " ".join([word for word in words if word not in _KINDS] or words), kind


def _company(name: str) -> str:
    plain = " ".join(_words(_BIN.sub(" ", name)))
    return "".join(_LEGAL_FORMS.sub(" ", plain).split()) or plain


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("ё", "е"))
