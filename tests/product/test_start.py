"""Starting: a wrong setting ends with one line that names it, and nothing else is wrong."""

import os
import subprocess
import sys
from asyncio import to_thread
from importlib import resources
from pathlib import Path

from tests.product.support.product import ROOT, clean_environment, free_port, running

NO_WORDS = """
import runpy, dialogs.wording.catalogue as wording
from pathlib import Path
wording.Catalogue.__init__.__defaults__ = (Path({folder!r}),)
runpy.run_module("bot", run_name="__main__")
"""


def _run(folder: Path, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """What came of a start, which ends by itself."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={
            **clean_environment(),
            "PORT": str(free_port()),
            "DATA_DIR": str(folder / "data"),
            "PYTHONPATH": str(ROOT),
            **settings,
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_wrong_setting_is_named_in_one_line(tmp_path: Path) -> None:
    ended = _run(tmp_path, "-m", "bot", TELEGRAM_TOKEN="123:TEST", TELEGRAM_MODE="webhook")
    assert ended.returncode == 1
    (line,) = ended.stderr.splitlines()
    assert line.startswith("Tereze cannot start: TELEGRAM_WEBHOOK_URL must be the public https")
    assert ended.stdout == ""


def test_time_zone_data_that_still_say_utc_6_stop_the_start(tmp_path: Path) -> None:
    """A database of time zones in which Almaty has the time of Omsk, as before March 2024."""
    old = tmp_path / "zones" / "Asia" / "Almaty"
    old.parent.mkdir(parents=True)
    old.write_bytes((resources.files("tzdata") / "zoneinfo" / "Asia" / "Omsk").read_bytes())
    ended = _run(tmp_path, "-m", "bot", PYTHONTZPATH=str(tmp_path / "zones"))
    assert ended.returncode == 1
    (line,) = ended.stderr.splitlines()
    assert line.startswith("Tereze cannot start: Time zone Asia/Almaty, here 6:00:00 ahead of UTC,")


def test_a_declared_key_without_words_stops_the_start(tmp_path: Path) -> None:
    locales = tmp_path / "locales"
    for source in (ROOT / "locales").rglob("*.po"):
        copy = locales / source.relative_to(ROOT / "locales")
        copy.parent.mkdir(parents=True, exist_ok=True)
        words = source.read_text(encoding="utf-8")
        copy.write_text(
            words.replace('msgid "apk_include.title"', 'msgid "apk_include.titel"'),
            encoding="utf-8",
        )
    ended = _run(tmp_path, "-c", NO_WORDS.format(folder=str(locales)))
    assert ended.returncode == 1
    (line,) = ended.stderr.strip().splitlines()
    assert line.startswith(
        "Tereze cannot start: The keys kk: apk_include.title, ru: apk_include.title must have words"
    )


def test_the_secret_is_kept_for_the_owner_alone(tmp_path: Path) -> None:
    _run(tmp_path, "-c", "from bot.operations.settings import read; read()")
    kept = tmp_path / "data" / "secret.key"
    assert kept.stat().st_mode & 0o777 == 0o600
    first = kept.read_bytes()
    _run(tmp_path, "-c", "from bot.operations.settings import read; read()")
    assert kept.read_bytes() == first
    assert os.environ.get("SECRET_KEY", "").encode() != first


async def test_a_worker_with_another_key_or_folder_than_the_others_stops_at_once(
    tmp_path: Path,
) -> None:
    key = "one key for all workers, of forty signs!"
    async with running(tmp_path / "data", {"SECRET_KEY": key}) as first:
        url = first.database_url
    for folder, settings, words in (
        (tmp_path, {"SECRET_KEY": key.upper()}, "SECRET_KEY must be the key this database was"),
        (tmp_path / "2", {"SECRET_KEY": key}, "DATA_DIR must be the folder this database was"),
    ):
        ended = await to_thread(_run, folder, "-m", "bot", DATABASE_URL=url, **settings)
        assert ended.returncode == 1
        (line,) = ended.stderr.splitlines()
        assert line.startswith(f"Tereze cannot start: {words}")
        assert key not in line
