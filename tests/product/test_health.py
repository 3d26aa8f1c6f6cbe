"""What an operator asks: alive, ready, counted."""

import asyncio
import shutil
import sqlite3
from pathlib import Path

import pytest
from aiohttp import WSCloseCode

from tests.bot.support.visitor import visitor
from tests.product.support.desk import at_the_desk
from tests.product.support.disk import full_disk
from tests.product.support.product import (
    OFFICER,
    STAFF_CHAT,
    Product,
    free_port,
    running,
    telegram_settings,
)
from tests.telegram_standin import BotApi


async def _readiness(product: Product, wanted: str) -> int:
    """The status of /readyz once it says this."""
    async with asyncio.timeout(20):
        while True:
            status, told = await product.get("/readyz")
            if wanted in told:
                return status
            await asyncio.sleep(0.05)


async def test_a_product_on_its_own_is_alive_and_ready_and_counts(tmp_path: Path) -> None:
    async with running(tmp_path / "data") as product:
        assert await product.get("/healthz") == (200, '{"alive": true}')
        status, told = await product.get("/readyz")
        parts = '"database": true, "writer": true, "files": true'
        assert (status, told) == (200, f'{{"state": "ready", {parts}}}')
        status, metrics = await product.get("/metrics")
        assert status == 200
        for name in ("tereze_updates", "tereze_outbox_waiting", "tereze_updates_held"):
            assert f"# HELP {name}" in metrics
        status, page = await product.get("/")
        assert status == 200
        assert "<!doctype html>" in page
        async with at_the_desk(product) as desk:
            assert (await desk.page("/desk"))[0] == 200
        with pytest.raises(AssertionError, match="410"):
            async with at_the_desk(product):
                pass


async def test_a_database_that_cannot_be_written_is_not_ready(tmp_path: Path) -> None:
    """Another process holds the write lock: reading goes on, writing does not."""
    async with running(tmp_path / "data") as product:
        holder = sqlite3.connect(tmp_path / "data" / "tereze.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        status, told = await product.get("/readyz")
        parts = '"database": true, "writer": false, "files": true'
        assert (status, told) == (503, f'{{"state": "not ready", {parts}}}')
        assert (await product.get("/healthz"))[0] == 200
        holder.execute("ROLLBACK")
        holder.close()
        assert await _readiness(product, '"writer": true') == 200


async def test_a_folder_that_cannot_be_written_is_not_ready(tmp_path: Path) -> None:
    async with running(tmp_path / "data") as product:
        files = tmp_path / "data" / "files"
        shutil.rmtree(files, ignore_errors=True)
        files.write_text("a file in the way of the folder")
        assert await _readiness(product, '"files": false') == 503
        files.unlink()
        assert await _readiness(product, '"files": true') == 200


async def test_a_full_disk_is_not_ready_and_ends_nothing(tmp_path: Path) -> None:
    """No file may grow, the log's neither; what a visitor sends then is refused, and taken later.

    The visitor's frame is a failure that is logged: a line that cannot be written is dropped.
    """
    async with running(tmp_path / "data") as product, visitor(product.address) as person:
        with full_disk(product.pid):
            async with person.line() as line:
                await line.say("/help")
                assert await line.close_code() == WSCloseCode.INTERNAL_ERROR
            status, told = await product.get("/readyz")
            assert status == 503
            parts = '"database": true, "writer": false, "files": false'
            assert told == f'{{"state": "not ready", {parts}}}'
            assert not product.dead
        assert await _readiness(product, '"state": "ready"') == 200
        async with person.line() as line:
            frame = await line.say("/help")
            assert (await line.next("ack"))["id"] == frame


async def test_telegram_out_of_reach_is_shown_and_comes_back(tmp_path: Path) -> None:
    async with BotApi.start() as api:
        api.user(OFFICER).in_group(STAFF_CHAT)
        settings = telegram_settings(api.url, "webhook", free_port())
        async with running(tmp_path / "data", settings) as product:
            assert await _readiness(product, '"telegram": true') == 200
            api.faults.server_error(502, method="getMe", times=1000)
            assert await _readiness(product, '"state": "degraded"') == 200
            assert await _readiness(product, '"telegram": false') == 200
            api.faults.clear()
            assert await _readiness(product, '"telegram": true') == 200


async def test_updates_and_messages_are_counted(tmp_path: Path) -> None:
    async with BotApi.start() as api:
        settings = telegram_settings(api.url, "webhook", free_port())
        async with running(tmp_path / "data", settings) as product:
            user = api.user(5, language_code="kk")
            await user.send_command("start")
            await user.wait_for()
            api.redeliver(api.deliveries[-1].update_id)
            await api.until(lambda: len(api.deliveries) > 1)
            await api.settled()
            _, metrics = await product.get("/metrics")
            assert 'tereze_updates_total{channel="telegram"} 1.0' in metrics
            assert 'tereze_duplicates_total{channel="telegram"} 1.0' in metrics
            assert 'tereze_messages_total{kind="message"} 1.0' in metrics
