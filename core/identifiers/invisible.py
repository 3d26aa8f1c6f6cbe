"""Remove invisible characters, white space and dashes that copying leaves in an identifier."""

import unicodedata

_LONGEST_NUMBER = 256


def without_blanks(text: str) -> str:
    """``text`` without spaces of any width, line breaks, bidi marks and zero-width characters.

    >>> without_blanks("\\u202a 2501 4099\\u00a09991 \\u202c")
    '250140999991'
    """
    return "".join(
        character
        for character in text
        if not character.isspace() and unicodedata.category(character) != "Cf"
    )


def without_dashes(text: str) -> str:
    """``text`` without hyphens and dashes of any length, the minus sign included.

    >>> without_dashes("701\\u2013123-45\\u221267")
    '7011234567'
    """
    return "".join(
        character
        for character in text
        if character != "\u2212" and unicodedata.category(character) != "Pd"
    )


def single_spaced(text: str) -> str:
    """``text`` in NFC without invisible characters, white space reduced to one space.

    *Why long texts are not composed:* normalising a long run of accents takes quadratic time, and
    no number is that long.

    >>> single_spaced("\\u202a KZ\\u200b12\\u00a0 34 \\u202c")
    'KZ12 34'
    """
    words = (without_blanks(word) for word in text.split())
    joined = " ".join(word for word in words if word)
    return unicodedata.normalize("NFC", joined) if len(joined) <= _LONGEST_NUMBER else joined
