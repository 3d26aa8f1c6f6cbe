"""What a conversation asks for, as rows a database takes."""

from datetime import UTC, datetime
from typing import get_args

import pytest
from sqlalchemy import Connection

from bot.storage import drafts, files
from bot.storage.engine import Database
from bot.storage.plan import Incoming, Reads, write
from bot.turn.effects import PERFORMERS, perform
from bot.turn.effects.context import TurnContext
from bot.turn.services import TurnServices
from core.validation import validate
from dialogs.effects import Effect, FetchFile, RenameRows, StoreRows
from dialogs.session import Session

NOW = datetime(2026, 3, 11, 5, 0, tzinfo=UTC)


def context(connection: Connection) -> TurnContext:
    """A turn of somebody in the web chat."""
    incoming = Incoming("web:1:1", "web:1", "web", {}, NOW)
    services = TurnServices(b"x" * 32, validate)
    return TurnContext(incoming, Session("web:1"), services, Reads(connection), NOW)


def test_every_effect_is_performed_by_one_function() -> None:
    assert set(PERFORMERS) == set(get_args(Effect))


@pytest.mark.parametrize("mime", ["application/\x00pdf", "\u202e/\x1b", "x" * 1000, ""])
async def test_a_type_that_a_browser_invents_is_stored(mime: str, database: Database) -> None:
    """PostgreSQL refuses a NUL in a text, and the turn would be given up."""
    effect = FetchFile("upload:1", "a.pdf", mime, 5, "ownership_doc", "draft-1", ("pdf",), 9)
    with database.writer.begin() as connection:
        made = perform(effect, context(connection))
        write(connection, *made.statements)
        (kept,) = files.by_draft(connection, "draft-1")
    assert kept.claimed_mime is not None
    assert len(kept.claimed_mime) <= 100
    assert kept.claimed_mime.isprintable()


async def test_rows_are_renamed_in_the_turn(database: Database) -> None:
    rows = ({"item_brand_model": "Bitmain S19"}, {"item_brand_model": "Bitmain T21"})
    with database.writer.begin() as connection:
        for effect in (
            StoreRows("draft-1", "units", 1, rows),
            RenameRows("draft-1", "units", "item_brand_model", "Bitmain S19", "Bitmain S21"),
        ):
            made = perform(effect, context(connection))
            write(connection, *made.statements)
        kept = [row["item_brand_model"] for _, row in drafts.rows(connection, "draft-1", "units")]
    assert kept == ["Bitmain S21", "Bitmain T21"]
