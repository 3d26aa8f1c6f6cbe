"""What the database says of a story's people, read from outside the product."""

import json
from datetime import date
from typing import Any

from sqlalchemy import Engine, create_engine, delete, func, make_url, select

from bot.storage import cases, register_entries, register_serials
from bot.storage.cases import Case
from bot.storage.drafts import rows
from bot.storage.engine import writing_engine
from bot.storage.tables import (
    CASES,
    INBOX,
    JOBS,
    OUTBOX,
    REGISTER_ENTRIES,
    REGISTER_HISTORY,
    REGISTER_SERIALS,
    SESSIONS,
)
from core.form.register import RegisterEntry

UNSENT = ("pending", "sending")
UNDONE = ("waiting", "running")


class Records:
    """A window on one database."""

    def __init__(self, url: str) -> None:
        self._url = url
        driver = "sqlite+pysqlite" if url.startswith("sqlite") else "postgresql+psycopg"
        self._engine: Engine = create_engine(make_url(url).set(drivername=driver))

    def close(self) -> None:
        self._engine.dispose()

    def session(self, person: str) -> dict[str, Any]:
        """The stored session; empty before the first turn."""
        body = self._one(select(SESSIONS.c.body).where(SESSIONS.c.person == person))
        found: dict[str, Any] = json.loads(body) if isinstance(body, str) else body or {}
        return found

    def answers(self, person: str) -> dict[str, Any]:
        """The answers of the draft, or of the newest case when there is no draft."""
        drafts = self.session(person).get("drafts")
        if drafts:
            draft: dict[str, Any] = drafts[0]["answers"]
            return draft
        case = self.case(person)
        return dict(case.answers) if case else {}

    def answer(self, person: str, path: str) -> Any:
        """One answer by a path such as ``complexes.0.tnved_code``; None when it is not given."""
        found: Any = self.answers(person)
        for part in path.split("."):
            if isinstance(found, list):
                found = found[int(part)] if int(part) < len(found) else None
            else:
                found = found.get(part) if isinstance(found, dict) else None
        return found

    def cases(self, person: str) -> list[Case]:
        """The person's cases, newest first."""
        with self._engine.connect() as connection:
            return cases.by_person(connection, person)

    def case(self, person: str) -> Case | None:
        """The person's newest case."""
        return next(iter(self.cases(person)), None)

    def rows(self, draft_id: str, table: str) -> list[dict[str, Any]]:
        """The rows of a table of a draft or of the case it became."""
        with self._engine.connect() as connection:
            return [body for _, body in rows(connection, draft_id, table)]

    def outgoing(self, person: str, after: int = 0) -> list[Any]:
        """Outbox rows of a person (seq, kind, payload, state, attempts) after a row, in order."""
        columns = (OUTBOX.c.seq, OUTBOX.c.kind, OUTBOX.c.payload, OUTBOX.c.state, OUTBOX.c.attempts)
        query = select(*columns).where(OUTBOX.c.person == person, OUTBOX.c.seq > after)
        with self._engine.connect() as connection:
            return list(connection.execute(query.order_by(OUTBOX.c.seq)).all())

    def last_outgoing(self) -> int:
        """The number of the newest outbox row."""
        found: int = self._one(select(func.coalesce(func.max(OUTBOX.c.seq), 0)))
        return found

    def staff_since(self, after: int) -> list[str]:
        """What the officers' chat was told after an outbox row."""
        query = select(OUTBOX.c.payload).where(OUTBOX.c.kind == "staff", OUTBOX.c.seq > after)
        with self._engine.connect() as connection:
            return [payload["text"] for payload in connection.execute(query).scalars()]

    def hold(self, serials: list[str]) -> None:
        """Make serial numbers active in the registry."""
        day = date(2026, 1, 5)
        entry = RegisterEntry("apk", "1", "another-case", "another-holder", day, day)
        engine = writing_engine(self._url)
        with engine.begin() as connection:
            register_entries.enter(connection, entry)
            entry_id = register_entries.entry_id(connection, entry.named)
            register_serials.hold(connection, entry_id, {each: {} for each in serials}, day)
        engine.dispose()

    def empty_registry(self) -> None:
        """Forget every serial number and every record that the registers hold."""
        for table in (REGISTER_SERIALS, REGISTER_HISTORY, REGISTER_ENTRIES):
            self._write((delete(table), []))

    def at_rest(self) -> bool:
        """Nothing stored waits to be worked, done or sent."""
        return not any(self.left())

    def left(self) -> tuple[int, int, int]:
        """How many updates wait to be worked, messages to be sent and jobs to be done.

        One statement, so one moment: a job makes an update, and an update makes a job.
        """
        pending, unsent, undone = (
            select(func.count())
            .select_from(table)
            .where(table.c.state.in_(states))
            .scalar_subquery()
            for table, states in ((INBOX, ("pending",)), (OUTBOX, UNSENT), (JOBS, UNDONE))
        )
        with self._engine.connect() as connection:
            found = connection.execute(select(pending, unsent, undone)).one()
        return found[0], found[1], found[2]

    def inbox(self, state: str) -> int:
        """How many updates are in a state."""
        query = select(func.count()).select_from(INBOX).where(INBOX.c.state == state)
        found: int = self._one(query)
        return found

    def arrived(self, person: str) -> int:
        """How many updates of a person were ever stored."""
        query = select(func.count()).select_from(INBOX).where(INBOX.c.person == person)
        found: int = self._one(query)
        return found

    def arrived_like(self, person: str, key: str) -> int:
        """How many updates of a person have a key like this one."""
        query = select(func.count()).where(INBOX.c.person == person, INBOX.c.update_key.like(key))
        found: int = self._one(query)
        return found

    def unsent(self) -> int:
        """How many messages wait to be delivered."""
        query = select(func.count()).select_from(OUTBOX).where(OUTBOX.c.state.in_(UNSENT))
        found: int = self._one(query)
        return found

    def undone(self) -> int:
        """How many jobs wait."""
        query = select(func.count()).select_from(JOBS).where(JOBS.c.state.in_(UNDONE))
        found: int = self._one(query)
        return found

    def count_cases(self) -> int:
        """How many cases there are of anybody."""
        found: int = self._one(select(func.count()).select_from(CASES))
        return found

    def _write(self, statement: Any) -> None:
        engine = writing_engine(self._url)
        with engine.begin() as connection:
            connection.execute(statement[0], statement[1] or None)
        engine.dispose()

    def _one(self, query: Any) -> Any:
        with self._engine.connect() as connection:
            return connection.execute(query).scalar_one_or_none()
