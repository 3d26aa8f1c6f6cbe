"""Jobs on files: fetch and identify one, have it scanned, remove those of a draft."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from bot.files import contents, drafts, news, sheets
from bot.jobs.runner import ATTEMPTS, Handler, RetryLater
from bot.ports.clock import Clock
from bot.ports.file_source import FileSource
from bot.ports.file_store import FileStore
from bot.ports.scanner import Scanner, Verdict
from bot.storage import files, jobs
from bot.storage.jobs import Job
from bot.storage.plan import Incoming, WithRows
from bot.storage.writer import Writer
from core.errors import Invalid

GIVE_UP = 6
CHANGEABLE = ("received", "fetching", "quarantined", "clean")


@dataclass(frozen=True, slots=True)
class FileJobs:
    """The handlers of these jobs. Without a scanner every file that is what it says is clean."""

    writer: Writer
    store: FileStore
    source: FileSource
    scanner: Scanner | None
    clock: Clock
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    """One workbook or draft at a time: reading one takes memory."""

    @property
    def handlers(self) -> dict[str, Handler]:
        """By the kind of the job."""
        return {
            "fetch_file": self.fetch_file,
            "scan_file": self.scan_file,
            "drop_files": self.drop_files,
        }

    async def fetch_file(self, job: Job) -> None:
        """Fetch, look, and tell the person's conversation what came of it.

        The last try is not made: so often a source was out of reach, or the look at the file ended
        the worker, and the person must hear of it.
        """
        wanted = job.payload
        try:
            told = await self._brought(job.subject)
            if told is None and job.attempts >= ATTEMPTS:
                raise Invalid("E-FILE-GONE")
            told = told or await self._bring(job.subject, wanted)
        except Invalid as refusal:
            await self._change(job.subject, "refused")
            self.store.drop(job.subject)
            told = news.refused(refusal.code, refusal.params)
        except FileNotFoundError:
            if job.attempts < GIVE_UP:
                raise
            await self._change(job.subject, "refused")
            told = news.refused("E-FILE-GONE")
        await self._tell(f"file:{job.subject}", wanted, told)
        self.source.forget(wanted["source"], wanted["person"])

    async def scan_file(self, job: Job) -> None:
        """Ask the scanner; the file stays in quarantine as long as it does not answer."""
        if self.scanner is None:
            return
        path = self.store.path(job.subject)
        if not path.exists():
            return
        verdict = await self.scanner.scan(path)
        if verdict is Verdict.UNKNOWN:
            raise RetryLater
        await self._change(job.subject, verdict.value)
        if verdict is Verdict.INFECTED:
            self.store.drop(job.subject)
            told = news.refused("E-FILE-INFECTED", file_id=job.subject)
            await self._tell(f"scan:{job.subject}", job.payload, told)

    async def drop_files(self, job: Job) -> None:
        """Remove the files of a draft that was thrown away."""
        draft_id = job.payload["draft_id"]
        found = await self.writer.transact(lambda each: files.by_draft(each, draft_id))
        for file in found:
            self.store.drop(file.file_id)
            await self._change(file.file_id, "refused")

    async def _brought(self, file_id: str) -> dict[str, Any] | None:
        """The news of a file that is here already: the worker died before the job was marked done.

        *Why:* its source may be gone by now, and the file must not be refused for that.
        """
        file = await self.writer.transact(lambda each: files.get(each, file_id))
        if file is None or file.mime is None:
            return None
        return news.kept(file_id, file.name, contents.SIGNATURES[file.mime], file.size or 0)

    async def _bring(self, file_id: str, wanted: dict[str, Any]) -> dict[str, Any]:
        stream = self.source.fetch(wanted["source"], wanted["person"])
        kept = await self.store.keep(file_id, stream, wanted["largest"])
        path = self.store.path(file_id)
        formats = tuple(wanted["formats"])
        if wanted["want"] == "draft":
            async with self._reading:
                body = await asyncio.to_thread(drafts.read, path)
            self.store.drop(file_id)
            return news.draft_read(body)
        if wanted["want"] == "rows":
            found = await asyncio.to_thread(contents.check, path, formats)
            async with self._reading:
                lines = await asyncio.to_thread(sheets.read, path, found)
            self.store.drop(file_id)
            return news.rows_read(lines)
        found = await asyncio.to_thread(contents.check, path, formats)
        known = {"mime": contents.MIMES[found], "size": kept.size, "sha256": kept.sha256}
        if self.scanner is None:
            wanted_still = await self._change(file_id, "clean", **known)
        else:
            about = {key: wanted[key] for key in ("person", "channel", "field", "draft_id")}
            scan = jobs.enqueue("scan_file", file_id, about, self.clock())
            wanted_still = await self._change(file_id, "quarantined", scan, **known)
        if not wanted_still:
            self.store.drop(file_id)
        return news.kept(file_id, wanted["name"], found, kept.size)

    async def _tell(self, key: str, about: Mapping[str, Any], told: dict[str, Any]) -> None:
        """Store news of a file for the conversation it belongs to; twice is harmless."""
        known = {key: about[key] for key in ("field", "draft_id", "source") if key in about}
        body = {**told, **known}
        person, channel = about["person"], about["channel"]
        await self.writer.store(Incoming(key, person, channel, body, self.clock()))

    async def _change(self, file_id: str, state: str, *also: WithRows, **columns: Any) -> bool:
        """Write the state and, in the same transaction, what follows from it.

        False, with nothing written, for a file refused before or thrown away with its draft.
        """

        def write(connection: Connection) -> bool:
            if not files.change_state(connection, file_id, CHANGEABLE, state, **columns):
                return False
            for statement, rows in also:
                connection.execute(statement, rows)
            return True

        return await self.writer.transact(write)
