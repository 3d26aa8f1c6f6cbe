"""The product killed at every named point while people fill in the form: nothing lost or doubled.

``TEREZE_KILLS`` asks for more than the usual thirty.
"""

import asyncio
import os
import random
from pathlib import Path
from typing import get_args

import pytest

from bot.operations.checkpoints import Point
from tests.product.support.filling import Filler, live
from tests.product.support.nursery import Nursery
from tests.product.support.product import STAFF_CHAT, free_port, telegram_settings
from tests.product.support.proving import prove_whole, rest
from tests.stories.support.records import Records
from tests.telegram_standin import BotApi, Pace

POINTS: tuple[Point, ...] = get_args(Point)
KILLS = int(os.environ.get("TEREZE_KILLS", "30"))
SIGKILLED = -9
LATEST = 4


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_kills_lose_nothing_and_double_nothing(mode: str, tmp_path: Path) -> None:
    chance = random.Random(mode)
    async with BotApi.start(pace=Pace(first=0.02, longest=0.2, patience=5.0)) as api:
        api.user(STAFF_CHAT * -1).in_group(STAFF_CHAT)
        product = Nursery(tmp_path / "data", telegram_settings(api.url, mode, free_port()))
        fillers = [
            Filler(api.user(100 + number, language_code=language), language)
            for number, language in enumerate(("kk", "ru", "kk", "ru", "kk"))
        ]
        over = asyncio.Event()
        people = [asyncio.create_task(live(filler, over)) for filler in fillers]
        try:
            for number in range(KILLS // 2):
                point = POINTS[number % len(POINTS)]
                await product.start(TEREZE_TEST_KILL=f"{point}:{chance.randint(1, LATEST)}")
                assert await product.ended() == SIGKILLED
            await product.start()
            over.set()
            addresses = await asyncio.gather(*people)
            records = Records(product.database_url)
            await rest(api, records)
            for filler, address in zip(fillers, addresses, strict=True):
                prove_whole(api, records, filler, address)
            assert records.count_cases() == len(fillers)
            assert records.inbox("quarantined") == 0
            records.close()
            assert await product.stop() == 0
        finally:
            for person in people:
                person.cancel()
            await asyncio.gather(*people, return_exceptions=True)
            await product.close()
