"""All workers of one database have one key and one folder; any other worker is refused."""

from pathlib import Path

import pytest

from bot.operations import installation
from bot.storage import installation as recorded
from bot.storage.engine import Database
from core.errors import Configuration

KEY, OTHER_KEY = b"k" * 32, b"o" * 32


def _start(database: Database, key: bytes, folder: Path) -> None:
    """What a worker does before it works."""
    own = installation.facts(key, folder)
    with database.writer.begin() as connection:
        known = recorded.record(connection, own)
    installation.check(own, known)


async def test_workers_with_one_key_and_one_folder_work(database: Database, tmp_path: Path) -> None:
    for _ in range(3):
        _start(database, KEY, tmp_path / "data")


async def test_another_worker_is_refused_with_what_to_do(
    database: Database, tmp_path: Path
) -> None:
    _start(database, KEY, tmp_path / "data")
    with pytest.raises(Configuration, match="SECRET_KEY must be the key this database was first"):
        _start(database, OTHER_KEY, tmp_path / "data")
    with pytest.raises(Configuration, match="DATA_DIR must be the folder this database was first"):
        _start(database, KEY, tmp_path / "other")
    _start(database, KEY, tmp_path / "data")


async def test_neither_the_key_nor_a_path_is_stored(database: Database, tmp_path: Path) -> None:
    facts = installation.facts(KEY, tmp_path)
    assert KEY.decode() not in "".join(facts.values())
    assert str(tmp_path) not in "".join(facts.values())


def test_a_folder_keeps_its_id_when_it_moves(tmp_path: Path) -> None:
    before = installation.facts(KEY, tmp_path / "data")
    (tmp_path / "data").rename(tmp_path / "moved")
    assert installation.facts(KEY, tmp_path / "moved") == before
