"""Messages leave one at a time for each person, in order, and none twice unless unsure."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, insert, select

from bot.storage import outbox
from bot.storage.engine import Database, writing_engine
from bot.storage.sessions import load
from bot.storage.tables import OUTBOX, SESSIONS
from tests.bot.support.writing import NOW

LEASE = timedelta(seconds=60)


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    """A transaction that is rolled back."""
    with database.writer.connect() as opened:
        yield opened
        opened.rollback()


def _put(connection: Connection, person: str, word: str, state: str = "pending") -> None:
    connection.execute(
        insert(OUTBOX).values(
            message_key=f"{person}/{word}",
            person=person,
            channel="telegram",
            kind="message",
            payload={"text": word},
            state=state,
            attempts=0,
            not_before=NOW,
            created_at=NOW,
        )
    )


def _claim(connection: Connection, at: datetime = NOW, limit: int = 10) -> list[outbox.Claimed]:
    return outbox.claim(connection, at, LEASE, limit)


def _words(claimed: list[outbox.Claimed]) -> list[str]:
    return [one.payload["text"] for one in claimed]


def test_a_person_gets_the_next_message_only_after_the_one_before(connection: Connection) -> None:
    for person, word in (("tg:1", "a"), ("tg:1", "b"), ("tg:2", "c"), ("tg:1", "d")):
        _put(connection, person, word)
    first = _claim(connection)
    assert _words(first) == ["a", "c"]
    assert _claim(connection) == []
    outbox.mark_sent(connection, first[0].seq, "77")
    assert _words(_claim(connection)) == ["b"]


def test_a_claim_takes_no_more_than_its_limit_oldest_first(connection: Connection) -> None:
    for number in range(5):
        _put(connection, f"tg:{number}", str(number))
    assert _words(_claim(connection, limit=2)) == ["0", "1"]
    assert _words(_claim(connection, limit=2)) == ["2", "3"]


def test_a_message_whose_lease_ran_out_is_sent_again_as_a_repeat(connection: Connection) -> None:
    _put(connection, "tg:1", "a")
    (first,) = _claim(connection)
    assert _claim(connection, NOW + LEASE - timedelta(seconds=1)) == []
    (again,) = _claim(connection, NOW + LEASE)
    assert (first.attempts, first.repeat) == (0, False)
    assert (again.attempts, again.repeat) == (1, True)


def test_a_postponed_message_holds_the_persons_others_back(connection: Connection) -> None:
    _put(connection, "tg:1", "a")
    _put(connection, "tg:1", "b")
    (first,) = _claim(connection)
    later = NOW + timedelta(seconds=30)
    outbox.postpone(connection, first.seq, later)
    assert _claim(connection) == []
    (again,) = _claim(connection, later)
    assert (again.payload["text"], again.repeat) == ("a", False)


def test_a_failed_message_lets_the_next_one_go(connection: Connection) -> None:
    _put(connection, "tg:1", "a")
    _put(connection, "tg:1", "b")
    (first,) = _claim(connection)
    outbox.mark_failed(connection, first.seq)
    assert _words(_claim(connection)) == ["b"]


def test_a_closed_person_is_sent_nothing_and_others_are(connection: Connection) -> None:
    connection.execute(
        insert(SESSIONS).values(
            person="tg:1",
            revision=1,
            language="kk",
            channel="telegram",
            open=True,
            body="{}",
            updated_at=NOW,
        )
    )
    for person, word in (("tg:1", "a"), ("tg:1", "b"), ("tg:2", "c")):
        _put(connection, person, word)
    _claim(connection, limit=1)
    outbox.close_person(connection, "tg:1")
    assert _words(_claim(connection)) == ["c"]
    closed = load(connection, "tg:1")
    assert closed is not None
    assert not closed.open


def test_two_workers_claiming_at_once_share_the_messages(postgresql_url: str) -> None:
    engine = writing_engine(postgresql_url)
    with engine.begin() as connection:
        for number in range(4):
            _put(connection, f"tg:{number}", str(number))
    with engine.begin() as one, engine.begin() as other:
        assert _words(_claim(one, limit=2)) == ["0", "1"]
        assert _words(_claim(other)) == ["2", "3"]
    engine.dispose()


async def test_a_chat_is_replayed_from_where_it_was_left(database: Database) -> None:
    with database.writer.begin() as connection:
        for number in range(5):
            _put(connection, "web:1", str(number), "log")
            _put(connection, "web:2", str(number), "log")
        mine = select(OUTBOX.c.seq).where(OUTBOX.c.person == "web:1").order_by(OUTBOX.c.seq)
        seqs = list(connection.execute(mine).scalars())
    async with database.reader.connect() as reader:
        missed = await outbox.replay(reader, "web:1", seqs[1], 2)
        last = await outbox.earlier(reader, "web:1", None, 2)
        waiting = await outbox.waiting(reader)
    assert [shown.seq for shown in missed] == seqs[2:4]
    assert [shown.payload["text"] for shown in last] == ["3", "4"]
    assert waiting == (0, None)
