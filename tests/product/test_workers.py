"""Two worker processes on one PostgreSQL database, serving the same person turn by turn."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import cycle
from pathlib import Path

from aiohttp import ClientSession, web

from tests.product.support.filling import TO_CHECK, Filler
from tests.product.support.product import OFFICER, STAFF_CHAT, free_port, running, telegram_settings
from tests.product.support.proving import prove_whole, rest
from tests.stories.support.records import Records
from tests.telegram_standin import BotApi

EDITS = 12
ROWS = 25
UNITS = next(
    number
    for number, step in enumerate(TO_CHECK, start=1)
    if "apk_include.units.ask" in step["expect"]
)
TO_UNITS = TO_CHECK[:UNITS]


async def test_two_workers_serve_one_person_as_one(postgresql_url: str, tmp_path: Path) -> None:
    ports = (free_port(), free_port())
    async with BotApi.start() as api, taking_turns(ports) as (front, served):
        api.user(OFFICER).in_group(STAFF_CHAT)
        shared = {
            "DATABASE_URL": postgresql_url,
            "DATA_DIR": str(tmp_path / "shared"),
            "SECRET_KEY": "one secret for both of the workers",
            "TELEGRAM_WEBHOOK_URL": f"{front}/telegram",
        }
        one, two = (telegram_settings(api.url, "webhook", port, **shared) for port in ports)
        async with (
            running(tmp_path / "one", one) as first,
            running(tmp_path / "two", two) as second,
        ):
            people = [
                Filler(api.user(300 + number, language_code=language), language)
                for number, language in enumerate(("kk", "ru"))
            ]
            await asyncio.gather(*(each.fill() for each in people))
            addresses = await asyncio.gather(*(_edit(each) for each in people))
            records = Records(postgresql_url)
            await rest(api, records)
            for filler, address in zip(people, addresses, strict=True):
                assert prove_whole(api, records, filler, address) == 0
            assert records.count_cases() == len(people)
            assert records.inbox("quarantined") == 0
            records.close()
            assert min(served.values()) > EDITS
            assert await first.stop() == 0
            assert await second.stop() == 0


async def test_words_sent_in_a_burst_are_taken_in_their_order(
    postgresql_url: str, tmp_path: Path
) -> None:
    ports = (free_port(), free_port())
    async with BotApi.start() as api, taking_turns(ports) as (front, _):
        shared = {
            "DATABASE_URL": postgresql_url,
            "DATA_DIR": str(tmp_path / "shared"),
            "SECRET_KEY": "one secret for both of the workers",
            "TELEGRAM_WEBHOOK_URL": f"{front}/telegram",
        }
        one, two = (telegram_settings(api.url, "webhook", port, **shared) for port in ports)
        async with running(tmp_path / "one", one), running(tmp_path / "two", two):
            person = Filler(api.user(400, language_code="ru"), "ru")
            await person.fill(TO_UNITS)
            serials = [f"SN-1{number:04d}" for number in range(ROWS)]
            for serial in serials:
                await person.user.send_text(f"{serial}; 95 TH/s; 3,25")
            records = Records(postgresql_url)
            await rest(api, records)
            draft_id = records.session("tg:400")["drafts"][0]["draft_id"]
            stored = [row["item_serial"] for row in records.rows(draft_id, "units")]
            assert stored == serials
            assert records.answer("tg:400", "units.count") == ROWS
            records.close()


async def _edit(filler: Filler) -> str:
    for number in range(EDITS):
        await filler.change_email(f"office{number}@example.kz")
    await filler.hand_in()
    return f"office{EDITS - 1}@example.kz"


@asynccontextmanager
async def taking_turns(ports: Sequence[int]) -> AsyncIterator[tuple[str, dict[int, int]]]:
    """A front that hands every request to the next worker: its address, and how many each got."""
    turns, served = cycle(ports), dict.fromkeys(ports, 0)
    async with ClientSession() as session:

        async def forward(request: web.Request) -> web.Response:
            port = next(turns)
            address = f"http://127.0.0.1:{port}{request.rel_url}"
            body, headers = await request.read(), dict(request.headers)
            async with session.post(address, data=body, headers=headers) as answer:
                served[port] += 1
                return web.Response(status=answer.status, body=await answer.read())

        app = web.Application()
        app.router.add_post("/telegram", forward)
        runner = web.AppRunner(app, shutdown_timeout=0.5)
        await runner.setup()
        port = free_port()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        try:
            yield f"http://127.0.0.1:{port}", served
        finally:
            await runner.cleanup()
