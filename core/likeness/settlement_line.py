"""Parse the name of the settlement from a line of an address.

A line is read from its last part to the first. Districts and microdistricts are parts of a
settlement and are skipped, with or without a comma before them.
"""

import re

NAMED_AFTER = {
    **dict.fromkeys(("г", "гор", "город", "города"), "city"),
    **dict.fromkeys(("п", "пос", "поселок", "поселка", "пгт"), "township"),
    **dict.fromkeys(("с", "село", "села", "аул", "аула"), "village"),
}
"""Kinds of settlements as Russian names them: the name comes after."""
NAMED_BEFORE = {
    **dict.fromkeys(("қ", "қала", "қаласы"), "city"),
    **dict.fromkeys(("кент", "кенті"), "township"),
    **dict.fromkeys(("ауыл", "ауылы"), "village"),
}
"""Kinds of settlements as Kazakh names them: the name comes before."""
_KINDS = {**NAMED_AFTER, **NAMED_BEFORE}
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SMALL_DISTRICT = re.compile(r"\bшағын\s+аудан(?:ы|дар)?\b|\bш\W{1,2}а\b")
_MICRO = frozenset({"мкр", "мкрн", "мкр-н", "м-н", "мк-н", "микрорайон", "микрорайона"})
_DISTRICT = frozenset({"р-н", "район", "района"})
_AUDAN = frozenset({"аудан", "ауданы"})
_REGION = frozenset({"область", "обл", "облысы"})
_OF_DISTRICT = re.compile(r"[сц]к(?:ий|ого)$")
"""A name of a district that stands before its kind: Осакаровский район."""
_WITH_DISTRICTS = frozenset(
    {"астана", "алматы", "шымкент", "караганда", "қарағанды", "актобе", "ақтөбе"}
)
"""The cities that have districts; any other name before a district is that of the district."""
_SIGNS = str.maketrans("ё\u2010\u2011\u2013", "е---")
_NAMED = "\0"
"""Stands for a name that is known to be one of a settlement."""


def read(line: str) -> tuple[str, str]:
    """The name of the settlement without its kind, and the kind if the line has one.

    >>> read("Караганда, мкр. Пришахтинск")
    ('караганда', '')
    >>> read("Осакаровский район, п. Молодежный")
    ('молодежный', 'township')
    """
    written = _SMALL_DISTRICT.sub("мкр", line.casefold().translate(_SIGNS))
    parts = [words for part in written.split(",") if (words := _WORD.findall(part))]
    for number in range(len(parts) - 1, -1, -1):
        name, kind = _place(parts[number], is_first=number == 0)
        if name:
            return _joined(name), kind
    return _joined(parts[-1] if parts else []), ""


def _joined(words: list[str]) -> str:
    return " ".join(words).replace("-", " ")


def _place(words: list[str], *, is_first: bool) -> tuple[list[str], str]:
    """The name in one part of a line; empty when it is only a district or microdistrict."""
    at = next((place for place in range(len(words) - 1, -1, -1) if words[place] in _KINDS), None)
    if at is None:
        return _settled(words, is_first=is_first), ""
    before, after, kind = words[:at], words[at + 1 :], _KINDS[words[at]]
    if words[at] in NAMED_AFTER and after:
        return [after[0], *_settled([_NAMED, *after[1:]], is_first=True)[1:]], kind
    return _after_district(before) or after or words, kind


def _after_district(words: list[str]) -> list[str]:
    """The words after the last district, or all words: Абай ауданы Топар (кенті)."""
    bounds = [place for place, word in enumerate(words) if word in _DISTRICT | _AUDAN]
    return words[bounds[-1] + 1 :] if bounds else words


def _settled(words: list[str], *, is_first: bool) -> list[str]:
    """The words of the settlement without those of a district or a microdistrict of it.

    In a later part of a line the settlement stands before, so that a district has all the words.
    """
    for at, word in enumerate(words):
        before, after = words[:at], words[at + 1 :]
        if word in _AUDAN and after:
            return _settled(after, is_first=is_first)
        if word in _DISTRICT and after and before and not _has_districts(before):
            return _settled(after, is_first=is_first)
        if word in _MICRO | _DISTRICT | _AUDAN | _REGION and not is_first:
            return []
        if word in _MICRO | _DISTRICT and after:
            return before
        if word in _AUDAN:
            return before[:1] if len(before) > 1 else []
        if word in _MICRO | _DISTRICT:
            return before[:-1]
    return words


def _has_districts(before: list[str]) -> bool:
    """Whether the words before a district, and after its settlement, name a city that has some."""
    if _OF_DISTRICT.search(before[-1]):
        return False
    return before[0] in _WITH_DISTRICTS or before[0] == _NAMED
