"""A whole visit with data nobody could mistake, and trouble all the way: none of it gets out.

Logs at DEBUG, metrics, the officers' chat, the audit trail and the buttons carry no personal data.
"""

import json
from pathlib import Path

import aiohttp
from sqlalchemy import create_engine, select, text

from bot.storage.tables import AUDIT, INBOX
from tests.product.support.filling import TO_CHECK, Filler
from tests.product.support.product import (
    OFFICER,
    STAFF_CHAT,
    WEBHOOK_SECRET,
    Product,
    free_port,
    running,
    telegram_settings,
)
from tests.product.support.waiting import until
from tests.stories.support.book import Step
from tests.stories.support.records import Records
from tests.stories.support.samples import EXE, PDF
from tests.telegram_standin import BotApi, Pace

NAME = "«Канарейка-Құс» ЖШС"
PERSON, BROKEN, ALBUM = 987650001, 987650002, 987650003
SERIALS = tuple(f"CANARY-{number:04d}" for number in range(1, 6))
FILE_NAME = "канарейка-шарт.pdf"
CANARIES = (
    "Канарейка",
    "250140999097",
    "7775551234",
    "canary@example.kz",
    "CANARY-",
    "канарейка",
    "Саңырауқұлақ",
    "СЕН-КАНАР",
    "Қанатовa",
    "123:TEST",
    WEBHOOK_SECRET,
    str(PERSON),
    str(BROKEN),
    str(ALBUM),
)
INSTEAD = {
    "«Дала Майнинг» ЖШС": NAME,
    "250140999991": "250140999097",
    "8 (701) 123-45-67": "8 (777) 555-12-34",
    "office@example.kz": "canary@example.kz",
    "Теміртау": "Саңырауқұлақ ауылы",
    "+7 701 123 45 67": "+7 777 555 12 34",
    "Тестов Тест": "Қанатовa Құс",
    "S19 Pro": "СЕН-КАНАР",
}


async def test_nothing_personal_gets_out(tmp_path: Path) -> None:
    dead = str(free_port())
    async with BotApi.start(pace=Pace(first=0.02, longest=0.2, patience=5.0)) as api:
        staff = api.user(OFFICER).in_group(STAFF_CHAT)
        more = {"LOG_LEVEL": "DEBUG", "CLAMD_HOST": "127.0.0.1", "CLAMD_PORT": dead}
        settings = telegram_settings(api.url, "webhook", free_port(), **more)
        async with running(tmp_path / "data", settings) as product:
            records = Records(product.database_url)
            await _visit(api)
            await _poison(api, product, records)
            await _strangers(product)
            await _until_at_rest(api, records)
            case = records.case(f"tg:{PERSON}")
            assert case is not None
            assert case.answers["applicant_name"] == NAME
            said = [call for call in api.calls if call.chat_id == STAFF_CHAT]
            assert case.reference[:3] in staff.screen.text
            _, metrics = await product.get("/metrics")
            assert _quarantined(metrics) == records.inbox("quarantined"), metrics
            buttons = [
                button.token
                for shown in api.user(PERSON).screen.from_bot
                for button in shown.buttons
            ]
            assert await product.stop() == 0
            assert '"event":"turn.failed"' in product.output
            places = {
                "output": product.output,
                "metrics": metrics,
                "staff": json.dumps([dict(call.params) for call in said], ensure_ascii=False),
                "audit": _audit(product),
                "buttons": "\n".join(buttons),
                "faults": "\n".join(_faults(product)),
            }
            records.close()
    found = [
        (place, canary, _around(words, canary))
        for place, words in places.items()
        for canary in CANARIES
        if canary in words
    ]
    assert found == []


