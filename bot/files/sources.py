"""Files by where they wait: ``kind:name``, such as a Telegram file id or an upload of the web chat.

A new channel that takes files brings a source of its own; which kinds there are is composed at
start-up.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from bot.ports.file_source import FileSource


@dataclass(frozen=True, slots=True)
class FileSources:
    """One source made of the sources of every kind."""

    kinds: Mapping[str, FileSource]

    def fetch(self, name: str, person: str) -> AsyncIterator[bytes]:
        """The bytes of a file of any kind."""
        source, rest = self._source(name)
        return source.fetch(rest, person)

    def forget(self, name: str, person: str) -> None:
        """Drop what is held of a file of any kind."""
        source, rest = self._source(name)
        source.forget(rest, person)

    def _source(self, name: str) -> tuple[FileSource, str]:
        kind, _, rest = name.partition(":")
        return self.kinds[kind], rest
