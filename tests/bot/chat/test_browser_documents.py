"""Files of the office in Chromium: shown, downloaded, replaced by newer ones."""

import asyncio
from pathlib import Path

import pytest

from tests.bot.chat.conftest import Served
from tests.bot.support import words
from tests.bot.support.chromium import Chat, Opener

pytestmark = pytest.mark.asyncio(loop_scope="session")

NAME = "apk_include-2026-03-16.json"
CONTENT = '{"answers": {"applicant_name": "«Дала» <b>ЖШС</b>"}}'.encode()
SMALL = {"width": 360, "height": 640}


async def _downloaded(opened: Chat) -> tuple[str, bytes]:
    async with opened.page.expect_download() as coming:
        await opened.page.click("a.file")
    download = await coming.value
    path = await download.path()
    return download.suggested_filename, await asyncio.to_thread(Path(path).read_bytes)


async def test_a_file_is_downloaded_as_it_was_made_also_after_a_reload(
    served: Served, chat: Opener
) -> None:
    async with chat(served.origin, viewport=SMALL) as opened:
        (person, _, _) = served.office.received[0]
        served.office.give(person, NAME, CONTENT, "Жоба <b>файлы</b>")
        await opened.office(2)
        assert await opened.page.inner_text(".office:last-child p") == "Жоба <b>файлы</b>"
        assert await _downloaded(opened) == (NAME, CONTENT)
        await opened.page.reload()
        await opened.office(2)
        assert await _downloaded(opened) == (NAME, CONTENT)
        assert await opened.page.evaluate("document.documentElement.scrollWidth") == 360


async def test_a_file_leaves_the_question_that_is_open_as_it_was(
    served: Served, chat: Opener
) -> None:
    async with chat(served.origin) as opened:
        (person, _, _) = served.office.received[0]
        await opened.say("date")
        await opened.office(2)
        served.office.give(person, NAME, CONTENT)
        await opened.office(3)
        assert await opened.page.is_visible("#day-value")
        assert await opened.page.locator(".row button:enabled").count() == 3


async def test_only_the_newest_file_is_offered_and_in_the_language_of_the_page(
    served: Served, chat: Opener
) -> None:
    async with chat(served.origin) as opened:
        (person, _, _) = served.office.received[0]
        served.office.give(person, "old.json", b"{}")
        await opened.office(2)
        served.office.give(person, NAME, CONTENT)
        await opened.office(3)
        for language in ("kk", "ru", "kk"):
            await opened.page.click(f"[data-language={language}]")
            told = words.texts(language)
            await opened.page.get_by_text(told["web.document.gone"]).wait_for()
            link = opened.page.get_by_role("link", name=told["web.document.download"])
            assert await link.inner_text() == f"{told['web.document.download']}\n{NAME}"
        assert await _downloaded(opened) == (NAME, CONTENT)
        await opened.page.reload()
        await opened.page.locator("a.file").wait_for()
        assert await opened.page.locator("a.file").count() == 1
        assert await opened.page.locator(".gone").count() == 1
