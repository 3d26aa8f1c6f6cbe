"""SIGTERM while people fill in the form: what was begun is finished, nothing is said twice."""

import asyncio
from pathlib import Path

import pytest

from tests.product.support.filling import Filler, live
from tests.product.support.nursery import Nursery
from tests.product.support.product import OFFICER, STAFF_CHAT, free_port, telegram_settings
from tests.product.support.proving import prove_whole, rest
from tests.stories.support.records import Records
from tests.telegram_standin import BotApi, Pace

STOPS = 4
AT_WORK = 40
"""Calls of the Bot API between two stops."""


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_polite_end_loses_nothing_and_repeats_nothing(mode: str, tmp_path: Path) -> None:
    async with BotApi.start(pace=Pace(first=0.02, longest=0.2, patience=5.0)) as api:
        api.user(OFFICER).in_group(STAFF_CHAT)
        product = Nursery(tmp_path / "data", telegram_settings(api.url, mode, free_port()))
        fillers = [
            Filler(api.user(200 + number, language_code=language), language)
            for number, language in enumerate(("kk", "ru"))
        ]
        over = asyncio.Event()
        people = [asyncio.create_task(live(filler, over)) for filler in fillers]
        try:
            for _ in range(STOPS):
                await product.start()
                await _more_calls(api)
                assert await product.stop() == 0
            await product.start()
            over.set()
            addresses = await asyncio.gather(*people)
            records = Records(product.database_url)
            await rest(api, records)
            for filler, address in zip(fillers, addresses, strict=True):
                assert prove_whole(api, records, filler, address) == 0
            records.close()
            assert await product.stop() == 0
        finally:
            for person in people:
                person.cancel()
            await asyncio.gather(*people, return_exceptions=True)
            await product.close()


async def _more_calls(api: BotApi) -> None:
    enough = len(api.calls) + AT_WORK
    await api.until(lambda: len(api.calls) >= enough, 20.0)
