"""The writer's promises, on both databases."""

import asyncio
from datetime import datetime

import pytest
from sqlalchemy import Connection, create_engine, event, select, update

from bot.storage import sessions, status_attempts
from bot.storage.engine import Database
from bot.storage.messages import ScreenMessage, StaffMessage
from bot.storage.plan import Incoming, Outgoing, Plan, Reads, StoredSession, WithArrivals
from bot.storage.tables import INBOX, SESSIONS
from bot.storage.writer import Writer, WriterClosed
from tests.bot.support.writing import (
    NOW,
    answers,
    eventually,
    memories,
    remember,
    said,
    states,
    writing,
)


async def test_an_update_is_stored_once_and_worked_once(database: Database) -> None:
    async with writing(database) as (writer, told):
        first = await writer.store(said(1))
        again = await asyncio.gather(*(writer.store(said(1)) for _ in range(5)))
    assert (first, again) == (True, [False] * 5)
    assert await memories(database) == {"tg:1": ["telegram:1"]}
    assert [one.message_key for one in told.outgoing] == ["telegram:1/0"]


async def test_a_double_delivery_within_one_batch_is_stored_once(database: Database) -> None:
    async with writing(database) as (writer, _):
        results = await asyncio.gather(*(writer.store(said(1)) for _ in range(20)))
    assert sorted(results) == [False] * 19 + [True]
    assert await memories(database) == {"tg:1": ["telegram:1"]}


async def test_an_update_is_committed_before_its_turn_begins(database: Database) -> None:
    seen: list[str | None] = []
    onlooker = create_engine(database.writer.url)

    def look(
        incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime
    ) -> Plan:
        stored = select(INBOX.c.state).where(INBOX.c.update_key == incoming.update_key)
        with onlooker.connect() as other:
            seen.append(other.execute(stored).scalar_one_or_none())
        return Plan()

    async with writing(database, look) as (writer, _):
        await writer.store(said(1))
    onlooker.dispose()
    assert seen == ["pending"]


async def test_what_arrives_during_a_turn_is_committed_with_it(database: Database) -> None:
    loop = asyncio.get_running_loop()
    arrived: list[asyncio.Task[bool]] = []
    commits: list[Connection] = []
    event.listen(database.writer, "commit", commits.append)

    async def arrive(writer: Writer) -> None:
        arrived.append(asyncio.create_task(writer.store(said(2, person="tg:2"))))
        await asyncio.sleep(0)

    def wait_for_another(
        incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime
    ) -> Plan:
        if not arrived:
            asyncio.run_coroutine_threadsafe(arrive(writer), loop).result()
        return remember(incoming, session, reads, now)

    async with writing(database, wait_for_another) as (writer, _):
        await writer.store(said(1))
        await eventually(lambda: bool(arrived))
        assert await arrived[0]
    assert len(commits) == len(("arrival", "turn and arrival", "turn"))
    assert await memories(database) == {"tg:1": ["telegram:1"], "tg:2": ["telegram:2"]}


async def test_a_persons_updates_are_worked_in_the_order_they_came(database: Database) -> None:
    persons = [f"tg:{number}" for number in range(7)]
    updates = [said(number, persons[number % 7]) for number in range(350)]
    async with writing(database) as (writer, told):
        await asyncio.gather(*map(writer.store, updates))
    assert await memories(database) == {
        person: [one.update_key for one in updates if one.person == person] for person in persons
    }
    assert len(told.outgoing) == len(updates)
    assert all(state == "done" for state in (await states(database)).values())


async def test_a_session_changed_by_somebody_else_is_loaded_again(database: Database) -> None:
    meddled: list[str] = []

    def meddle(
        incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime
    ) -> Plan:
        if not meddled:
            meddled.append(incoming.person)
            reads.connection.execute(update(SESSIONS).values(revision=SESSIONS.c.revision + 1))
        return remember(incoming, session, reads, now)

    async with writing(database) as (writer, _):
        await writer.store(said(1))
    async with writing(database, meddle) as (writer, _):
        await writer.store(said(2))
    assert await memories(database) == {"tg:1": ["telegram:1", "telegram:2"]}
    texts = {key: payload["text"] for key, payload in (await answers(database)).items()}
    assert texts == {"telegram:1/0": "1", "telegram:2/0": "2"}


