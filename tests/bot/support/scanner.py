"""A scanner in memory."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from bot.ports.scanner import Verdict
from tests.bot.support.clamd_standin import MARK


@dataclass
class FakeScanner:
    """Finds what the stand-in for ClamAV finds. ``answers`` off: it is down."""

    answers: bool = True
    seen: list[bytes] = field(default_factory=list)

    async def scan(self, path: Path) -> Verdict:
        if not self.answers:
            return Verdict.UNKNOWN
        content = await asyncio.to_thread(path.read_bytes)
        self.seen.append(content)
        return Verdict.INFECTED if MARK in content else Verdict.CLEAN

    async def ready(self) -> bool:
        return self.answers
