"""The contract of a source of files: uploads on disk, all kinds as one, and the one in memory."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from bot.chat.kept_uploads import KeptUploads
from bot.files.quarantine import Quarantine
from bot.files.sources import FileSources
from bot.ports.file_source import FileSource
from tests.bot.support.file_source import FakeFileSource

PERSON = "web:1"


@dataclass
class Filled:
    """A source, and a way to put a file into it under a name it has."""

    source: FileSource
    put: Callable[[bytes], Awaitable[str]]

    async def read(self, name: str) -> bytes:
        return b"".join([piece async for piece in self.source.fetch(name, PERSON)])


def _in_memory(folder: Path) -> Filled:
    source = FakeFileSource()

    async def put(content: bytes) -> str:
        name = str(uuid4())
        source.contents[name] = content
        return name

    return Filled(source, put)


def _on_disk(folder: Path) -> Filled:
    source = KeptUploads(Quarantine(folder))

    async def put(content: bytes) -> str:
        async def stream() -> AsyncIterator[bytes]:
            yield content

        name = str(uuid4())
        await source.keep(PERSON, name, stream())
        return name

    return Filled(source, put)


def _of_every_kind(folder: Path) -> Filled:
    one = _on_disk(folder)

    async def put(content: bytes) -> str:
        return f"upload:{await one.put(content)}"

    return Filled(FileSources({"upload": one.source}), put)


SOURCES = {"memory": _in_memory, "uploads": _on_disk, "every kind": _of_every_kind}


@pytest.fixture(params=list(SOURCES.values()), ids=list(SOURCES))
def filled(request: pytest.FixtureRequest, tmp_path: Path) -> Filled:
    made: Callable[[Path], Filled] = request.param
    return made(tmp_path)


async def test_a_file_comes_whole_as_often_as_it_is_fetched(filled: Filled) -> None:
    one, other = await filled.put(b"a" * 300_000), await filled.put(b"b")
    for _ in range(2):
        assert await filled.read(one) == b"a" * 300_000
    assert await filled.read(other) == b"b"


async def test_a_forgotten_file_is_gone_and_forgetting_twice_is_harmless(filled: Filled) -> None:
    gone, stays = await filled.put(b"a"), await filled.put(b"b")
    for _ in range(2):
        filled.source.forget(gone, PERSON)
    with pytest.raises(FileNotFoundError):
        await filled.read(gone)
    assert await filled.read(stays) == b"b"


async def test_a_name_nobody_put_is_not_found(filled: Filled) -> None:
    name = await filled.put(b"a")
    with pytest.raises(FileNotFoundError):
        await filled.read(name[:-1] + ("0" if name[-1] != "0" else "1"))
