"""Every story on the dialog itself, in both languages."""

from collections import Counter
from pathlib import Path

import pytest

from core.services.catalogue import FORMS
from tests.stories.support.book import Story, of_forms, stories
from tests.stories.support.engine_player import engine_player
from tests.stories.support.players import LANGUAGES, Telling

ALL = [story for story in stories() if not story.only or "engine" in story.only]


TRACED, *OTHERS = LANGUAGES
"""A story takes the same branches in every language, so coverage is traced in one."""


@pytest.mark.parametrize(
    "language", [TRACED, *(pytest.param(each, marks=pytest.mark.no_cover) for each in OTHERS)]
)
@pytest.mark.parametrize("story", ALL, ids=lambda story: story.name)
async def test_engine(story: Story, language: str, sqlite_url: str, tmp_path: Path) -> None:
    async with engine_player(sqlite_url, tmp_path / "files") as player:
        await Telling(story, language, player).play()


def test_every_form_has_a_way_to_its_end_and_a_hostile_one_in_every_channel() -> None:
    for channel in ("telegram", "web"):
        told = Counter(story.form for story, _ in of_forms(channel))
        assert set(told) >= set(FORMS) - {"apk_include"}
        assert min(told.values()) >= 3
