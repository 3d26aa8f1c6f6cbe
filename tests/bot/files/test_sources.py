"""A file is fetched from, and forgotten by, the source of its kind alone."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from bot.files.sources import FileSources


@dataclass
class Source:
    """Answers with what it was asked."""

    kind: str
    forgotten: list[tuple[str, str]] = field(default_factory=list)

    async def fetch(self, name: str, person: str) -> AsyncIterator[bytes]:
        yield f"{self.kind} {name} {person}".encode()

    def forget(self, name: str, person: str) -> None:
        self.forgotten.append((name, person))


async def test_a_file_comes_from_the_source_of_its_kind() -> None:
    one, two = Source("one"), Source("two")
    sources = FileSources({"one": one, "two": two})
    assert [piece async for piece in sources.fetch("two:a:b", "web:1")] == [b"two a:b web:1"]
    sources.forget("one:c", "web:1")
    assert (one.forgotten, two.forgotten) == ([("c", "web:1")], [])


def test_a_kind_nobody_has_is_a_fault() -> None:
    with pytest.raises(KeyError):
        FileSources({}).forget("other:x", "web:1")
