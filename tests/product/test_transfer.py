"""A draft that travels as a file through the whole product, on both channels and across a kill."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import orjson
import pytest_asyncio

from tests.bot.support.chromium import chromium
from tests.product.support.desk import at_the_desk
from tests.product.support.filling import TO_CHECK, Filler
from tests.product.support.product import Product, free_port, running, telegram_settings
from tests.product.support.proving import rest
from tests.stories.support.book import Step, Story
from tests.stories.support.players import Telling
from tests.stories.support.records import Records
from tests.stories.support.samples import Sample
from tests.stories.support.web_player import WebPlayer
from tests.stories.support.words import flat, label, messages
from tests.telegram_standin import BotApi, Shown

MIME = "application/json"
STAYS = {"consent_pd", "ownership_doc"}
PRIVATE = ("Дала", "250140999991", "7011234567", "office@example.kz", "SN-0000", "Тестов")
TO_TRANSFER: tuple[Step, ...] = (
    {"press": "nav.save.button", "expect": ["menu.draft"]},
    {"press": "menu.transfer.button", "expect": ["transfer.what", "transfer.send"]},
)
COMING: tuple[Step, ...] = (
    {"send": "open", "expect": ["language.ask"]},
    {"press": "language.own", "expect": ["welcome.does"]},
    {"press": "welcome.go.button", "expect": ["menu.ask"]},
    {"press": "menu.transfer.button", "expect": ["transfer.send"]},
)
WHAT_STAYS: tuple[Step, ...] = (
    {"press": "consent.yes.button", "expect": ["apk_include.ownership_doc.ask"]},
    {"file": "deed", "expect": ["upload.validity.ask"]},
    {"press": "upload.no_expiry.button", "expect": ["check.ready"]},
)


def draft_of(records: Records, person: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The answers that travel, and the rows."""
    (draft,) = records.session(person)["drafts"]
    answers = {key: value for key, value in draft["answers"].items() if key not in STAYS}
    return answers, records.rows(draft["draft_id"], "units")


@pytest_asyncio.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi.start() as started:
        yield started


async def test_from_one_phone_to_another_though_the_product_is_killed_while_it_sends(
    api: BotApi, tmp_path: Path
) -> None:
    settings = telegram_settings(api.url, "polling", free_port(), LOG_LEVEL="DEBUG")
    async with running(tmp_path / "data", settings) as product:
        records = Records(product.database_url)
        author = Filler(api.user(101, language_code="kk"), "kk")
        reader = Filler(api.user(102, language_code="ru"), "ru")
        await author.fill((*TO_CHECK, *TO_TRANSFER))
        once, again = await _sent_across_a_kill(api, product, author)
        content = author.user.saved(once.file_id)
        assert author.user.saved(again.file_id) == content
        assert once.file_name == again.file_name
        assert flat(again.text).startswith(flat(messages("kk")["message.repeat"][0]))
        await reader.fill(COMING)
        await reader.user.send_document(again.file_name, content, MIME)
        await reader.wait_for_words(["transfer.taken", "transfer.again"])
        await rest(api, records)
        assert draft_of(records, "tg:102") == draft_of(records, "tg:101")
        assert len(draft_of(records, "tg:102")[1]) == 5
        assert not STAYS & records.answers("tg:102").keys()
        await reader.fill(WHAT_STAYS)
        await reader.hand_in()
        assert records.inbox("quarantined") == 0
        _, metrics = await product.get("/metrics")
        assert await product.stop() == 0
        assert [word for word in PRIVATE if word in product.output + metrics] == []
        records.close()


async def _sent_across_a_kill(api: BotApi, product: Product, author: Filler) -> tuple[Shown, Shown]:
    """The file as it comes, and as it comes again from a product that does not know it came."""
    api.faults.stall(30, method="sendDocument", times=1)
    await author.user.press(label("transfer.download.button", "kk").format(number=1))
    first = await author.user.wait_for(lambda shown: bool(shown.file_name), 20.0)
    await product.kill()
    author.user.mark_seen()
    await product.start()
    return first, await author.user.wait_for(lambda shown: bool(shown.file_name), 20.0)


async def test_from_one_browser_to_another_and_what_is_refused_on_the_way(
    api: BotApi, tmp_path: Path
) -> None:
    settings = telegram_settings(api.url, "polling", free_port(), LOG_LEVEL="DEBUG")
    async with AsyncExitStack() as stack:
        program = await stack.enter_async_context(chromium())
        product = await stack.enter_async_context(running(tmp_path / "data", settings))
        desk = await stack.enter_async_context(at_the_desk(product))
        records = Records(product.database_url)
        stack.callback(records.close)
        player = WebPlayer(program, product.address, records, desk, stack, tmp_path / "clock")
        download = {"key": "transfer.download.button", "number": "1"}
        telling = Telling(
            Story(
                "apk_include",
                "a draft taken out and brought in",
                (
                    *TO_CHECK,
                    *TO_TRANSFER,
                    {"press": download, "expect": ["transfer.file", "web.document.download"]},
                    *({**step, "as": "reader"} for step in COMING),
                ),
            ),
            "ru",
            player,
        )
        await telling.play()
        async with player.chats["applicant"].page.expect_download() as coming:
            await player.chats["applicant"].page.click("a.file")
        path = Path(await (await coming.value).path())
        content = path.read_bytes()  # noqa: ASYNC240
        answers, rows = draft_of(records, player.person("applicant"))
        assert orjson.loads(content)["answers"] == answers
        player.mark("reader")
        await player.send_file("reader", Sample("a.json", content[:-1], MIME))
        assert flat(messages("ru")["issue.E-DRAFT-FILE"][0]) in flat(player.shown("reader"))
        await player.send_file("reader", Sample("a.json", content, MIME))
        assert draft_of(records, player.person("reader")) == (answers, rows)
        assert records.inbox("quarantined") == 0
        assert await product.stop() == 0
        assert [word for word in PRIVATE if word in product.output] == []
