"""Bytes in quarantine: names of our own, whole or not at all."""

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.files.quarantine import Quarantine
from core.errors import Invalid

FILE = "6f0d2c62-0000-5000-8000-000000000000"


async def _pieces(*pieces: bytes) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


async def _falling(*pieces: bytes) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece
    raise ConnectionError


def _everything(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


async def test_a_file_is_kept_whole_with_its_sum(tmp_path: Path) -> None:
    kept = await Quarantine(tmp_path).keep(FILE, _pieces(b"ab", b"c"), 3)
    assert kept.size == 3
    assert kept.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert Quarantine(tmp_path).path(FILE).read_bytes() == b"abc"


async def test_a_second_time_replaces_the_first(tmp_path: Path) -> None:
    quarantine = Quarantine(tmp_path)
    await quarantine.keep(FILE, _pieces(b"first"), 9)
    await quarantine.keep(FILE, _pieces(b"second"), 9)
    assert quarantine.path(FILE).read_bytes() == b"second"


@pytest.mark.parametrize(
    ("pieces", "code"),
    [
        pytest.param((b"abc", b"d"), "E-FILE-SIZE", id="a byte too many"),
        pytest.param((), "E-FILE-EMPTY", id="no bytes at all"),
        pytest.param((b"", b""), "E-FILE-EMPTY", id="empty pieces"),
    ],
)
async def test_a_refused_file_leaves_nothing(
    pieces: tuple[bytes, ...], code: str, tmp_path: Path
) -> None:
    with pytest.raises(Invalid) as refusal:
        await Quarantine(tmp_path).keep(FILE, _pieces(*pieces), 3)
    assert refusal.value.code == code
    assert _everything(tmp_path) == []


async def test_a_fallen_line_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ConnectionError):
        await Quarantine(tmp_path).keep(FILE, _falling(b"ab"), 3)
    assert _everything(tmp_path) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "x.pdf", "/tmp/x", "..\\..\\x"])
def test_a_senders_name_is_never_a_path(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="badly formed"):
        Quarantine(tmp_path).path(name)


def test_dropping_what_is_gone_is_harmless(tmp_path: Path) -> None:
    Quarantine(tmp_path).drop(FILE)


async def test_one_file_sent_twice_at_once_is_kept_whole(tmp_path: Path) -> None:
    """A browser that lost its line sends again while the first try is still being read."""
    first_wrote, second_kept = asyncio.Event(), asyncio.Event()

    async def halting() -> AsyncIterator[bytes]:
        yield b"wh"
        first_wrote.set()
        await second_kept.wait()
        yield b"ole"

    quarantine = Quarantine(tmp_path)
    slow = asyncio.create_task(quarantine.keep(FILE, halting(), 9))
    await first_wrote.wait()
    await quarantine.keep(FILE, _pieces(b"whole"), 9)
    assert quarantine.path(FILE).read_bytes() == b"whole"
    second_kept.set()
    assert (await slow).size == 5
    assert _everything(tmp_path) == [quarantine.path(FILE)]
    assert quarantine.path(FILE).read_bytes() == b"whole"


async def test_nobody_else_on_the_machine_looks_into_the_quarantine(tmp_path: Path) -> None:
    await Quarantine(tmp_path).keep(FILE, _pieces(b"x"), 9)
    assert Quarantine(tmp_path).path(FILE).parent.stat().st_mode & 0o077 == 0


async def test_what_nobody_came_for_is_swept_and_what_is_new_stays(tmp_path: Path) -> None:
    quarantine = Quarantine(tmp_path)
    left, waiting = (f"6f0d2c62-0000-5000-8000-00000000000{number}" for number in (1, 2))
    for each in (left, waiting, FILE):
        await quarantine.keep(each, _pieces(b"x"), 9)
    long_ago = quarantine.path(FILE).stat().st_mtime - 100
    os.utime(quarantine.path(left), (long_ago, long_ago))
    quarantine.sweep(FILE, timedelta(seconds=90))
    assert {path.name for path in _everything(tmp_path)} == {waiting, FILE}
    quarantine.drop(FILE)
    quarantine.sweep(FILE, timedelta(seconds=90))
