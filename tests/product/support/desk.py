"""An officer at the desk of a running product, over HTTP."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import aiohttp

from bot.desk.access import COOKIE
from bot.desk.links import new_link
from bot.storage.engine import writing_engine
from bot.storage.plan import write
from tests.product.support.product import OFFICER, Product


class Desk:
    """One visit; the cookie is kept by hand, because it is only for encrypted connections."""

    def __init__(self, session: aiohttp.ClientSession, address: str, cookie: str) -> None:
        self._session = session
        self._address = address
        self._cookie = cookie

    async def page(self, path: str) -> tuple[int, str]:
        """Status and text of a page of the desk."""
        async with self._session.get(self._address + path, headers=self._headers()) as answer:
            return answer.status, await answer.text(errors="replace")

    async def decide(self, case_id: str, revision: int, form: Mapping[str, str]) -> int:
        """Press the button of a decision; the status, 303 when it was made."""
        _, queue = await self.page("/desk")
        found = re.search(r'name="form" value="([0-9a-f]+)"', queue)
        assert found is not None, queue
        typed = {"form": found[1], "revision": str(revision), **form}
        address = f"{self._address}/desk/case/{case_id}"
        async with self._session.post(
            address, data=typed, headers=self._headers(), allow_redirects=False
        ) as answer:
            return answer.status

    def _headers(self) -> dict[str, str]:
        return {"Cookie": f"{COOKIE}={self._cookie}", "Origin": self._address}


@asynccontextmanager
async def at_the_desk(product: Product, now: datetime | None = None) -> AsyncIterator[Desk]:
    """Enter by a one-time link, issued as if ``now`` (the real time unless said)."""
    address = product.address
    link = product.desk_link or _link(product, now or datetime.now(UTC))
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        headers = {"Origin": address}
        async with session.post(link, headers=headers, allow_redirects=False) as answer:
            assert answer.status == 303, answer.status
            cookie = answer.cookies[COOKIE].value
        yield Desk(session, address, cookie)


def _link(product: Product, now: datetime) -> str:
    link, row = new_link(f"{product.address}/desk/enter", f"tg:{OFFICER}", now)
    engine = writing_engine(product.database_url)
    with engine.begin() as connection:
        write(connection, row)
    engine.dispose()
    return link
