"""The table of settings: what each may be, what it is when nothing is said."""

from dataclasses import fields
from pathlib import Path

import pytest

from bot.operations.settings import REGISTERS, Settings, read
from core.errors import Configuration

ROOT = Path(__file__).resolve().parents[3]
HOOK = {"TELEGRAM_TOKEN": "123:TEST", "TELEGRAM_MODE": "webhook"}
SECRETS = ("telegram_token", "telegram_webhook_secret", "database_url", "secret_key")
NAMES = {"directory": "DATA_DIR"}


A_PORT = "must be a number from 0 to 65535"
WRONG: dict[str, tuple[dict[str, str], str]] = {
    "a port in words": ({"PORT": "eighty"}, f"PORT {A_PORT}, for example PORT=8080"),
    "a port below zero": ({"PORT": "-1"}, f"PORT {A_PORT}, for example PORT=8080"),
    "a port above the last one": ({"PORT": "65536"}, f"PORT {A_PORT}, for example PORT=8080"),
    "the port of the scanner in words": (
        {"CLAMD_PORT": "x"}, f"CLAMD_PORT {A_PORT}, for example CLAMD_PORT=3310"
    ),
    "an address without a scheme": (
        {"PUBLIC_URL": "example.kz"},
        "PUBLIC_URL must be the address people open, with http or https, "
        "for example PUBLIC_URL=https://tereze.example.kz",
    ),
    "an address with another scheme": (
        {"PUBLIC_URL": "ftp://example.kz"}, "PUBLIC_URL must be the address people open"
    ),
    "a database of another make": (
        {"DATABASE_URL": "mysql://user:secret@host/name"},
        "DATABASE_URL must be the address of a PostgreSQL or SQLite database, "
        "for example DATABASE_URL=postgresql://user:password@host/name",
    ),
    "an unknown log level": (
        {"LOG_LEVEL": "LOUD"},
        "LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR, for example LOG_LEVEL=INFO",
    ),
    "a short key": (
        {"SECRET_KEY": "short"}, "SECRET_KEY must be at least 32 characters, the same for every"
    ),
    "an unknown mode": (
        {"TELEGRAM_MODE": "push"},
        "TELEGRAM_MODE must be polling or webhook, for example TELEGRAM_MODE=polling",
    ),
    "an unknown register": (
        {"REGISTERS_COMPLETE": "apk, abk"},
        "REGISTERS_COMPLETE must name registers of apk, licence_1, licence_2, pool, trusted, "
        "separated by commas, for example REGISTERS_COMPLETE=apk,pool",
    ),
    "neither true nor false": (
        {"ACCREDITED_POOLS_EXIST": "perhaps"},
        "ACCREDITED_POOLS_EXIST must be true or false, for example ACCREDITED_POOLS_EXIST=true",
    ),
    "a webhook without an address": (
        HOOK, "TELEGRAM_WEBHOOK_URL must be the public https address Telegram posts to"
    ),
    "a webhook with a short secret": (
        {**HOOK, "TELEGRAM_WEBHOOK_URL": "https://x.kz/t", "TELEGRAM_WEBHOOK_SECRET": "short"},
        "TELEGRAM_WEBHOOK_SECRET must be at least 16 ASCII characters",
    ),
    "a webhook with a secret outside ASCII": (
        {**HOOK, "TELEGRAM_WEBHOOK_URL": "https://x.kz/t", "TELEGRAM_WEBHOOK_SECRET": "құпия" * 9},
        "TELEGRAM_WEBHOOK_SECRET must be at least 16 ASCII characters",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("given", "sentence"), WRONG.values(), ids=WRONG)
def test_a_wrong_setting_is_named_with_what_it_must_be(
    given: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(Configuration) as fault:
        read({"DATA_DIR": str(tmp_path), **given})
    assert str(fault.value).startswith(sentence)


def test_a_wrong_setting_is_not_quoted(tmp_path: Path) -> None:
    with pytest.raises(Configuration) as fault:
        read({"DATA_DIR": str(tmp_path), "SECRET_KEY": "my-short-secret"})
    assert "my-short-secret" not in str(fault.value)


def test_a_damaged_key_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("cut")
    with pytest.raises(Configuration, match=r"secret\.key must be at least 32 characters"):
        read({"DATA_DIR": str(tmp_path)})


def test_nothing_said_is_the_web_chat_on_sqlite(tmp_path: Path) -> None:
    settings = read({"DATA_DIR": str(tmp_path)})
    assert settings.telegram_token == ""
    assert settings.database_url == f"sqlite:///{tmp_path / 'tereze.db'}"
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert settings.public_url == "http://127.0.0.1:8080"
    assert not settings.scans
    assert settings.registers_complete == frozenset()
    assert settings.accredited_pools_exist


def test_an_empty_value_is_the_default(tmp_path: Path) -> None:
    empty = dict.fromkeys(("PORT", "TELEGRAM_TOKEN", "LOG_LEVEL", "SECRET_KEY"), "  ")
    settings = read({"DATA_DIR": str(tmp_path), **empty})
    assert (settings.port, settings.log_level) == (8080, "INFO")


def test_staff_are_parted_by_commas_or_blanks(tmp_path: Path) -> None:
    settings = read({"DATA_DIR": str(tmp_path), "STAFF_TELEGRAM_IDS": "7, 8  9"})
    assert settings.staff_telegram_ids == frozenset({"7", "8", "9"})


def test_registers_known_whole_are_named(tmp_path: Path) -> None:
    given = {"REGISTERS_COMPLETE": ",".join(REGISTERS)}
    assert read({"DATA_DIR": str(tmp_path), **given}).registers_complete == REGISTERS
    assert "apk" in REGISTERS


@pytest.mark.parametrize(
    ("given", "exist"), [("true", True), ("TRUE", True), ("false", False), ("False", False)]
)
def test_pools_exist_or_not(given: str, exist: bool, tmp_path: Path) -> None:
    settings = read({"DATA_DIR": str(tmp_path), "ACCREDITED_POOLS_EXIST": given})
    assert settings.accredited_pools_exist is exist


def test_the_page_is_where_the_port_is(tmp_path: Path) -> None:
    assert read({"DATA_DIR": str(tmp_path), "PORT": "9"}).public_url == "http://127.0.0.1:9"


def test_secrets_are_not_in_the_repr(tmp_path: Path) -> None:
    given = {
        "TELEGRAM_TOKEN": "secret-1",
        "TELEGRAM_WEBHOOK_SECRET": "secret-2",
        "DATABASE_URL": "postgresql://x:secret-3@host/y",
        "SECRET_KEY": "secret-4" * 9,
    }
    assert "secret-" not in repr(read({"DATA_DIR": str(tmp_path), **given}))


def test_the_key_is_made_once(tmp_path: Path) -> None:
    first = read({"DATA_DIR": str(tmp_path)}).secret_key
    assert len(first) >= 32
    assert read({"DATA_DIR": str(tmp_path)}).secret_key == first


@pytest.mark.parametrize("field", [field.name for field in fields(Settings)])
def test_every_setting_stands_in_the_example(field: str) -> None:
    name = NAMES.get(field, field.upper())
    assert f"{name}=" in (ROOT / ".env.example").read_text(encoding="utf-8")
