"""Messages in a language: gettext catalogues, Babel for dates and numbers."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations

from core.errors import Configuration
from core.law.acts import LawRef
from core.law.fees import Money
from core.law.working_time import TZ
from dialogs.questions.month import Month
from dialogs.screens import Message, Text, Verbatim

LANGUAGES = ("kk", "ru")
LOCALES = Path(__file__).parents[2] / "locales"
DATES = {"kk": "y 'жылғы' d MMMM", "ru": "d MMMM y 'года'"}
MONTHS = {"kk": "y 'жылғы' MMMM", "ru": "LLLL y 'года'"}
_LIST_AS_LINES = frozenset({"lines"})


class Catalogue:
    """The messages of one language."""

    def __init__(self, language: str, locales: Path = LOCALES) -> None:
        self.language = language
        first, *others = sorted((locales / language / "LC_MESSAGES").glob("*.po"))
        self._messages = _compiled(first, language)
        for path in others:
            self._messages.merge(_compiled(path, language))

    def has(self, key: str) -> bool:
        """Whether the catalogue has words for a key."""
        return self._messages.gettext(key) != key or self._messages.ngettext(key, key, 1) != key

    def raw(self, key: str) -> str:
        """A message with its placeholders unfilled; empty when there is none."""
        message = self._messages.gettext(key)
        return "" if message == key else message

    def text(self, message: Message) -> str:
        """A message in this language. Raises ``Configuration`` for a key without wording."""
        if isinstance(message, Verbatim):
            return message.text
        if message.count is None:
            worded = self._messages.gettext(message.key)
        else:
            worded = self._messages.ngettext(message.key, message.key, message.count)
        if worded == message.key:
            raise Configuration(
                f"Key {message.key}",
                f"have words in {self.language}",
                f"a msgid under locales/{self.language}/LC_MESSAGES",
            )
        if not message.params:
            return worded
        return worded.format_map(
            {name: self.value(value, name) for name, value in message.params.items()}
        )

    def value(self, value: Any, name: str = "") -> str:
        """A parameter as it is written in this language; moments in Almaty time."""
        if isinstance(value, str):
            return value
        if isinstance(value, Text | Verbatim):
            return self.text(value)
        if isinstance(value, datetime):
            local = value.astimezone(TZ)
            return f"{self._date(local.date())}, {local:%H:%M}"
        if isinstance(value, date):
            return self._date(value)
        if isinstance(value, Month):
            return format_date(value.first, MONTHS[self.language], locale=self.language)
        if isinstance(value, LawRef):
            return self.law(value)
        if isinstance(value, Money):
            return f"{self._number(value.tenge, grouped=True)}\N{NO-BREAK SPACE}₸"
        if isinstance(value, int | Decimal):
            return self._number(value, grouped=value >= 10_000)
        if isinstance(value, Iterable):
            between = "\n" if name in _LIST_AS_LINES else ", "
            return between.join(self.value(each) for each in value)
        return "" if value is None else str(value)

    def law(self, law: LawRef) -> str:
        """A citation: the act, then annex and item, paragraph, or item of a list without annex."""
        params = {
            "act": Text(f"law.act.{law.act}"),
            "paragraph": law.paragraph,
            "annex": law.annex,
            "item": law.item,
        }
        if law.annex and law.item:
            return self.text(Text("law.annex_item", params))
        if law.annex:
            return self.text(Text("law.annex", params))
        if law.paragraph:
            several = "," in law.paragraph
            return self.text(Text("law.paragraphs" if several else "law.paragraph", params))
        if law.item:
            return self.text(Text("law.item", params))
        return self.text(Text(f"law.act.{law.act}"))

    def _number(self, value: int | Decimal, *, grouped: bool) -> str:
        """With a comma before the decimals, all of them, and a no-break space between groups."""
        if isinstance(value, int) and not grouped:
            return str(value)
        return format_decimal(
            value, locale=self.language, group_separator=grouped, decimal_quantization=False
        )

    def _date(self, day: date) -> str:
        return format_date(day, DATES[self.language], locale=self.language)


def _compiled(path: Path, language: str) -> Translations:
    """The messages of one file.

    *Why merged and not chained by gettext's fallbacks:* each lookup would go through every file.
    """
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language, abort_invalid=True))
    compiled.seek(0)
    return Translations(compiled)


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language, read once."""
    return Catalogue(language)


def text(message: Message, language: str) -> str:
    """A message in a language."""
    return catalogue(language).text(message)
