"""The contract of a scanner: ClamAV's adapter on its stand-in, and the scanner in memory."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.adapters.clamd import Clamd
from bot.ports.scanner import Scanner, Verdict
from tests.bot.support.clamd_standin import MARK, clamd_standin
from tests.bot.support.scanner import FakeScanner
from tests.product.support.product import free_port


@pytest_asyncio.fixture(params=["clamd", "memory"])
async def scanner(request: pytest.FixtureRequest) -> AsyncIterator[Scanner]:
    if request.param == "memory":
        yield FakeScanner()
        return
    async with clamd_standin() as standin:
        yield Clamd("127.0.0.1", standin.port)


@pytest.fixture(params=["clamd", "memory"])
def down(request: pytest.FixtureRequest) -> Scanner:
    if request.param == "memory":
        return FakeScanner(answers=False)
    return Clamd("127.0.0.1", free_port(), 0.2)


FILES = {
    "harmless bytes are clean": (b"harmless", Verdict.CLEAN),
    "a mark is found": (MARK, Verdict.INFECTED),
    "a mark at the end of a long file is found": (b"a" * 300_000 + MARK, Verdict.INFECTED),
    "nothing at all is clean": (b"", Verdict.CLEAN),
}


@pytest.mark.parametrize(("content", "verdict"), FILES.values(), ids=FILES)
async def test_a_file_is_seen_whole(
    content: bytes, verdict: Verdict, scanner: Scanner, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert await scanner.scan(path) is verdict
    assert path.read_bytes() == content
    assert await scanner.ready()


async def test_a_scanner_that_is_down_says_nothing_of_a_file(down: Scanner, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(MARK)
    assert await down.scan(path) is Verdict.UNKNOWN
    assert not await down.ready()
