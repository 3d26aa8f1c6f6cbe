"""The page's own words."""

from dataclasses import dataclass

import pytest
from aiohttp import web

from bot.chat.routes import setup
from bot.chat.words import WORDS
from bot.ports.web_office import Language
from core.errors import Configuration
from tests.bot.support import words
from tests.bot.support.office import FakeOffice


@dataclass
class SpeechlessOffice(FakeOffice):
    """Lacks one word in Russian."""

    def texts(self, language: Language) -> dict[str, str]:
        return {**words.texts(language), **({"web.name": ""} if language == "ru" else {})}


def test_a_missing_word_stops_the_start() -> None:
    with pytest.raises(Configuration, match=r"web\.name of the web chat must have words in ru"):
        setup(web.Application(), SpeechlessOffice(), "")


def test_the_test_words_are_the_page_words() -> None:
    assert tuple(key for key, _, _ in words.ROWS) == WORDS
