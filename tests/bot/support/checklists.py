"""A checklist filled in whole, sent, printed and kept."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from aiohttp import ClientResponse
from sqlalchemy import select

from bot.storage.engine import Database
from bot.storage.tables import CHECKLISTS
from core.services.inspection.checklists import MINER
from tests.bot.support.visiting import Officer

BIN, IIN = "250140999991", "000101599992"
NAME, ADDRESS = "«Дала Майнинг» ЖШС", "Теміртау қаласы, Абай даңғылы, 10"
HEAD = {
    "appointing_body": "Мемлекеттік орган",
    "act_no": "17-Т",
    "act_date": "2026-03-16",
    "subject_name": NAME,
    "subject_id": BIN,
    "subject_address": ADDRESS,
}
FOOT = {
    "official_position:1": "Бас сарапшы",
    "official_name:1": "Тестов Тест",
    "official_position:3": "Сарапшы",
    "official_name:3": "Өкілов Өкіл",
    "subject_position": "Директор",
    "subject_signer_name": "Сынақов Сынақ",
}
COMPLIES = {item.key: "complies" for item in MINER.items}
WHOLE = {**HEAD, **COMPLIES, **FOOT}
PERSONAL = (BIN, NAME, ADDRESS, "Тестов", "Өкілов", "Сынақов")
MINER_2, ONLY_POOL = "/desk/checklists/insp_miner-subtype_2", "/desk/checklists/insp_pool"
TODAY = date(2026, 3, 18)


async def sent(officer: Officer, path: str, typed: Mapping[str, str]) -> ClientResponse:
    """A list sent from a page of its own."""
    return await officer.send(path, page=await page_mark(officer, path), **typed)


async def page_mark(officer: Officer, path: str) -> str:
    found = re.search(r'name="page" value="([^"]+)"', await officer.page(path))
    assert found is not None
    return found[1]


def kept(database: Database) -> list[Any]:
    with database.writer.begin() as connection:
        return list(connection.execute(select(CHECKLISTS)))


def marked(page: str) -> list[tuple[str, ...]]:
    """The two columns of every row of a printed list."""
    rows = re.findall(r"<tr>.*?</tr>", page.partition("<tbody>")[2], re.DOTALL)
    return [tuple(re.findall(r'class="result">(.*?)</td>', row)) for row in rows]
