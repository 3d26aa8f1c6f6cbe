"""Every story on the dialog itself, in both languages."""

from pathlib import Path

import pytest

from tests.stories.book import Story, stories
from tests.stories.engine_player import engine_player
from tests.stories.players import LANGUAGES, Telling

ALL = [story for story in stories() if not story.only or "engine" in story.only]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("story", ALL, ids=lambda story: story.name)
async def test_engine(story: Story, language: str, sqlite_url: str, tmp_path: Path) -> None:
    async with engine_player(sqlite_url, tmp_path / "files") as player:
        await Telling(story, language, player).play()
