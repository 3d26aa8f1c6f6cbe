"""What the office's own registers say of an application, read in the caller's transaction."""

import hashlib
import hmac
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from bot.storage import cases, register_entries
from bot.storage.plan import Reads
from bot.turn.services import TurnServices
from core.form.form import Form
from core.form.kinds import Identifier, RecordNo
from core.form.rule import Facts, Record
from core.form.tables import Table, parts
from core.validation import Application

SERIALS_AT_ONCE = 1000


def facts_of(application: Application, around: TurnServices, reads: Reads) -> Facts:
    """The applicant, the serial numbers that are taken and the records the answers name."""
    form, answers, connection = application.form, application.answers, reads.connection
    serials = [
        str(row[field.unique])
        for field in form.fields
        if isinstance(field, Table)
        for row in application.rows.get(field.key, ())
    ]
    identifier = identifier_of(form, answers)
    return Facts(
        applicant=applicant_key(around.secret, identifier) if identifier else "",
        taken_serials=_taken(connection, serials),
        records={
            name: Record(known.applicant_key, known.active, known.issued_on)
            for name, known in register_entries.find(connection, _named(form, answers)).items()
        },
        complete=around.registers_complete,
        pools_exist=around.pools_exist,
    )


def identifier_of(form: Form, answers: Mapping[str, Any]) -> str:
    """The applicant's BIN or IIN: the first of the form; empty when there is none."""
    for field in form.fields:
        if isinstance(field, Identifier):
            return str(answers.get(field.key) or "")
    return ""


def applicant_key(secret: bytes, identifier: str) -> str:
    """A keyed hash of a BIN or IIN: equal numbers are found, none can be read."""
    return hmac.digest(secret, b"applicant|" + identifier.encode(), hashlib.sha256).hex()


def _named(form: Form, answers: Mapping[str, Any]) -> Iterator[register_entries.Named]:
    """The records the answers name, wherever in the form they are asked for."""
    for field in form.journey(answers):
        for part, given, _ in parts(field, answers.get(field.key) or ()):
            if isinstance(part, RecordNo) and given:
                yield part.register, str(given)


def _taken(connection: Connection, serials: Sequence[str]) -> frozenset[str]:
    """Which serials are active in the registry, asked in parts: databases limit parameters."""
    starts = range(0, len(serials), SERIALS_AT_ONCE)
    asked = (serials[start : start + SERIALS_AT_ONCE] for start in starts)
    return frozenset().union(*(cases.held_serials(connection, part) for part in asked))
