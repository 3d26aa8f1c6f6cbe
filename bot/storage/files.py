"""Metadata of received files; their bytes are kept in the file store, under the same id."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.plan import WithRows
from bot.storage.tables import FILES


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A row of `files`: state received, fetching, quarantined, clean, infected or refused.

    `purpose` is the form's field, `source` where the bytes come from (a Telegram file id).
    """

    file_id: str
    person: str
    draft_id: str
    purpose: str
    name: str
    claimed_mime: str | None
    mime: str | None
    size: int | None
    sha256: str | None
    state: str
    source: Any
    created_at: datetime


_ADD = insert(FILES)
_ALL = select(*(FILES.c[field.name] for field in fields(StoredFile)))
_BY_ID = _ALL.where(FILES.c.file_id == bindparam("key"))
_BY_DRAFT = _ALL.where(FILES.c.draft_id == bindparam("key")).order_by(FILES.c.created_at)


def add(file: StoredFile) -> WithRows:
    """Insert a file."""
    return _ADD, [asdict(file)]


def get(connection: Connection, file_id: str) -> StoredFile | None:
    """The file by its id."""
    row = connection.execute(_BY_ID, {"key": file_id}).one_or_none()
    return None if row is None else StoredFile(*row)


def by_draft(connection: Connection, draft_id: str) -> list[StoredFile]:
    """A draft's files, oldest first."""
    return [StoredFile(*row) for row in connection.execute(_BY_DRAFT, {"key": draft_id})]


async def read(connection: AsyncConnection, file_id: str) -> StoredFile | None:
    """The file by its id, outside turns."""
    row = (await connection.execute(_BY_ID, {"key": file_id})).one_or_none()
    return None if row is None else StoredFile(*row)


async def read_by_draft(connection: AsyncConnection, draft_id: str) -> list[StoredFile]:
    """A draft's files, oldest first, outside turns."""
    return [StoredFile(*row) for row in await connection.execute(_BY_DRAFT, {"key": draft_id})]


def change_state(
    connection: Connection, file_id: str, before: Sequence[str], state: str, **columns: Any
) -> bool:
    """Write `state` and `columns`; False when the file's state is none of `before`."""
    changed = (
        update(FILES)
        .where(FILES.c.file_id == file_id, FILES.c.state.in_(before))
        .values(state=state, **columns)
    )
    return connection.execute(changed).rowcount == 1
