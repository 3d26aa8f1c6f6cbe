"""Parse street, building and premises from one typed line, as people in Kazakhstan write it.

>>> read("пр. Абая, 10/2, оф. 5")
StreetLine(street='пр. Абая', building='10/2', premises='оф. 5')
>>> read("ш/а 5, 12 үй")
StreetLine(street='ш/а 5', building='12', premises='')
>>> read("мкр Самал-2")
StreetLine(street='мкр Самал-2', building='', premises='')
"""

import re
from typing import NamedTuple


class StreetLine(NamedTuple):
    """The parts of a line; missing ones are empty."""

    street: str
    """Street, avenue, quarter or microdistrict."""
    building: str
    """Number of the building."""
    premises: str
    """Flat, office or another part of the building."""


_LETTER = r"[а-яёәғқңөұүһіa-z]"
_NUMBER = rf"(?:\d{{1,5}}(?:\s?{_LETTER}(?![^\W\d_]))?(?:\s?[/\-]\s?\d{{1,4}}{_LETTER}?)*|б/н|н/с)"
_HOUSE = (
    r"(?:дом|д|үйі|үй|уй|здание|зд|ғимараты|ғимарат|құрылысы|құрылыс|строение|стр|участок|уч"
    r"|учаске|телім)"
)
_ROOM = (
    r"(?:квартира|кв|пәтер|офис|оф|кеңсе|кабинет|каб|бөлме|помещение|пом|нп|вп|н\.\s?п|этаж|эт"
    r"|қабат|корпус|корп|блок|секция|литер|лит|подъезд|кіреберіс)"
)
_QUARTER = r"(?:мкр-н|мкрн|мкр|м-н|микрорайон|ш/а|м/а|ы/а|шағын\s?аудан|мөлтек\s?аудан|квартал)"
_ROAD = (
    r"(?:улица|ул|көшесі|көше|к-сі|кше|проспект|пр-т|пр-кт|пр|просп|даңғылы|даңғыл|даң|д-лы"
    r"|переулок|пер|бұрылысы|проезд|өткелі|бульвар|б-р|шоссе|тас\s?жолы|тұйығы|тупик)"
)
_BEGINS, _ENDS = r"(?<![\w/\-])", r"(?![\w/\-])\.?"

_BY_MARK = re.compile(
    rf"[\s,]+(?:{_BEGINS}{_HOUSE}{_ENDS}\s*№?\s*(?P<after>{_NUMBER})(?!\w)"
    rf"|№?\s?(?P<before>{_NUMBER})[\s\-]*{_HOUSE}{_ENDS})",
    re.IGNORECASE,
)
_LAST = re.compile(rf"[\s,]+№?\s?(?P<building>{_NUMBER})$", re.IGNORECASE)
_ALONE = re.compile(
    rf"^(?:{_BEGINS}{_HOUSE}{_ENDS})?\s*№?\s?(?P<building>{_NUMBER})(?:[\s\-]*{_HOUSE})?\.?$",
    re.IGNORECASE,
)
_PREMISES = re.compile(
    rf"[\s,]+(?P<premises>(?:{_BEGINS}{_ROOM}{_ENDS}\s*№?\s*[\w/\-]+"
    rf"|№?\s?\d+{_LETTER}?[\s\-]*{_ROOM}(?!\w)).*)$",
    re.IGNORECASE,
)
_TYPE_ONLY = re.compile(rf"^(?:{_QUARTER}|{_ROAD})\.?$", re.IGNORECASE)
_HAS_QUARTER = re.compile(_BEGINS + _QUARTER + _ENDS, re.IGNORECASE)


def read(text: str) -> StreetLine:
    """Parse a line; without a building, the whole line is the street."""
    line, premises = _without_premises(text)
    marked = _BY_MARK.search(line)
    if marked is not None:
        building = marked["after"] or marked["before"]
        rest = _tidy(line[marked.end() :])
        return _found(line[: marked.start()], building, rest, premises)
    pieces = line.split(",")
    for at in range(1, len(pieces)):
        alone = _ALONE.match(pieces[at].strip())
        earlier = ",".join(pieces[:at])
        if alone is not None and not _names_its_house(earlier):
            return _found(earlier, alone["building"], _tidy(",".join(pieces[at + 1 :])), premises)
    for at in range(1, len(pieces) + 1):
        last = _LAST.search(",".join(pieces[:at]))
        if last is not None and not _TYPE_ONLY.match(_tidy(line[: last.start()])):
            rest = _tidy(",".join(pieces[at:]))
            return _found(line[: last.start()], last["building"], rest, premises)
    return StreetLine(_tidy(text), "", "")


def read_building(text: str) -> StreetLine:
    """Parse a line with only the building and possibly the premises."""
    line, premises = _without_premises(text)
    first, _, rest = line.partition(",")
    alone = _ALONE.match(first.strip())
    if alone is None:
        return StreetLine("", "", "")
    return _found("", alone["building"], _tidy(rest), premises)


def _names_its_house(street: str) -> bool:
    """Whether a number already ends the street: a house, unless it numbers a quarter."""
    if _HAS_QUARTER.search(street):
        return False
    last = _LAST.search(street)
    return last is not None and not _TYPE_ONLY.match(_tidy(street[: last.start()]))


def _without_premises(text: str) -> tuple[str, str]:
    pieces = (" ".join(piece.split()) for piece in text.split(","))
    text = ", ".join(piece for piece in pieces if piece)
    found = _PREMISES.search(text)
    return (text, "") if found is None else (text[: found.start()], _tidy(found["premises"]))


def _found(street: str, building: str, rest: str, premises: str) -> StreetLine:
    room = ", ".join(part for part in (rest, premises) if part)
    return StreetLine(_tidy(street), "".join(building.split()), room)


def _tidy(text: str) -> str:
    return text.strip(" ,;\t")
