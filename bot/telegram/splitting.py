"""Splits a long text into pieces that Telegram takes.

Telegram counts UTF-16 code units. A piece ends at a paragraph, else at a line, else between words,
else between two whole characters: an emoji made of several code points stays in one piece.
"""

import unicodedata

LIMIT = 4096
"""UTF-16 code units of one message."""

_BOUNDARIES = ("\n\n", "\n", " ")
_JOINER = "\u200d"
_LONGEST_CLUSTER = 32


def units(text: str) -> int:
    """Length in UTF-16 code units.

    >>> units("aқ"), units("😀")
    (2, 2)
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str, limit: int = LIMIT) -> list[tuple[int, int]]:
    """Where each piece of at most ``limit`` units begins and ends; blanks between them belong to
    none. Nothing but blanks has no pieces.

    >>> [("one two three"[a:b]) for a, b in pieces("one two three", 8)]
    ['one two', 'three']
    """
    found = []
    begin, last = _next_sign(text, 0), len(text.rstrip())
    while begin < last:
        cut = _cut(text, begin, last, limit)
        found.append((begin, begin + len(text[begin:cut].rstrip())))
        begin = _next_sign(text, cut)
    return found


def _cut(text: str, begin: int, last: int, limit: int) -> int:
    end = min(last, begin + limit)
    while (excess := units(text[begin:end]) - limit) > 0:
        end -= (excess + 1) // 2
    if end == last:
        return end
    for boundary in _BOUNDARIES:
        cut = text.rfind(boundary, begin, end + len(boundary))
        if cut > begin:
            return cut
    return _between_characters(text, begin, end)


def _between_characters(text: str, begin: int, end: int) -> int:
    earliest = max(begin + 1, end - _LONGEST_CLUSTER)
    for cut in range(end, earliest - 1, -1):
        if not _joined(text[cut - 1], text[cut]):
            return cut
    return end


def _joined(before: str, after: str) -> bool:
    """Whether two code points make one character that people see."""
    return (
        _JOINER in (before, after)
        or unicodedata.category(after) in ("Mn", "Me", "Mc")
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or "\U0001f1e6" <= before <= "\U0001f1ff" >= after >= "\U0001f1e6"
    )


def _next_sign(text: str, begin: int) -> int:
    return len(text) - len(text[begin:].lstrip())
