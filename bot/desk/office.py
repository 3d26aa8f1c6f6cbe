"""What the desk stands on; made by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class DeskOffice:
    """``file_path`` is where the bytes of a file id lie; ``now`` the clock, an aware moment.

    ``scan_required``: only files the scanner called clean may be opened.
    """

    reader: AsyncEngine
    writer: Writer
    file_path: Callable[[str], Path]
    secret: bytes = field(repr=False)
    public_url: str
    scan_required: bool
    now: Callable[[], datetime]
