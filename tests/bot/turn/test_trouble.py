"""Whose update is given up hears of it, once, with nothing lost in between."""

from datetime import datetime

import pytest

from bot.operations import metrics
from bot.storage.engine import Database
from bot.storage.plan import Incoming, Plan, Reads, StoredSession
from bot.storage.writer import Writer
from bot.turn import trouble
from tests.bot.support.writing import NOW, eventually, said, states


class Poison(Exception):
    """Raised by a turn which cannot be worked."""


def poisonous(
    incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime
) -> Plan:
    """Fails at what a person says; takes news."""
    if "news" not in incoming.body:
        raise Poison
    assert incoming.body == {"news": "trouble"}
    return Plan()


def deadly(incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime) -> Plan:
    """Fails at everything."""
    raise Poison


@pytest.mark.parametrize(
    ("take", "news"), [(poisonous, "done"), (deadly, "quarantined")], ids=["taken", "failing too"]
)
async def test_news_of_an_update_given_up_are_stored_with_it_and_worked_at_once(
    take: object, news: str, database: Database
) -> None:
    writer = Writer(
        database,
        take,  # type: ignore[arg-type]
        "worker",
        lambda _: None,
        on_quarantined=trouble.quarantined,
        news_of_trouble=trouble.news_of,
    )
    before = metrics.QUARANTINED.labels("Poison")._value.get()
    assert await writer.store(said(1))
    await eventually(lambda: writer.held == 0)
    await writer.close()
    assert await states(database) == {"telegram:1": "quarantined", "trouble:telegram:1": news}
    given_up = metrics.QUARANTINED.labels("Poison")._value.get() - before
    assert given_up == (1 if news == "done" else 2)


def test_there_is_no_news_of_news() -> None:
    news = trouble.news_of(said(1), NOW)
    assert news is not None
    assert trouble.news_of(news, NOW) is None
