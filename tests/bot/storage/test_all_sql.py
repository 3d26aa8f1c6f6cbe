"""All SQL is under ``bot/storage``: no other room builds a statement or knows a table."""

from pathlib import Path

import pytest

from tests.test_imports import ROOT, imports_of, write

PASSED_ON = (
    "sqlalchemy.Connection",
    "sqlalchemy.exc.",
    "sqlalchemy.ext.asyncio.AsyncConnection",
    "sqlalchemy.ext.asyncio.AsyncEngine",
)
"""What other rooms may name of the library: connections they pass on, errors they catch."""


def sql_faults(root: Path) -> list[str]:
    """Imports outside the storage with which statements could be built."""
    faults = []
    for path in sorted((root / "bot").rglob("*.py")):
        if path.is_relative_to(root / "bot/storage"):
            continue
        for name in imports_of(path, root):
            builds = f"{name}.".startswith("sqlalchemy.") and not name.startswith(PASSED_ON)
            if builds or name.startswith("bot.storage.tables."):
                faults.append(f"{path.relative_to(root)} imports {name}")
    return faults


def test_no_other_room_has_sql() -> None:
    assert sql_faults(ROOT) == []


SAMPLES = {
    "a statement": "from sqlalchemy import select",
    "raw SQL": "from sqlalchemy import Connection, text",
    "the whole library": "import sqlalchemy as sa",
    "a table": "from bot.storage.tables import CASES",
}


@pytest.mark.parametrize("source", SAMPLES.values(), ids=SAMPLES)
def test_sql_in_another_room_is_found(source: str, tmp_path: Path) -> None:
    write(tmp_path, {"bot/desk/a.py": source, "bot/storage/b.py": source})
    assert len(sql_faults(tmp_path)) == 1
