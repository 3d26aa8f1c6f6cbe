"""The contract of the web office: the real one over a database, and the office in memory."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
import pytest_asyncio

from bot.chat.kept_uploads import KeptUploads
from bot.chat.office import StoredOffice
from bot.chat.words import LANGUAGES, WORDS
from bot.files.quarantine import Quarantine
from bot.ports.web_office import Posted, WebOffice
from bot.storage.engine import Database
from bot.storage.messages import DocumentMessage, OutboxMessage, ScreenMessage
from bot.storage.plan import Incoming, Outgoing, Plan, Reads, StoredSession
from core.errors import Invalid
from tests.bot.support.office import FakeOffice
from tests.bot.support.writing import NOW, writing

PERSON, ANOTHER = "web:1", "web:2"


@dataclass(frozen=True)
class Chat:
    """An office, and how to have it say things: texts of messages, or one file."""

    office: WebOffice
    say: Callable[..., Awaitable[None]]
    give: Callable[[str, bytes], Awaitable[None]]

    async def lines(self) -> list[Posted]:
        return await self.office.replay(PERSON, 0, 100)


@asynccontextmanager
async def stored(database: Database, folder: Path) -> AsyncIterator[Chat]:
    """The real office; ``say`` and ``give`` are turns that answer with just that."""
    wanted: list[tuple[OutboxMessage, ...]] = []

    def take(_i: Incoming, _s: StoredSession | None, _r: Reads, _n: object) -> Plan:
        said = wanted.pop() if wanted else ()
        return Plan(outgoing=tuple(Outgoing(each) for each in said))

    async with writing(database, take) as (writer, _):
        uploads = KeptUploads(Quarantine(folder))
        office = StoredOffice(database, writer, uploads, lambda: NOW)

        async def put(*messages: OutboxMessage) -> None:
            wanted.append(messages)
            await writer.store(Incoming(f"web:{uuid4()}", PERSON, "web", {}, NOW))
            while writer.held:
                await writer.transact(lambda _: None)

        yield Chat(
            office,
            lambda *texts: put(*map(ScreenMessage, texts)),
            lambda name, content: put(
                DocumentMessage("text", name, "application/json", content.decode())
            ),
        )


def in_memory() -> Chat:
    """The fake, which answers nothing by itself."""
    office = FakeOffice(answers=False)

    async def say(*texts: str) -> None:
        for text in texts:
            office.say(PERSON, text)

    async def give(name: str, content: bytes) -> None:
        office.give(PERSON, name, content)

    return Chat(office, say, give)


@pytest_asyncio.fixture(params=["stored", "memory"])
async def chat(
    request: pytest.FixtureRequest, sqlite_url: str, tmp_path: Path
) -> AsyncIterator[Chat]:
    if request.param == "memory":
        yield in_memory()
        return
    database = Database.open(sqlite_url)
    async with stored(database, tmp_path / "uploads") as opened:
        yield opened
    await database.close()


async def test_a_frame_is_received_once(chat: Chat) -> None:
    update = str(uuid4())
    for new in (True, False, False):
        assert await chat.office.receive(PERSON, update, {"type": "said", "text": "x"}) is new
    assert await chat.office.receive(PERSON, str(uuid4()), {"type": "said", "text": "x"})
    assert await chat.office.receive(ANOTHER, update, {"type": "said", "text": "x"})


async def test_lines_are_numbered_in_their_order_and_asked_for_from_any_of_them(
    chat: Chat,
) -> None:
    await chat.say("1", "2", "3", "4", "5")
    lines = await chat.lines()
    assert [line.payload["text"] for line in lines] == ["1", "2", "3", "4", "5"]
    assert all(line.kind == "message" for line in lines)
    numbers = [line.seq for line in lines]
    assert numbers == sorted(set(numbers))
    assert numbers[0] > 0
    assert await chat.office.replay(PERSON, numbers[1], 2) == lines[2:4]
    assert await chat.office.replay(PERSON, numbers[-1], 2) == []
    assert await chat.office.earlier(PERSON, None, 2) == lines[3:]
    assert await chat.office.earlier(PERSON, numbers[2], 9) == lines[:2]
    assert await chat.office.earlier(PERSON, numbers[0], 9) == []


async def test_a_chat_is_its_own_persons(chat: Chat) -> None:
    await chat.say("x")
    assert await chat.office.replay(ANOTHER, 0, 9) == []
    assert await chat.office.earlier(ANOTHER, None, 9) == []


async def test_a_message_has_all_that_the_page_shows(chat: Chat) -> None:
    await chat.say("x")
    (line,) = await chat.lines()
    assert {"title", "text", "progress", "buttons", "input", "language", "replaces"} <= {
        *line.payload
    }
    assert {*line.payload["input"]} == {"kind", "placeholder", "accept"}


async def test_a_file_is_shown_without_its_content_and_given_to_its_person(chat: Chat) -> None:
    await chat.give("a.json", b'{"a": 1}')
    (line,) = await chat.lines()
    assert line.kind == "document"
    assert {**line.payload, "text": ""} == {
        "text": "",
        "name": "a.json",
        "language": "kk",
        "gone": False,
    }
    found = await chat.office.document(PERSON, line.seq)
    assert found is not None
    assert (found.name, found.mime, found.content) == ("a.json", "application/json", b'{"a": 1}')
    assert await chat.office.document(ANOTHER, line.seq) is None
    assert await chat.office.document(PERSON, line.seq + 1) is None


async def pieces(*contents: bytes) -> AsyncIterator[bytes]:
    for each in contents:
        yield each


async def test_an_upload_may_be_sent_again_and_one_that_breaks_off_is_not_kept(
    chat: Chat,
) -> None:
    async def broken() -> AsyncIterator[bytes]:
        yield b"x"
        raise Invalid("E-FILE-SIZE")

    upload = str(uuid4())
    for content in (b"one", b"two"):
        await chat.office.keep_upload(PERSON, upload, "a.pdf", "application/pdf", pieces(content))
    with pytest.raises(Invalid):
        await chat.office.keep_upload(PERSON, upload, "a.pdf", "application/pdf", broken())


async def test_every_word_of_the_page_is_there_in_both_languages(chat: Chat) -> None:
    assert {*LANGUAGES} == {"kk", "ru"}
    for language in LANGUAGES:
        words = chat.office.texts(language)
        assert all(words[key] for key in WORDS)
