"""What the desk works with; made by the composition root."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.operations.settings import Settings
from bot.ports.clock import Clock
from bot.ports.file_store import FileStore
from bot.storage.engine import Database
from bot.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class DeskOffice:
    """Made once, when the product starts."""

    reader: AsyncEngine
    writer: Writer
    file_path: Callable[[str], Path]
    """Where the bytes of a file id lie."""
    secret: bytes = field(repr=False)
    public_url: str
    scan_required: bool
    """Whether only files the scanner called clean may be opened."""
    is_staff: Callable[[str], bool]
    """Asked at every request, so an officer removed from the list loses access at once."""
    now: Clock


def desk_office(
    settings: Settings,
    database: Database,
    writer: Writer,
    kept: FileStore,
    is_staff: Callable[[str], bool],
    clock: Clock,
) -> DeskOffice:
    """The desk of a product with these settings."""
    return DeskOffice(
        reader=database.reader,
        writer=writer,
        file_path=kept.path,
        secret=settings.secret_key,
        public_url=settings.public_url,
        scan_required=settings.scans,
        is_staff=is_staff,
        now=clock,
    )
