"""The scanner's adapter against a stand-in with real sockets."""

from pathlib import Path

import pytest

from bot.adapters.clamd import Clamd
from bot.ports.scanner import Verdict
from tests.bot.support.clamd_standin import MARK, ClamdStandIn, clamd_standin
from tests.product.support.product import free_port

PATIENCE = 0.2


def _file(folder: Path, content: bytes) -> Path:
    path = folder / "file"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        pytest.param(b"harmless", Verdict.CLEAN, id="harmless bytes are clean"),
        pytest.param(b"a" * 200_000, Verdict.CLEAN, id="a file of several pieces is clean"),
        pytest.param(b"a" * 100_000 + MARK, Verdict.INFECTED, id="a mark at the end is found"),
    ],
)
async def test_the_whole_file_is_seen(content: bytes, verdict: Verdict, tmp_path: Path) -> None:
    async with clamd_standin() as scanner:
        asked = Clamd("127.0.0.1", scanner.port)
        assert await asked.scan(_file(tmp_path, content)) is verdict
        assert scanner.streams == [content]
        assert await asked.ready()


async def test_a_scanner_that_is_down_leaves_a_file_unknown(tmp_path: Path) -> None:
    asked = Clamd("127.0.0.1", free_port(), PATIENCE)
    assert await asked.scan(_file(tmp_path, b"x")) is Verdict.UNKNOWN
    assert not await asked.ready()


@pytest.mark.parametrize("trouble", ["silent", "garbled"])
async def test_a_scanner_in_trouble_leaves_a_file_unknown(trouble: str, tmp_path: Path) -> None:
    async with clamd_standin() as scanner:
        _spoil(scanner, trouble)
        asked = Clamd("127.0.0.1", scanner.port, PATIENCE)
        assert await asked.scan(_file(tmp_path, b"x")) is Verdict.UNKNOWN
        assert trouble == "silent" or not await asked.ready()


def _spoil(scanner: ClamdStandIn, trouble: str) -> None:
    scanner.answers = trouble != "silent"
    scanner.garbled = trouble == "garbled"
