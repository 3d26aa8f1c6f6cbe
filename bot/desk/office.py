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

    ``is_staff`` is asked at every request: who is taken off the list is out at once.
    ``scan_required``: only files the scanner called clean may be opened.
    """

    reader: AsyncEngine
    writer: Writer
    file_path: Callable[[str], Path]
    secret: bytes = field(repr=False)
    public_url: str
    scan_required: bool
    is_staff: Callable[[str], bool]
    now: Callable[[], datetime]
