"""Files of a whole product with a scanner: quarantined, seen, and only then opened."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.storage.cases import Case
from tests.bot.support.clamd_standin import MARK, clamd_standin
from tests.product.support.desk import Desk, at_the_desk
from tests.product.support.filling import HAPPY, TO_CHECK, Filler
from tests.product.support.product import (
    OFFICER,
    STAFF_CHAT,
    Product,
    free_port,
    running,
    telegram_settings,
)
from tests.product.support.waiting import until
from tests.stories.support.records import Records
from tests.stories.support.samples import PDF
from tests.telegram_standin import BotApi

PERSON = 501
UPLOAD = next(number for number, step in enumerate(TO_CHECK) if "file" in step)
REST = HAPPY.steps[UPLOAD + 1 : len(TO_CHECK)]


@dataclass(frozen=True)
class Office:
    """A product that is to have its files scanned at a port, with an officer at the desk."""

    product: Product
    filler: Filler
    records: Records
    desk: Desk

    async def handed_in(self) -> Case:
        """The case, after the person went on to the end."""
        await self.filler.fill(REST)
        await self.filler.hand_in()
        case = self.records.case(f"tg:{PERSON}")
        assert case is not None
        return case

    async def file(self, case: Case) -> tuple[int, str]:
        """What the desk answers to an officer who wants the paper."""
        file_id = case.answers["ownership_doc"]["file_id"]
        return await self.desk.page(f"/desk/case/{case.case_id}/file/{file_id}")

    async def ready(self, scanner: bool) -> None:
        """Until /readyz says so of the scanner; files wait for it, the rest goes on."""
        async with asyncio.timeout(10):
            while True:
                status, told = await self.product.get("/readyz")
                if f'"scanner": {str(scanner).lower()}' in told:
                    assert status == 200
                    return
                await asyncio.sleep(0.05)


@asynccontextmanager
async def office(folder: Path, port: int) -> AsyncIterator[Office]:
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(BotApi.start())
        api.user(OFFICER).in_group(STAFF_CHAT)
        more = {"CLAMD_HOST": "127.0.0.1", "CLAMD_PORT": str(port)}
        settings = telegram_settings(api.url, "polling", free_port(), **more)
        product = await stack.enter_async_context(running(folder, settings))
        desk = await stack.enter_async_context(at_the_desk(product))
        records = Records(product.database_url)
        stack.callback(records.close)
        yield Office(product, Filler(api.user(PERSON, language_code="ru"), "ru"), records, desk)


async def test_while_the_scanner_is_down_a_file_stays_closed_and_opens_when_it_is_back(
    tmp_path: Path,
) -> None:
    port = free_port()
    async with office(tmp_path / "data", port) as there:
        await there.ready(scanner=False)
        await there.filler.fill(TO_CHECK[: UPLOAD + 1])
        case = await there.handed_in()
        status, page = await there.file(case)
        assert status == 404
        assert "%PDF" not in page
        async with clamd_standin(port) as scanner:
            await until(lambda: scanner.streams and not there.records.undone(), 30.0)
            assert scanner.streams == [PDF]
            status, page = await there.file(case)
            assert status == 200
            assert page.startswith("%PDF-1.4")
            await there.ready(scanner=True)


async def test_an_infected_file_is_destroyed_and_its_sender_told(tmp_path: Path) -> None:
    async with clamd_standin() as scanner, office(tmp_path / "data", scanner.port) as there:
        await there.filler.fill(TO_CHECK[:UPLOAD])
        infected = PDF.replace(b"endobj", MARK + b" endobj")
        await there.filler.user.send_document("deed.pdf", infected, "application/pdf")
        await there.filler.wait_for_words(["issue.E-FILE-INFECTED"])
        kept = [path for path in (tmp_path / "data" / "files").rglob("*") if path.is_file()]
        assert [path for path in kept if not path.name.startswith("probe")] == []
