"""The catalogues as a reader sees them: what a key looks like in a text that somebody was shown.

Read from the .po files directly, so that the product's own wording is not proved by itself.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from dialogs.wording.catalogue import catalogue

LOCALES = Path(__file__).resolve().parents[3] / "locales"
_PLACE = re.compile(r"\{(\w+)\}")


@cache
def messages(language: str) -> Mapping[str, tuple[str, ...]]:
    """Every key of a language with its wordings: one, or one for each plural form."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((LOCALES / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as source:
            for message in read_po(source, locale=language):
                if not message.id:
                    continue
                key = message.id if isinstance(message.id, str) else message.id[0]
                forms = message.string
                found[key] = (forms,) if isinstance(forms, str) else tuple(forms or ())
    return found


def label(key: str, language: str) -> str:
    """The words of a button; ``=Bitmain S19`` stands for itself."""
    return key[1:] if key.startswith("=") else messages(language)[key][0]


def is_shown(expected: str | Mapping[str, Any], language: str, shown: str) -> bool:
    """Whether the words of a key stand in what was shown.

    ``expected`` is a key, ``=words`` that must stand as they are, or a table with the ``key`` and
    the values of some placeholders; the other placeholders match anything on their line.
    """
    return re.search(pattern(expected, language), flat(shown)) is not None


def pattern(expected: str | Mapping[str, Any], language: str) -> str:
    """The regular expression of an expected text."""
    if isinstance(expected, str) and expected.startswith("="):
        return re.escape(flat(expected[1:]))
    wanted = {"key": expected} if isinstance(expected, str) else expected
    given = {name: _given(value, language) for name, value in wanted.items() if name != "key"}
    forms = messages(language)[wanted["key"]]
    return "|".join("".join(_parts(flat(form), given)) for form in forms)


def flat(text: str) -> str:
    """A text with every run of blanks as one blank."""
    return " ".join(text.split())


def _parts(form: str, given: Mapping[str, str]) -> Iterator[str]:
    for number, part in enumerate(_PLACE.split(form)):
        if number % 2 == 0:
            yield re.escape(part)
        elif part in given:
            yield re.escape(flat(given[part]))
        else:
            yield ".*?"


def _given(value: Any, language: str) -> str:
    """A date is written as the language writes it; ``@key`` stands for the words of a key."""
    if isinstance(value, date | datetime):
        return catalogue(language).value(value)
    text = str(value)
    return messages(language)[text[1:]][0] if text.startswith("@") else text
