"""Cleaning of typed texts and file names."""

import unicodedata

from core.errors import Invalid

SHORT, LONG = 255, 4000
"""Largest number of characters of a line and of a text."""
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = frozenset("\u200c\u200d")
_DECOMPOSED_PER_CHARACTER = 4
_MOST_ACCENTS = 30


def clean(raw: str, *, shortest: int = 0, longest: int = LONG, lines: bool = False) -> str:
    """A typed text, trimmed and in NFC. ``lines`` allows line breaks.

    Raises ``E-TEXT`` for control and invisible characters, ``E-TEXT-LEN`` for a wrong length.
    Zero-width joiners are kept: emoji and some scripts need them.
    """
    text = raw.replace("\r\n", "\n").strip()
    if len(text) > longest * _DECOMPOSED_PER_CHARACTER:
        raise Invalid("E-TEXT-LEN", {"shortest": shortest, "longest": longest})
    if not (text.isascii() and text.isprintable()):
        text = _composed(text, _JOINERS | {"\n"} if lines else _JOINERS)
    if text and not shortest <= len(text) <= longest:
        raise Invalid("E-TEXT-LEN", {"shortest": shortest, "longest": longest})
    return text


def _composed(text: str, allowed: frozenset[str]) -> str:
    """The text in NFC. Raises ``E-TEXT`` for invisible characters.

    *Why accents are counted:* normalising a long run of them takes quadratic time.
    """
    accents = visible = 0
    for character in text:
        if unicodedata.category(character) not in _INVISIBLE:
            visible += 1
        elif character not in allowed:
            raise Invalid("E-TEXT")
        accents = accents + 1 if unicodedata.combining(character) else 0
        if accents > _MOST_ACCENTS:
            raise Invalid("E-TEXT")
    if text and not visible:
        raise Invalid("E-TEXT")
    return unicodedata.normalize("NFC", text)


def printable(name: str) -> str:
    """A file name for display: printable characters only, at most 255."""
    return "".join(character for character in name if character.isprintable()).strip()[:SHORT]
