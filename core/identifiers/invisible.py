"""What copying and pasting leaves around a number."""

import unicodedata


def without_blanks(text: str) -> str:
    """``text`` without spaces of any width, line breaks, bidi marks and zero-width characters.

    >>> without_blanks("\\u202a 2501 4099\\u00a09991 \\u202c")
    '250140999991'
    """
    return "".join(
        sign for sign in text if not sign.isspace() and unicodedata.category(sign) != "Cf"
    )


def without_dashes(text: str) -> str:
    """``text`` without hyphens and dashes of any length, the minus sign included.

    >>> without_dashes("701\\u2013123-45\\u221267")
    '7011234567'
    """
    return "".join(sign for sign in text if sign != "\u2212" and unicodedata.category(sign) != "Pd")
