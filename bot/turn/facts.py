"""What the office's own registers say of an application, read in the caller's transaction."""

from collections.abc import Mapping
from typing import Any

from bot.cases.applicant_key import applicant_key
from bot.storage import register_entries, register_serials
from bot.storage.plan import Reads
from bot.turn.services import TurnServices
from core.cases.register import named_entries
from core.form.form import Form
from core.form.kinds import Identifier
from core.form.register import RegisterEntry, Status
from core.form.rule import Facts, Record
from core.form.tables import Table
from core.validation import Application


def facts_of(application: Application, services: TurnServices, reads: Reads) -> Facts:
    """The applicant, the serial numbers that are taken and the records the answers name."""
    form, answers, connection = application.form, application.answers, reads.connection
    serials = [
        str(row[field.unique])
        for field in form.fields
        if isinstance(field, Table)
        for row in application.rows.get(field.key, ())
    ]
    identifier = identifier_of(form, answers)
    known = register_entries.find(connection, named_entries(form, answers))
    return Facts(
        applicant=applicant_key(services.secret, identifier) if identifier else "",
        taken_serials=register_serials.held(connection, serials),
        records={name: _record(entry) for name, entry in known.items()},
        complete=services.registers_complete,
        pools_exist=services.pools_exist,
    )


def identifier_of(form: Form, answers: Mapping[str, Any]) -> str:
    """The applicant's BIN or IIN: the first of the form; empty when there is none."""
    for field in form.fields:
        if isinstance(field, Identifier):
            return str(answers.get(field.key) or "")
    return ""


def _record(entry: RegisterEntry) -> Record:
    return Record(
        holder=entry.holder,
        active=entry.active,
        issued_on=entry.issued_on,
        suspended=entry.status is Status.SUSPENDED,
        valid_until=entry.valid_until,
    )
