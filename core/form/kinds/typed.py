"""A typed text and a file's name, made fit to keep and to show."""

import unicodedata

from core.errors import Invalid

SHORT, LONG = 255, 4000
"""Characters a line may have, and a text."""
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = frozenset("\u200c\u200d")
_SIGNS_IN_ONE = 4
_MOST_ACCENTS = 30


def clean(raw: str, *, shortest: int = 0, longest: int = LONG, lines: bool = False) -> str:
    """A typed text, trimmed and in composed form. ``lines`` allows line breaks.

    Raises ``E-TEXT`` for control characters and for those nobody sees, ``E-TEXT-LEN`` for a wrong
    length. Zero-width joiners stay between others: emoji and some scripts need them.
    """
    text = raw.replace("\r\n", "\n").strip()
    if len(text) > longest * _SIGNS_IN_ONE:
        raise Invalid("E-TEXT-LEN", {"shortest": shortest, "longest": longest})
    if not (text.isascii() and text.isprintable()):
        text = _composed(text, _JOINERS | {"\n"} if lines else _JOINERS)
    if text and not shortest <= len(text) <= longest:
        raise Invalid("E-TEXT-LEN", {"shortest": shortest, "longest": longest})
    return text


def _composed(text: str, allowed: frozenset[str]) -> str:
    """The text in NFC, once nothing in it is hidden.

    *Why accents are counted:* composing a long run of them takes time with its square.
    """
    accents = visible = 0
    for sign in text:
        if unicodedata.category(sign) not in _UNSEEN:
            visible += 1
        elif sign not in allowed:
            raise Invalid("E-TEXT")
        accents = accents + 1 if unicodedata.combining(sign) else 0
        if accents > _MOST_ACCENTS:
            raise Invalid("E-TEXT")
    if text and not visible:
        raise Invalid("E-TEXT")
    return unicodedata.normalize("NFC", text)


def printable(name: str) -> str:
    """A file's own name for showing: no control or direction signs, at most 255 characters."""
    return "".join(sign for sign in name if sign.isprintable()).strip()[:SHORT]
