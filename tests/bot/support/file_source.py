"""A source of files in memory."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field


@dataclass
class FakeFileSource:
    """Files by name; ``forgotten`` is what it was asked to drop, for whom."""

    contents: dict[str, bytes] = field(default_factory=dict)
    forgotten: list[tuple[str, str]] = field(default_factory=list)

    async def fetch(self, name: str, person: str) -> AsyncIterator[bytes]:
        if name not in self.contents:
            raise FileNotFoundError
        yield self.contents[name]

    def forget(self, name: str, person: str) -> None:
        self.forgotten.append((name, person))
        self.contents.pop(name, None)