async def test_a_plan_changes_only_the_columns_it_names(database: Database) -> None:
    plans = {
        1: Plan(session_body="[]", language="kk", channel_open=True),
        2: Plan(channel_open=False, outgoing=(Outgoing(ScreenMessage("")),)),
        3: Plan(outgoing=(Outgoing(ScreenMessage("")),)),
        4: Plan(language="ru", channel_open=True, outgoing=(Outgoing(ScreenMessage("")),)),
    }
    seen: list[StoredSession | None] = []

    def planned(
        incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime
    ) -> Plan:
        seen.append(session)
        return plans[int(incoming.update_key.split(":")[1])]

    async with writing(database, planned) as (writer, told):
        for number in plans:
            await writer.store(said(number))
    async with database.reader.connect() as connection:
        last = await sessions.read(connection, "tg:1")
    assert seen == [
        None,
        StoredSession("tg:1", 1, "kk", "telegram", True, "[]"),
        StoredSession("tg:1", 2, "kk", "telegram", False, "[]"),
        StoredSession("tg:1", 2, "kk", "telegram", False, "[]"),
    ]
    assert last == StoredSession("tg:1", 3, "ru", "telegram", True, "[]")
    assert [one.state for one in told.outgoing] == ["closed", "closed", "pending"]


async def test_web_messages_are_logged_and_others_are_sent(database: Database) -> None:
    def spread(
        incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime
    ) -> Plan:
        return Plan(
            outgoing=(
                Outgoing(ScreenMessage("1")),
                Outgoing(StaffMessage("2"), person="tg:-100", channel="telegram"),
            )
        )

    async with writing(database, spread) as (writer, told):
        await writer.store(Incoming("web:a/1", "web:a", "web", {}, NOW))
    assert [(one.person, one.state) for one in told.outgoing] == [
        ("web:a", "log"),
        ("tg:-100", "pending"),
    ]
    assert told.outgoing[0].seq < told.outgoing[1].seq


async def test_hostile_words_are_stored_intact(database: Database) -> None:
    hostile = "\x00 \u202e \u200d 'x'; DROP TABLE inbox; -- %s ? {} 🏳️‍🌈" + "ұ" * 100_000
    heard: list[str] = []

    def echo(
        incoming: Incoming, session: StoredSession | None, reads: Reads, now: datetime
    ) -> Plan:
        heard.append(incoming.body["word"])
        return Plan(outgoing=(Outgoing(ScreenMessage(incoming.body["word"])),))

    async with writing(database, echo) as (writer, _):
        await writer.store(said(1, word=hostile))
    assert heard == [hostile]
    assert (await answers(database))["telegram:1/0"]["text"] == hostile


async def test_a_closed_writer_has_finished_its_turns_and_takes_no_more(
    database: Database,
) -> None:
    async with writing(database) as (writer, _):
        await asyncio.gather(*(writer.store(said(n, f"tg:{n % 3}")) for n in range(100)))
    assert set((await states(database)).values()) == {"done"}
    with pytest.raises(WriterClosed):
        await writer.store(said(101))
    with pytest.raises(WriterClosed):
        await writer.transact(lambda connection: None)


async def test_news_of_a_write_are_committed_and_worked_with_it(database: Database) -> None:
    def run(connection: Connection) -> WithArrivals[str]:
        connection.execute(status_attempts.record("tg:1", NOW, True))
        return WithArrivals("written", (said(1),))

    async with writing(database) as (writer, told):
        for _ in range(2):
            assert await writer.transact_with_arrivals(run) == "written"
        await eventually(lambda: bool(told.outgoing))
    assert await states(database) == {"telegram:1": "done"}
    assert await memories(database) == {"tg:1": ["telegram:1"]}
