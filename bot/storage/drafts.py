"""Rows of drafts' tables, kept out of the session so that a long table does not slow a turn."""

from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy import (
    Connection,
    Delete,
    Update,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from bot.storage.plan import Statement
from bot.storage.tables import DRAFT_ROWS

_OF_TABLE = (
    DRAFT_ROWS.c.draft_id == bindparam("draft"),
    DRAFT_ROWS.c.table_key == bindparam("key"),
)
_ROWS = (
    select(DRAFT_ROWS.c.row_no, DRAFT_ROWS.c.body).where(*_OF_TABLE).order_by(DRAFT_ROWS.c.row_no)
)
_PAGE = _ROWS.offset(bindparam("before")).limit(bindparam("most"))
_NTH = (
    select(DRAFT_ROWS.c.row_no)
    .where(*_OF_TABLE)
    .order_by(DRAFT_ROWS.c.row_no)
    .offset(bindparam("before"))
    .limit(1)
)
_COUNT = select(func.count()).select_from(DRAFT_ROWS).where(*_OF_TABLE)
_LAST = select(func.max(DRAFT_ROWS.c.row_no)).where(*_OF_TABLE)


def rows(connection: Connection, draft_id: str, table_key: str) -> list[tuple[int, Any]]:
    """Every row's number and body, in order."""
    found = connection.execute(_ROWS, {"draft": draft_id, "key": table_key})
    return [(number, body) for number, body in found]


def count(connection: Connection, draft_id: str, table_key: str) -> int:
    """How many rows the table has."""
    return connection.execute(_COUNT, {"draft": draft_id, "key": table_key}).scalar_one()


def next_row_no(connection: Connection, draft_id: str, table_key: str) -> int:
    """The number of the next row to be added, from 1; numbers of deleted rows stay free."""
    last = connection.execute(_LAST, {"draft": draft_id, "key": table_key}).scalar_one()
    return 1 if last is None else last + 1


def append(draft_id: str, table_key: str, first_row_no: int, bodies: Sequence[Any]) -> Statement:
    """Add rows numbered from `first_row_no`."""
    return insert(DRAFT_ROWS), [
        {"draft_id": draft_id, "table_key": table_key, "row_no": number, "body": body}
        for number, body in enumerate(bodies, first_row_no)
    ]


def replace(draft_id: str, table_key: str, row_no: int, body: Any) -> Statement:
    """Give one row another body."""
    changed = update(DRAFT_ROWS).where(*_OF_TABLE, DRAFT_ROWS.c.row_no == bindparam("number"))
    return changed.values(body=bindparam("new")), [
        {"draft": draft_id, "key": table_key, "number": row_no, "new": body}
    ]


def rename(draft_id: str, table_key: str, column: str, old: str, new: str) -> Update:
    """Write `new` into a column of every row that has `old` there.

    *Why in the text of the bodies:* one statement for a table of any length, the same in both
    databases. Quotes within a value are escaped, so nothing but the cell itself reads like this.
    """
    cells = [orjson.dumps({column: name}).decode()[1:-1] for name in (old, new)]
    return (
        update(DRAFT_ROWS)
        .where(DRAFT_ROWS.c.draft_id == draft_id, DRAFT_ROWS.c.table_key == table_key)
        .values(body=func.replace(DRAFT_ROWS.c.body, *cells))
    )


def remove(draft_id: str, table_key: str, row_no: int | None = None) -> Delete:
    """Delete one row, or with no number all rows of the table."""
    gone = delete(DRAFT_ROWS).where(
        DRAFT_ROWS.c.draft_id == draft_id, DRAFT_ROWS.c.table_key == table_key
    )
    return gone if row_no is None else gone.where(DRAFT_ROWS.c.row_no == row_no)


def discard(draft_id: str) -> Delete:
    """Delete every row of the draft."""
    return delete(DRAFT_ROWS).where(DRAFT_ROWS.c.draft_id == draft_id)


def page(
    connection: Connection, draft_id: str, table_key: str, first: int, most: int
) -> list[tuple[int, Any]]:
    """The numbers and bodies of the rows from the ``first``-th on, counted from 1."""
    wanted = {"draft": draft_id, "key": table_key, "before": first - 1, "most": most}
    return [(number, body) for number, body in connection.execute(_PAGE, wanted)]


def row_no(connection: Connection, draft_id: str, table_key: str, nth: int) -> int | None:
    """The number of the ``nth`` row, counted from 1; None when there are fewer."""
    wanted = {"draft": draft_id, "key": table_key, "before": nth - 1}
    return connection.execute(_NTH, wanted).scalar_one_or_none()
