"""Files in Chromium: chosen, dropped, too large, sent again."""

from pathlib import Path

import pytest

from bot.chat.uploads import FILE_LIMIT
from tests.bot.chat.conftest import Serve, Served
from tests.bot.support import words
from tests.bot.support.chromium import Chat, Opener

pytestmark = pytest.mark.asyncio(loop_scope="session")

PDF = b"%PDF-1.7\n" + b"x" * 200_000
DROP = """([name, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name, { type: "application/pdf" }));
  for (const kind of ["dragover", "drop"]) {
    document.body.dispatchEvent(
      new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }),
    );
  }
}"""


async def _asked_for_a_file(opened: Chat) -> None:
    await opened.say("file")
    await opened.office(2)


async def test_a_chosen_file_is_kept_and_then_told(
    served: Served, chat: Opener, tmp_path: Path
) -> None:
    paper = tmp_path / "Жоба — план.pdf"
    paper.write_bytes(PDF)
    async with chat(served.origin) as opened:
        await _asked_for_a_file(opened)
        assert await opened.page.get_attribute("#file-value", "accept") == ".pdf,.jpg,.png"
        async with opened.page.expect_file_chooser() as choosing:
            await opened.page.click("#file-choose")
        await (await choosing.value).set_files(paper)
        await opened.office(3)
        assert (await opened.own())[-1] == paper.name
        assert await opened.page.locator("#uploads li").count() == 0
    ((person, upload_id), kept) = served.office.uploads.popitem()
    assert kept == (paper.name, "application/pdf", PDF)
    (told,) = served.office.of("file")
    assert told == {
        "type": "file",
        "upload_id": upload_id,
        "name": paper.name,
        "mime": "application/pdf",
        "size": len(PDF),
    }
    assert person == served.office.received[0][0]


async def test_a_file_is_dropped_on_the_page_only_when_one_is_asked_for(
    served: Served, chat: Opener
) -> None:
    async with chat(served.origin) as opened:
        await opened.page.evaluate(DROP, ["early.pdf", "%PDF-1"])
        await _asked_for_a_file(opened)
        await opened.page.evaluate(DROP, ["plan.pdf", "%PDF-2"])
        await opened.office(3)
    assert [kept[0] for kept in served.office.uploads.values()] == ["plan.pdf"]


@pytest.mark.parametrize(
    ("size", "key"),
    [
        pytest.param(FILE_LIMIT + 1, "web.file.too_large", id="larger than 20 MB"),
        pytest.param(0, "web.file.empty", id="nothing in it"),
    ],
)
async def test_a_file_we_cannot_take_is_refused_in_words(
    served: Served, chat: Opener, tmp_path: Path, size: int, key: str
) -> None:
    paper = tmp_path / "plan.pdf"
    paper.write_bytes(b"x" * size)
    async with chat(served.origin) as opened:
        await _asked_for_a_file(opened)
        await opened.page.set_input_files("#file-value", paper)
        row = opened.page.locator("#uploads li")
        assert await row.locator(".words").inner_text() == words.texts("kk")[key]
        await row.locator("button").click()
        assert await row.count() == 0
    assert served.office.uploads == {}
    assert served.office.of("file") == []


async def test_a_file_that_met_a_dead_line_is_sent_again(
    serve: Serve, chat: Opener, tmp_path: Path
) -> None:
    served = await serve()
    paper = tmp_path / "plan.pdf"
    paper.write_bytes(PDF)
    async with chat(served.origin) as opened:
        await _asked_for_a_file(opened)
        await served.server.close()
        await opened.page.set_input_files("#file-value", paper)
        row = opened.page.locator("#uploads li")
        await row.get_by_text(words.texts("kk")["web.file.failed"]).wait_for()
        await serve(served.office, port=served.port)
        await row.get_by_text(words.texts("kk")["web.file.retry"]).click()
        await opened.office(3)
    assert [kept[2] for kept in served.office.uploads.values()] == [PDF]
    assert len(served.office.of("file")) == 1
