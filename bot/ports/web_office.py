"""The product behind the page of the web chat."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Language = Literal["kk", "ru"]


@dataclass(frozen=True, slots=True)
class Posted:
    """One line of a person's chat. ``seq`` grows for one person in the order of commits.

    ``payload`` of a ``message`` is the outbox message; of a ``toast`` ``{"text"}``; of an ``own``
    ``{"text", "id"}``: the person's words (or the pressed button's label, the file's name, the
    day) and the ``update_id`` they came under; of a ``document`` ``{"text", "name", "language",
    "gone"}``: a file to be downloaded under its ``seq``, unless a newer one has taken its place.
    """

    seq: int
    kind: Literal["message", "own", "toast", "document"]
    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the chat, whole."""

    name: str
    mime: str
    content: bytes


class WebOffice(Protocol):
    """The product behind the page. The bodies that ``receive`` is given are in
    ``bot.chat.frames``."""

    async def receive(self, person: str, update_id: str, body: Mapping[str, Any]) -> bool:
        """Store ``body`` durably; False when ``update_id`` was stored before.

        Bad content is the dialog's to answer. An error means: not stored, will be sent again.
        """
        ...

    async def replay(self, person: str, after: int, limit: int) -> list[Posted]:
        """The first ``limit`` lines with ``seq > after``, oldest first."""
        ...

    async def earlier(self, person: str, before: int | None, limit: int) -> list[Posted]:
        """The last ``limit`` lines with ``seq < before`` (None: of the whole), oldest first."""
        ...

    async def document(self, person: str, seq: int) -> Document | None:
        """The file of one line of this person's chat; None when there is none, or none any more."""
        ...

    async def keep_upload(
        self, person: str, upload_id: str, name: str, mime: str, stream: AsyncIterator[bytes]
    ) -> None:
        """Put the file into quarantine; the same ``upload_id`` of this person replaces it.

        Errors: ``core.errors.Invalid``. ``stream`` itself may raise ``Invalid`` (E-FILE-SIZE,
        E-FILE-EMPTY), ``TimeoutError`` or ``ConnectionError``: let it through, keep nothing.
        """
        ...

    def texts(self, language: Language) -> Mapping[str, str]:
        """The page's own words: every key of ``bot.chat.words.WORDS``."""
        ...
