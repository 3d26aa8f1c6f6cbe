"""A real browser with the chat open."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Protocol

from playwright.async_api import Browser, Page, async_playwright

PROGRAM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 390, "height": 844}
SMALLEST = {"width": 320, "height": 568}


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The program, without a window."""
    async with async_playwright() as playwright:
        program = await playwright.chromium.launch(executable_path=PROGRAM, args=list(FLAGS))
        try:
            yield program
        finally:
            await program.close()


class Chat:
    """The page as a person handles it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda told: self._hear(told.type, told.text))

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and "WebSocket" not in text and "net::ERR" not in text:
            self.complaints.append(text)

    async def open(self, origin: str) -> None:
        await self.page.goto(origin)
        await self.office(1)

    async def say(self, text: str) -> None:
        await self.page.fill("#text", text)
        await self.page.press("#text", "Enter")

    async def office(self, count: int) -> None:
        """Wait until the office has said ``count`` messages."""
        await self.page.wait_for_function(
            "count => document.querySelectorAll('.office').length === count", arg=count
        )

    async def own(self) -> list[str]:
        """The person's own words as the page shows them."""
        return await self.page.locator(".own p").all_inner_texts()

    async def wait_until(self, expression: str) -> None:
        """Wait for a condition written in JavaScript."""
        await self.page.wait_for_function(f"() => {expression}")


class Opener(Protocol):
    """Opens the chat as a new person does."""

    def __call__(self, origin: str, **options: Any) -> AbstractAsyncContextManager[Chat]: ...


def opener(program: Browser) -> Opener:
    """Phone-size and Kazakh, unless ``options`` say otherwise.

    Whatever the browser complained of fails the test.
    """

    @asynccontextmanager
    async def chat(origin: str, **options: Any) -> AsyncIterator[Chat]:
        context = await program.new_context(**{"viewport": PHONE, "locale": "kk-KZ", **options})
        context.set_default_timeout(10_000)
        try:
            opened = Chat(await context.new_page())
            await opened.open(origin)
            yield opened
            assert opened.complaints == []
        finally:
            await context.close()

    return chat
