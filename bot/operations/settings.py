"""Settings from the environment, read once into a frozen value. ``.env.example`` explains each."""

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from core.errors import Configuration
from core.services.catalogue import FORMS

Mode = Literal["polling", "webhook"]
REGISTERS = frozenset(form.effect.register for form in FORMS.values() if form.effect.register)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the product is told from outside. Secrets never show in ``repr``."""

    telegram_token: str = field(default="", repr=False)
    telegram_api_base: str = "https://api.telegram.org"
    telegram_mode: Mode = "polling"
    telegram_webhook_url: str = ""
    telegram_webhook_secret: str = field(default="", repr=False)
    staff_chat_id: str = ""
    staff_telegram_ids: frozenset[str] = frozenset()
    registers_complete: frozenset[str] = frozenset()
    accredited_pools_exist: bool = True
    database_url: str = field(default="", repr=False)
    directory: Path = Path("var")
    host: str = "127.0.0.1"
    port: int = 8080
    public_url: str = "http://127.0.0.1:8080"
    secret_key: bytes = field(default=b"", repr=False)
    clamd_host: str = ""
    clamd_port: int = 3310
    log_level: str = "INFO"

    @property
    def scans(self) -> bool:
        """Whether files are seen by a virus scanner before officers may open them."""
        return bool(self.clamd_host)


def read(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings of an environment; an empty value means the default.

    Makes the working directory and, where no ``SECRET_KEY`` is given, a key kept in it. Raises
    ``Configuration``, a sentence that never quotes the value, where a setting cannot be right.
    """
    given = {name: value.strip() for name, value in environment.items() if value.strip()}
    directory = Path(given.get("DATA_DIR", "var")).absolute()
    directory.mkdir(parents=True, exist_ok=True)
    port = _number(given, "PORT", 8080)
    settings = Settings(
        telegram_token=given.get("TELEGRAM_TOKEN", ""),
        telegram_api_base=given.get("TELEGRAM_API_BASE", "https://api.telegram.org").rstrip("/"),
        telegram_mode=_mode(given.get("TELEGRAM_MODE", "polling")),
        telegram_webhook_url=given.get("TELEGRAM_WEBHOOK_URL", ""),
        telegram_webhook_secret=given.get("TELEGRAM_WEBHOOK_SECRET", ""),
        staff_chat_id=given.get("STAFF_CHAT_ID", ""),
        staff_telegram_ids=_names(given, "STAFF_TELEGRAM_IDS"),
        registers_complete=_names(given, "REGISTERS_COMPLETE"),
        accredited_pools_exist=_switch(given, "ACCREDITED_POOLS_EXIST", default=True),
        database_url=given.get("DATABASE_URL", f"sqlite:///{directory / 'tereze.db'}"),
        directory=directory,
        host=given.get("HOST", "127.0.0.1"),
        port=port,
        public_url=given.get("PUBLIC_URL", f"http://127.0.0.1:{port}").rstrip("/"),
        secret_key=_secret(given, directory),
        clamd_host=given.get("CLAMD_HOST", ""),
        clamd_port=_number(given, "CLAMD_PORT", 3310),
        log_level=given.get("LOG_LEVEL", "INFO").upper(),
    )
    _check(settings)
    return settings


def _check(settings: Settings) -> None:
    if not settings.registers_complete <= REGISTERS:
        raise Configuration(
            "REGISTERS_COMPLETE",
            f"name registers of {', '.join(sorted(REGISTERS))}, separated by commas",
            "REGISTERS_COMPLETE=apk,pool",
        )
    if urlsplit(settings.public_url).scheme not in ("http", "https"):
        raise Configuration(
            "PUBLIC_URL",
            "be the address people open, with http or https",
            "PUBLIC_URL=https://tereze.example.kz",
        )
    if urlsplit(settings.database_url).scheme.partition("+")[0] not in ("sqlite", "postgresql"):
        raise Configuration(
            "DATABASE_URL",
            "be the address of a PostgreSQL or SQLite database",
            "DATABASE_URL=postgresql://user:password@host/name",
        )
    if settings.log_level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise Configuration("LOG_LEVEL", "be DEBUG, INFO, WARNING or ERROR", "LOG_LEVEL=INFO")
    if settings.telegram_token and settings.telegram_mode == "webhook":
        if not settings.telegram_webhook_url:
            raise Configuration(
                "TELEGRAM_WEBHOOK_URL",
                "be the public https address Telegram posts to while TELEGRAM_MODE=webhook",
                "TELEGRAM_WEBHOOK_URL=https://tereze.example.kz/telegram",
            )
        secret = settings.telegram_webhook_secret
        if not (secret.isascii() and len(secret) >= 16):
            raise Configuration(
                "TELEGRAM_WEBHOOK_SECRET",
                "be at least 16 ASCII characters while TELEGRAM_MODE=webhook",
                "TELEGRAM_WEBHOOK_SECRET=a-long-random-string",
            )


def _mode(given: str) -> Mode:
    match given:
        case "polling" | "webhook":
            return given
    raise Configuration("TELEGRAM_MODE", "be polling or webhook", "TELEGRAM_MODE=polling")


def _names(given: Mapping[str, str], name: str) -> frozenset[str]:
    return frozenset(given.get(name, "").replace(",", " ").split())


def _switch(given: Mapping[str, str], name: str, *, default: bool) -> bool:
    match given.get(name, str(default)).lower():
        case "true":
            return True
        case "false":
            return False
    raise Configuration(name, "be true or false", f"{name}={str(default).lower()}")


def _number(given: Mapping[str, str], name: str, default: int) -> int:
    text = given.get(name, str(default))
    if not text.isdecimal() or int(text) > 65535:
        raise Configuration(name, "be a number from 0 to 65535", f"{name}={default}")
    return int(text)


def _secret(given: Mapping[str, str], directory: Path) -> bytes:
    if "SECRET_KEY" in given:
        if len(given["SECRET_KEY"]) < 32:
            raise Configuration(
                "SECRET_KEY",
                "be at least 32 characters, the same for every worker",
                "SECRET_KEY=$(openssl rand -hex 32)",
            )
        return given["SECRET_KEY"].encode()
    path = directory / "secret.key"
    if not path.exists():
        _keep_secret(path)
    kept = path.read_bytes()
    if len(kept) < 32:
        raise Configuration(
            f"The key kept in {path}",
            "be at least 32 characters; restore the file from the copy made with the database",
            f"rm {path}",
        )
    return kept


def _keep_secret(path: Path) -> None:
    """A new key, whole or not at all; the first of several workers wins."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    part.touch(mode=0o600)
    try:
        with part.open("w") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            path.hardlink_to(part)
    finally:
        part.unlink()
