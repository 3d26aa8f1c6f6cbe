"""Files brought here, looked at, scanned, forgotten; the conversation is told every time."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from json import loads
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
from sqlalchemy import select

from bot.adapters.clamd import Clamd
from bot.files.quarantine import Quarantine
from bot.jobs.files import GIVE_UP, FileJobs
from bot.jobs.runner import ATTEMPTS, RetryLater
from bot.ports.scanner import Scanner
from bot.storage import files
from bot.storage.engine import Database
from bot.storage.files import StoredFile
from bot.storage.jobs import Job
from bot.storage.plan import Incoming, Plan, Reads, StoredSession
from bot.storage.tables import JOBS
from bot.storage.writer import Writer
from tests.bot.support.clamd_standin import MARK, clamd_standin
from tests.bot.support.file_source import FakeFileSource
from tests.bot.support.scanner import FakeScanner
from tests.bot.support.writing import writing
from tests.stories.support.samples import EXE, PDF, text, units

NOW = datetime(2026, 3, 11, 5, 0, tzinfo=UTC)
FILE = str(uuid5(NAMESPACE_URL, "file"))
WANTED = {
    "source": "telegram:1",
    "name": "шарт.pdf",
    "mime": "application/pdf",
    "size": len(PDF),
    "field": "ownership_doc",
    "draft_id": "draft-1",
    "formats": ["pdf", "jpg", "png"],
    "largest": 1000,
    "want": "file",
    "person": "tg:5",
    "channel": "telegram",
}
ROWS = {**WANTED, "field": "units", "formats": ["xlsx", "csv", "txt"], "want": "rows"}
DRAFT = {**WANTED, "field": "transfer", "draft_id": "", "formats": ["json"], "want": "draft"}
JSON = b'{"tereze": "draft", "version": 1, "form": "x", "answers": {"a": "\xd3\x99"}, "rows": {}}'


@dataclass
class Shop:
    """The jobs on files over a real database; ``told`` is what conversations heard."""

    writer: Writer
    folder: Path
    told: dict[str, dict[str, Any]]
    scanner: Scanner | None = None
    source: FakeFileSource = field(default_factory=FakeFileSource)

    @property
    def jobs(self) -> FileJobs:
        kept = Quarantine(self.folder)
        return FileJobs(self.writer, kept, self.source, self.scanner, lambda: NOW)

    async def bring(
        self, content: bytes | None, wanted: Mapping[str, Any] = WANTED, attempts: int = 1
    ) -> dict[str, Any]:
        """Do the job of fetching; the news in the inbox."""
        if content is not None:
            self.source.contents["telegram:1"] = content
        await self.jobs.fetch_file(Job(1, "fetch_file", FILE, dict(wanted), attempts))
        return await self.news("file:")

    async def news(self, key: str) -> dict[str, Any]:
        """What the conversation is told under a key."""
        while self.writer.held:
            await self.writer.transact(lambda _: None)
        return self.told[f"{key}{FILE}"]

    async def state(self) -> str:
        file = await self.writer.transact(lambda each: files.get(each, FILE))
        assert file is not None
        return file.state

    def kept(self) -> list[bytes]:
        """What lies in quarantine."""
        return [path.read_bytes() for path in self.folder.rglob("*") if path.is_file()]


@asynccontextmanager
async def shop(url: str, folder: Path, scanner: Scanner | None = None) -> AsyncIterator[Shop]:
    database = Database.open(url)
    told: dict[str, dict[str, Any]] = {}

    def hear(
        incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime
    ) -> Plan:
        told[incoming.update_key] = incoming.body
        return Plan()

    async with writing(database, hear) as (writer, _):
        row = StoredFile(
            FILE, "tg:5", "draft-1", "ownership_doc", "шарт.pdf", None, None, None, None,
            "fetching", {}, NOW,
        )  # fmt: skip
        await writer.transact(lambda each: each.execute(*files.add(row)))
        yield Shop(writer, folder, told, scanner)
    await database.close()


async def test_a_good_paper_is_kept_and_clean_without_a_scanner(
    sqlite_url: str, tmp_path: Path
) -> None:
    async with shop(sqlite_url, tmp_path / "files") as there:
        told = await there.bring(PDF)
        assert told["news"] == "file_kept"
        assert (told["file_id"], told["format"], told["size"]) == (FILE, "pdf", len(PDF))
        assert (told["field"], told["draft_id"]) == ("ownership_doc", "draft-1")
        assert await there.state() == "clean"
        assert there.kept() == [PDF]
        assert there.source.forgotten == [("telegram:1", "tg:5")]
        file = await there.writer.transact(lambda each: files.get(each, FILE))
        assert file is not None
        assert file.mime == "application/pdf"


@pytest.mark.parametrize(
    ("content", "wanted", "code"),
    [
        pytest.param(EXE, WANTED, "E-FILE-CONTENT", id="a renamed program"),
        pytest.param(b"", WANTED, "E-FILE-EMPTY", id="nothing"),
        pytest.param(PDF * 20, WANTED, "E-FILE-SIZE", id="more than may be"),
        pytest.param(PDF[:30], WANTED, "E-FILE-CONTENT", id="half a paper"),
        pytest.param(b"\n\n", ROWS, "E-SHEET", id="rows without rows"),
        pytest.param(PDF, ROWS, "E-DOC-FORMAT", id="a paper instead of rows"),
        pytest.param(PDF, DRAFT, "E-DRAFT-FILE", id="a paper instead of a draft"),
        pytest.param(JSON[:-1], DRAFT, "E-DRAFT-FILE", id="half a draft"),
        pytest.param(JSON * 20, DRAFT, "E-FILE-SIZE", id="a draft larger than may be"),
        pytest.param(b"", DRAFT, "E-FILE-EMPTY", id="a draft of nothing"),
    ],
)
async def test_what_is_refused_is_told_and_not_kept(
    content: bytes, wanted: Mapping[str, Any], code: str, sqlite_url: str, tmp_path: Path
) -> None:
    async with shop(sqlite_url, tmp_path / "files") as there:
        told = await there.bring(content, wanted)
        assert (told["news"], told["code"]) == ("file_refused", code)
        assert await there.state() == "refused"
        assert there.kept() == []


async def test_rows_are_told_and_the_file_is_not_kept(sqlite_url: str, tmp_path: Path) -> None:
    async with shop(sqlite_url, tmp_path / "files") as there:
        told = await there.bring(text(units(3)), ROWS)
        assert told["news"] == "rows_read"
        assert [list(line) for line in told["lines"]] == units(3)
        assert there.kept() == []


async def test_a_draft_is_told_once_and_its_file_is_not_kept(
    sqlite_url: str, tmp_path: Path
) -> None:
    async with shop(sqlite_url, tmp_path / "files") as there:
        told = await there.bring(JSON, DRAFT)
        assert (told["news"], told["body"]) == ("draft_read", loads(JSON))
        assert there.kept() == []
        again = await there.bring(JSON.replace(b"1", b"2"), DRAFT, attempts=2)
        assert again == told
        assert there.source.forgotten == [("telegram:1", "tg:5")] * 2


async def test_a_source_that_fails_is_tried_again_and_given_up_in_words(
    sqlite_url: str, tmp_path: Path
) -> None:
    async with shop(sqlite_url, tmp_path / "files") as there:
        with pytest.raises(FileNotFoundError):
            await there.bring(None, attempts=GIVE_UP - 1)
        assert await there.state() == "fetching"
        assert there.source.forgotten == []
        told = await there.bring(None, attempts=GIVE_UP)
        assert (told["news"], told["code"]) == ("file_refused", "E-FILE-GONE")


async def test_a_file_that_is_here_is_never_refused_for_a_source_that_is_gone(
    sqlite_url: str, tmp_path: Path
) -> None:
    """A worker died between telling and marking the job done, and the source was forgotten."""
    async with shop(sqlite_url, tmp_path / "files") as there:
        told = await there.bring(PDF)
        there.source.contents.clear()
        assert await there.bring(None, attempts=GIVE_UP) == told
        assert await there.state() == "clean"
        assert there.kept() == [PDF]


@pytest.mark.parametrize(
    ("content", "state"),
    [
        pytest.param(PDF, "clean", id="a clean one may be opened"),
        pytest.param(PDF + MARK, "infected", id="an infected one is destroyed"),
    ],
)
async def test_a_scanned_file(content: bytes, state: str, sqlite_url: str, tmp_path: Path) -> None:
    async with clamd_standin() as clamd:
        scanner = Clamd("127.0.0.1", clamd.port)
        async with shop(sqlite_url, tmp_path / "files", scanner) as there:
            await there.bring(content)
            assert await there.state() == "quarantined"
            planned = await there.writer.transact(
                lambda each: each.execute(select(JOBS.c.kind, JOBS.c.payload)).one()
            )
            assert planned.kind == "scan_file"
            await there.jobs.scan_file(Job(2, "scan_file", FILE, planned.payload, 1))
            assert await there.state() == state
            assert there.kept() == ([content] if state == "clean" else [])
            if state == "infected":
                assert (await there.news("scan:"))["code"] == "E-FILE-INFECTED"


async def test_while_the_scanner_is_down_a_file_stays_in_quarantine(
    sqlite_url: str, tmp_path: Path
) -> None:
    scanner = FakeScanner(answers=False)
    async with shop(sqlite_url, tmp_path / "files", scanner) as there:
        await there.bring(PDF)
        with pytest.raises(RetryLater):
            await there.jobs.scan_file(Job(2, "scan_file", FILE, WANTED, 1))
        assert await there.state() == "quarantined"
        assert there.kept() == [PDF]


async def test_a_draft_thrown_away_takes_its_files_along(sqlite_url: str, tmp_path: Path) -> None:
    async with shop(sqlite_url, tmp_path / "files") as there:
        await there.bring(PDF)
        await there.jobs.drop_files(Job(3, "drop_files", "draft-1", {"draft_id": "draft-1"}, 1))
        assert there.kept() == []
        assert await there.state() == "refused"


async def test_a_file_that_comes_after_its_draft_was_thrown_away_is_not_kept(
    sqlite_url: str, tmp_path: Path
) -> None:
    async with shop(sqlite_url, tmp_path / "files") as there:
        await there.jobs.drop_files(Job(3, "drop_files", "draft-1", {"draft_id": "draft-1"}, 1))
        await there.bring(PDF)
        assert there.kept() == []
        assert await there.state() == "refused"


async def test_a_file_gone_before_the_scanner_looked_is_not_asked_about_for_ever(
    sqlite_url: str, tmp_path: Path
) -> None:
    scanner = FakeScanner(answers=False)
    async with shop(sqlite_url, tmp_path / "files", scanner) as there:
        await there.bring(PDF)
        await there.jobs.drop_files(Job(3, "drop_files", "draft-1", {"draft_id": "draft-1"}, 1))
        await there.jobs.scan_file(Job(2, "scan_file", FILE, WANTED, 1))
        assert await there.state() == "refused"


async def test_a_file_that_ended_every_worker_is_given_up_in_words(
    sqlite_url: str, tmp_path: Path
) -> None:
    async with shop(sqlite_url, tmp_path / "files") as there:
        told = await there.bring(PDF, attempts=ATTEMPTS)
        assert (told["news"], told["code"]) == ("file_refused", "E-FILE-GONE")
        assert there.kept() == []
