"""A product that can be killed and started again many times a minute: forks of one warm process."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

from tests.product.support.product import PATIENCE, ROOT, Product, clean_environment
from tests.product.support.waiting import until


class Nursery(Product):
    """The same verbs as ``Product``; every start is a new operating system process."""

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        super().__init__(folder, settings)
        self._mother: asyncio.subprocess.Process | None = None
        self._child = 0
        self._code: int | None = None

    @property
    def dead(self) -> bool:
        return self._child == 0

    async def start(self, **more: str) -> None:
        """Start, and wait until it says where it is, or until it has died."""
        said = len(self.output)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._output.touch()
        if self._mother is None:
            self._mother = await self._begin()
        told = {**self.settings, "TEREZE_TEST_OUTPUT": str(self._output), **more}
        self._child = int(await self._ask(json.dumps(told), "born"))
        await until(
            lambda: self.last_word in self.output[said:] or not _lives(self._child),
            PATIENCE,
            lambda: self.output[said:],
        )

    async def ended(self) -> int:
        async with asyncio.timeout(PATIENCE):
            code = int(await self._answer("ended"))
        self._child = 0
        return code

    async def stop(self) -> int:
        os.kill(self._child, signal.SIGTERM)
        return await self.ended()

    async def kill(self) -> None:
        if self._child:
            if _lives(self._child):
                os.kill(self._child, signal.SIGKILL)
            await self.ended()

    async def close(self) -> None:
        """End the warm process too."""
        await self.kill()
        if self._mother is not None and self._mother.stdin is not None:
            self._mother.stdin.close()
            await self._mother.wait()

    async def _begin(self) -> asyncio.subprocess.Process:
        with self._output.open("ab") as output:
            return await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.product.support.process",
                "nursery",
                cwd=ROOT,
                env=clean_environment(),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=output,
            )

    async def _ask(self, line: str, kind: str) -> str:
        assert self._mother is not None
        assert self._mother.stdin is not None
        self._mother.stdin.write(line.encode() + b"\n")
        return await self._answer(kind)

    async def _answer(self, kind: str) -> str:
        assert self._mother is not None
        assert self._mother.stdout is not None
        line = (await self._mother.stdout.readline()).decode()
        said, _, value = line.strip().partition(" ")
        assert said == kind, f"{line!r} instead of {kind}:\n{self.output}"
        return value


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