async def _visit(api: BotApi) -> None:
    """The whole path, with Telegram in trouble, a refused file and an infected-or-not one."""
    filler = Filler(api.user(PERSON, language_code="kk", first_name="Канарейка"), "kk")
    api.faults.server_error(method="sendMessage", chat=PERSON, nth=3, times=2)
    api.faults.server_error(method="editMessageText", chat=PERSON, nth=5, times=1)
    api.faults.drop_after_accept(method="sendMessage", chat=PERSON, nth=6, times=1)
    api.faults.bad_request("Bad Request: can't parse entities", method="editMessageText", nth=9)
    for step in _steps():
        if "file" in step:
            await filler.user.send_document(FILE_NAME, EXE, "application/pdf")
            await filler.user.wait_for(timeout=20.0)
            await filler.user.send_document(FILE_NAME, PDF, "application/pdf")
            await filler.user.wait_for_screen(
                lambda screen: any("31.12.2027" in each.text for each in screen.from_bot), 20.0
            )
            continue
        await filler.do(step)
    await filler.hand_in()


def _steps() -> list[Step]:
    """The usual path with unmistakable answers."""
    changed: list[Step] = []
    for step in TO_CHECK:
        if step.get("say", "").startswith("SN-"):
            rows = "\n".join(f"{serial}; 95 TH/s; 3,25" for serial in SERIALS)
            changed.append({"say": rows, "expect": ["table.read"]})
        elif "say" in step:
            changed.append({**step, "say": INSTEAD.get(step["say"], step["say"])})
        elif step.get("press") == "=«Дала Майнинг» ЖШС":
            changed.append({**step, "press": f"={NAME}"})
        else:
            changed.append(step)
    return changed


async def _poison(api: BotApi, product: Product, records: Records) -> None:
    """Two updates whose turn can never be worked, because the stored session is of no version."""
    for number in (BROKEN, ALBUM):
        user = api.user(number, language_code="ru", first_name="Канарейка")
        await user.send_command("start")
        await user.wait_for(timeout=20.0)
    await _until_at_rest(api, records)
    engine = create_engine(product.database_url)
    with engine.begin() as connection:
        spoilt = text("UPDATE sessions SET body = :body WHERE person IN (:one, :two)")
        values = {"body": '{"version": 99}', "one": f"tg:{BROKEN}", "two": f"tg:{ALBUM}"}
        connection.execute(spoilt, values)
    engine.dispose()
    await api.user(BROKEN).send_text("Канарейка")
    await api.user(ALBUM).send_album([b"\xff\xd8\xff\xd9"], "Канарейка")
    await until(lambda: records.inbox("quarantined") >= 2)


async def _strangers(product: Product) -> None:
    """Requests nobody should make, with canaries in them."""
    hook = f"{product.address}/telegram"
    async with aiohttp.ClientSession() as session:
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "Канарейка"}):
            async with session.post(hook, json={"update_id": 1}, headers=headers) as answer:
                assert answer.status == 401
        good = {"X-Telegram-Bot-Api-Secret-Token": WEBHOOK_SECRET}
        async with session.post(hook, data=b"{Canary: canary@example.kz", headers=good) as answer:
            assert answer.status == 400
        for path in ("/Канарейка", "/desk/enter/Канарейка", "/desk/case/Канарейка?a=Канарейка"):
            async with session.get(product.address + path) as answer:
                assert answer.status in (200, 403, 404)
        form = {"a": "Канарейка"}
        async with session.post(f"{product.address}/desk/enter/CANARY-", data=form) as answer:
            assert answer.status in (403, 410)


async def _until_at_rest(api: BotApi, records: Records) -> None:
    """Everything worked and said; only the scan waits for its scanner."""
    await until(lambda: not (api.waiting or records.inbox("pending") or records.unsent()), 40.0)


def _audit(product: Product) -> str:
    engine = create_engine(product.database_url)
    with engine.connect() as connection:
        rows = [tuple(map(str, row)) for row in connection.execute(select(AUDIT))]
    engine.dispose()
    return "\n".join(" ".join(row) for row in rows)


def _faults(product: Product) -> list[str]:
    engine = create_engine(product.database_url)
    with engine.connect() as connection:
        found = [str(each) for each in connection.execute(select(INBOX.c.fault)).scalars() if each]
    engine.dispose()
    return found


def _quarantined(metrics: str) -> float:
    lines = [line for line in metrics.splitlines() if line.startswith("tereze_quarantined_total{")]
    return sum(float(line.rpartition(" ")[2]) for line in lines)


def _around(words: str, canary: str) -> str:
    at = words.index(canary)
    return words[max(0, at - 200) : at + 100]
