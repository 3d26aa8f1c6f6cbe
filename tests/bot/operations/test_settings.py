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


@pytest.mark.parametrize(
    ("given", "named"),
    [
        pytest.param({"PORT": "eighty"}, "settings.port", id="a port that is no number"),
        pytest.param({"PORT": "-1"}, "settings.port", id="a port below zero"),
        pytest.param({"PORT": "65536"}, "settings.port", id="a port there cannot be"),
        pytest.param({"CLAMD_PORT": "x"}, "settings.clamd_port", id="a scanner's port likewise"),
        pytest.param({"PUBLIC_URL": "example.kz"}, "settings.public_url", id="no scheme"),
        pytest.param({"PUBLIC_URL": "ftp://example.kz"}, "settings.public_url", id="another one"),
        pytest.param({"LOG_LEVEL": "LOUD"}, "settings.log_level", id="no such level"),
        pytest.param({"SECRET_KEY": "short"}, "settings.secret_key", id="a short secret"),
        pytest.param({"TELEGRAM_MODE": "push"}, "settings.telegram_mode", id="no such mode"),
        pytest.param(
            {"REGISTERS_COMPLETE": "apk, abk"}, "settings.registers_complete", id="no such register"
        ),
        pytest.param(
            {"ACCREDITED_POOLS_EXIST": "perhaps"},
            "settings.accredited_pools_exist",
            id="neither true nor false",
        ),
        pytest.param(HOOK, "settings.telegram_webhook_url", id="a webhook nowhere"),
        pytest.param(
            {**HOOK, "TELEGRAM_WEBHOOK_URL": "https://x.kz/t", "TELEGRAM_WEBHOOK_SECRET": "short"},
            "settings.telegram_webhook_secret",
            id="a webhook with a short secret",
        ),
        pytest.param(
            {
                **HOOK,
                "TELEGRAM_WEBHOOK_URL": "https://x.kz/t",
                "TELEGRAM_WEBHOOK_SECRET": "құпия" * 9,
            },
            "settings.telegram_webhook_secret",
            id="a webhook with a secret Telegram cannot send",
        ),
    ],
)
def test_a_value_that_cannot_be_right_is_named(
    given: dict[str, str], named: str, tmp_path: Path
) -> None:
    with pytest.raises(Configuration) as fault:
        read({"DATA_DIR": str(tmp_path), **given})
    assert str(fault.value) == named
    assert not set(given.values()) & set(str(fault.value).split())


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
