"""The product as its own process, on free ports and in a folder of its own."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from tests.product.support.waiting import until

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 30.0
STAFF_CHAT = -700
OFFICER = 700
WEBHOOK_SECRET = "stand-in-webhook-secret"


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


class Product:
    """One running product. ``desk_link`` opens the desk once, where the product prints one."""

    def __init__(self, folder: Path, settings: Mapping[str, str], module: str = "bot") -> None:
        self.port = int(settings.get("PORT", "0")) or free_port()
        self.folder = folder
        self.module = module
        self.address = f"http://127.0.0.1:{self.port}"
        self.desk_link = ""
        self.settings = {
            "DATA_DIR": str(folder),
            "PUBLIC_URL": self.address,
            **settings,
            "PORT": str(self.port),
        }
        self._running: asyncio.subprocess.Process | None = None
        self._output = folder / "output.txt"

    @property
    def database_url(self) -> str:
        """Where its database is."""
        return self.settings.get("DATABASE_URL", f"sqlite:///{self.folder / 'tereze.db'}")

    @property
    def output(self) -> str:
        """Everything it ever said on standard output and standard error."""
        return self._output.read_text(encoding="utf-8") if self._output.exists() else ""

    @property
    def last_word(self) -> str:
        """What it says last when it has started: officers on a list get their links by chat."""
        return "Tereze:" if self.settings.get("STAFF_TELEGRAM_IDS") else "Desk"

    @property
    def dead(self) -> bool:
        """Whether the process has ended."""
        return self._running is None or self._running.returncode is not None

    @property
    def pid(self) -> int:
        """The number of the running process."""
        assert self._running is not None
        return self._running.pid

    async def start(self, **more: str) -> None:
        """Start, and wait until it says where it is. AssertionError with its output otherwise."""
        said = len(self.output)
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._output.open("ab") as output:
            self._running = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                self.module,
                cwd=ROOT,
                env={**clean_environment(), **self.settings, **more},
                stdout=output,
                stderr=output,
            )
        await until(
            lambda: self.last_word in self.output[said:] or self.dead,
            PATIENCE,
            lambda: self.output[said:],
        )
        assert not self.dead, f"did not start:\n{self.output[said:]}"
        lines = self.output[said:].splitlines()
        self.desk_link = next((each.split()[-1] for each in lines if each.startswith("Desk")), "")

    async def ended(self) -> int:
        """Its exit code, once it has ended; below zero the signal that killed it."""
        assert self._running is not None
        async with asyncio.timeout(PATIENCE):
            return await self._running.wait()

    async def stop(self) -> int:
        """Ask it to end by SIGTERM; its exit code."""
        assert self._running is not None
        if not self.dead:
            self._running.send_signal(signal.SIGTERM)
        return await self.ended()

    async def kill(self) -> None:
        """SIGKILL, unless it is dead already."""
        assert self._running is not None
        if not self.dead:
            self._running.kill()
        await self.ended()

    async def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        async with aiohttp.ClientSession() as session, session.get(self.address + path) as answer:
            return answer.status, await answer.text()


def telegram_settings(api_url: str, mode: str, port: int, **more: str) -> dict[str, str]:
    """The settings that connect a product on ``port`` with the stand-in."""
    return {
        "PORT": str(port),
        "TELEGRAM_TOKEN": "123:TEST",
        "TELEGRAM_API_BASE": api_url,
        "TELEGRAM_MODE": mode,
        "TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "TELEGRAM_WEBHOOK_SECRET": WEBHOOK_SECRET,
        "STAFF_CHAT_ID": str(STAFF_CHAT),
        "STAFF_TELEGRAM_IDS": str(OFFICER),
        **more,
    }


@asynccontextmanager
async def running(
    folder: Path, settings: Mapping[str, str] | None = None, module: str = "bot", **more: str
) -> AsyncIterator[Product]:
    """A started product, killed at the end if it has not been stopped."""
    product = Product(folder, settings or {}, module)
    try:
        await product.start(**more)
        yield product
    finally:
        if product._running is not None:
            await product.kill()


def clean_environment() -> dict[str, str]:
    """This environment without what would set up a product."""
    ours = ("TELEGRAM_", "STAFF_", "DATABASE_", "CLAMD_", "PUBLIC_", "SECRET_", "TEREZE_TEST_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}
