"""Files on Telegram's servers: kept by file_id, downloaded by path."""

from dataclasses import dataclass
from typing import Any

from tests.telegram_standin.refusals import bad_request

DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024


@dataclass(frozen=True)
class StoredFile:
    """One file; `size` in bytes may exceed the content to play a huge file cheaply."""

    file_id: str
    name: str
    mime: str
    content: bytes
    size: int
    folder: str

    @property
    def path(self) -> str:
        """Where getFile says it can be downloaded."""
        _, dot, ending = self.name.rpartition(".")
        safe = dot + ending if dot and ending.isascii() and ending.isalnum() else ""
        return f"{self.folder}/file_{self.file_id.rsplit('-', 1)[1]}{safe}"

    def reference(self) -> dict[str, Any]:
        """The fields every kind of file has in a message."""
        return {
            "file_id": self.file_id,
            "file_unique_id": f"u{self.file_id}",
            "file_size": self.size,
        }

    def document(self) -> dict[str, Any]:
        """The file as a message's document."""
        return self.reference() | {"file_name": self.name, "mime_type": self.mime}


class FileStore:
    """All files by file_id."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}

    def add(
        self,
        name: str,
        content: bytes,
        mime: str,
        *,
        folder: str = "documents",
        size: int | None = None,
    ) -> StoredFile:
        """Keeps a file; `size` (bytes) when it shall seem larger than its content."""
        number = len(self._files) + 1
        stored = StoredFile(
            f"standin-{number}", name, mime, content, len(content) if size is None else size, folder
        )
        self._files[stored.file_id] = stored
        return stored

    def find(self, file_id: str) -> StoredFile | None:
        """The file, if there is such."""
        return self._files.get(file_id)

    def describe(self, file_id: str) -> dict[str, Any]:
        """getFile's answer. Raises Refusal 400: unknown, or over 20 MB."""
        stored = self.find(file_id)
        if stored is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if stored.size > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        return stored.reference() | {"file_path": stored.path}

    def at(self, path: str) -> StoredFile | None:
        """The file to download from this path, if it may be downloaded."""
        for stored in self._files.values():
            if stored.path == path and stored.size <= DOWNLOAD_LIMIT:
                return stored
        return None
