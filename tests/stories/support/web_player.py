"""Stories in the web chat: the product as a process, people with Chromium on a phone."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from playwright.async_api import Browser

from tests.bot.support.chromium import Chat, opener
from tests.product.support.desk import Desk
from tests.product.support.waiting import until
from tests.stories.support.records import Records
from tests.stories.support.samples import Sample
from tests.stories.support.words import flat

LOCALES = {"kk": "kk-KZ", "ru": "ru-RU"}
FRESH = ".office:not([data-seen])"
_SEE = """() => document.querySelectorAll('.office').forEach(each => { each.dataset.seen = 1 })"""
_CAUGHT_UP = """([last, fresh, files]) => {
    const flat = text => text.replace(/\\s+/g, ' ').trim().replaceAll(' ', '');
    const newest = [...document.querySelectorAll('.office')].slice(-1 - files);
    const seen = document.querySelectorAll('.office:not([data-seen])').length;
    const said = newest.some(each => flat(each.textContent).includes(last.replaceAll(' ', '')));
    return seen >= fresh + files && said;
}"""
_TEXTS = f"""() => [...document.querySelectorAll('{FRESH}')].map(each => each.innerText).join('\\n')
    + '\\n' + document.getElementById('toast').innerText"""

UNTOLD = frozenset({"recommendation", "operator_told"})
"""Steps that are not told to the applicant."""


class WebPlayer:
    """People with the page open."""

    def __init__(
        self,
        program: Browser,
        origin: str,
        records: Records,
        desk: Desk,
        stack: AsyncExitStack,
        clock: Path,
    ) -> None:
        self._open = opener(program)
        self._origin = origin
        self._records = records
        self._desk = desk
        self._stack = stack
        self._clock = clock
        self._now: datetime | None = None
        self.chats: dict[str, Chat] = {}
        self._persons: dict[str, str] = {}
        self._shown: dict[str, str] = {}

    @property
    def records(self) -> Records:
        return self._records

    def now(self) -> datetime:
        return self._now or datetime.now(UTC)

    def person(self, who: str) -> str:
        return self._persons[who]

    async def open(self, who: str, language: str) -> None:
        chat = await self._stack.enter_async_context(
            self._open(self._origin, locale=LOCALES[language])
        )
        self.chats[who] = chat
        cookies = await chat.page.context.cookies()
        value = next(each["value"] for each in cookies if each["name"] == "__Host-tereze")
        self._persons[who] = f"web:{sha256(value.encode()).hexdigest()[:32]}"
        await self._wait(who, 0)

    async def say(self, who: str, text: str) -> None:
        await self._act(who, lambda chat: chat.say(text))

    async def press(self, who: str, words: str, *, twice: bool) -> None:
        async def click(chat: Chat) -> None:
            button = chat.page.locator("#log .buttons button:enabled").get_by_text(
                words, exact=True
            )
            await (button.dblclick() if twice else button.click())

        await self._act(who, click)

    async def send_file(self, who: str, sample: Sample) -> None:
        async def choose(chat: Chat) -> None:
            await chat.page.set_input_files(
                "#file-value",
                {"name": sample.name, "mimeType": sample.mime, "buffer": sample.content},
            )

        await self._act(who, choose)

    async def send(self, who: str, kind: str) -> None:
        raise KeyError(kind)

    async def switch(self, who: str, language: str, words: str) -> None:
        await self._act(who, lambda chat: chat.page.click(f"[data-language={language}]"))
        assert await self.chats[who].page.get_attribute("html", "lang") == language

    async def decide(self, case_id: str, revision: int, form: Mapping[str, str]) -> None:
        async def press(_: Chat) -> None:
            status = await self._desk.decide(case_id, revision, form)
            assert status == 303, f"the desk answered {status}"

        for who, chat in self.chats.items():
            if form["step"] in UNTOLD:
                await press(chat)
            else:
                await self._act(who, press)

    async def set_clock(self, moment: datetime) -> None:
        self._now = moment
        self._clock.write_text(moment.isoformat(), encoding="utf-8")

    async def change_world(self, what: Mapping[str, Any]) -> None:
        raise KeyError("world")

    def mark(self, who: str) -> None:
        self._shown[who] = ""

    def shown(self, who: str) -> str:
        return self._shown[who]

    async def _act(self, who: str, deed: Callable[[Chat], Awaitable[Any]]) -> None:
        """Do something, and wait until it is answered and the page shows all there is."""
        chat, person = self.chats[who], self._persons[who]
        await chat.page.evaluate(_SEE)
        arrived, since = self._records.arrived(person), self._records.last_outgoing()
        await deed(chat)
        await until(lambda: self._records.arrived(person) > arrived)
        await self._wait(who, since)

    async def _wait(self, who: str, since: int) -> None:
        await until(self._records.at_rest)
        rows = self._records.outgoing(self._persons[who], since)
        said = [row.payload for row in rows if row.kind == "message"]
        files = sum(1 for row in rows if row.kind == "document")
        chat = self.chats[who]
        if said or files:
            standing = sum(1 for each in said[:-1] if not each["replaces"]) + bool(said)
            last = flat(f"{said[-1]['title']} {said[-1]['text']}") if said else ""
            await chat.page.wait_for_function(_CAUGHT_UP, arg=[last, standing, files])
        self._shown[who] = await chat.page.evaluate(_TEXTS)
