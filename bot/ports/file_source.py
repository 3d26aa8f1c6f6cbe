"""Where a file that a person sent waits until it is fetched."""

from collections.abc import AsyncIterator
from typing import Protocol


class FileSource(Protocol):
    """Files by name, each of one person."""

    def fetch(self, name: str, person: str) -> AsyncIterator[bytes]:
        """The bytes of a file.

        Raises ``FileNotFoundError`` when it is gone, ``Invalid`` when it is too big,
        ``ConnectionError`` or ``TimeoutError`` when the source cannot be reached.
        """
        ...

    def forget(self, name: str, person: str) -> None:
        """Drop what is held of a file that was kept elsewhere, or refused; twice is harmless."""
        ...
