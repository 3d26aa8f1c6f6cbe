"""Records of the office's registers, and cases that are issued into them."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from bot.cases import registers
from bot.storage import cases, register_entries
from bot.storage.cases import Case
from bot.storage.engine import Database
from bot.storage.register_entries import RegisterRecord
from bot.storage.tables import REGISTRY_RECORDS
from core.form.form import Form
from core.form.kinds import RecordNo
from core.form.register_effect import NO_EFFECT, RegisterEffect
from core.law.acts import LawRef
from core.services.apk.include import FORM
from tests.bot.support.deciding import key_of, rows
from tests.bot.support.desk_cases import MONDAY, WEDNESDAY


def effecting(form: Form, **changes: Any) -> Form:
    """A form whose granted application has another effect on the registers."""
    return replace(form, effect=replace(form.effect, **changes))


HOLDER, STRANGER = "0" * 64, "1" * 64


NAMED = RecordNo(key="named_no", register="apk", unknown="E-APKNOTICE", law=LawRef("138"))


PLAIN = replace(FORM, effect=NO_EFFECT)


EXCLUDES = replace(PLAIN, fields=(*PLAIN.fields, NAMED), effect=RegisterEffect(closes="named_no"))


REISSUES = effecting(EXCLUDES, register="apk")


FIRST = RegisterRecord("apk", "7-У", "case-9", HOLDER, MONDAY)


ENDED = replace(FIRST, active=False, closed_on=WEDNESDAY)


ISSUED = RegisterRecord("apk", "7-У", "case-1", HOLDER, WEDNESDAY)


def known(database: Database) -> list[RegisterRecord]:
    """All that stands in the registers."""
    found = rows(database, select(REGISTRY_RECORDS).order_by(REGISTRY_RECORDS.c.number))
    return [RegisterRecord(*row) for row in found]


def entered(database: Database, *made: RegisterRecord) -> None:
    """Put records into the registers, with a unit each."""
    with database.writer.begin() as connection:
        for record in made:
            assert register_entries.enter(connection, record)
            held: Any = cases.hold_serials([f"U-{record.number}"], record.case_id, MONDAY)
            connection.execute(*held)


def issuing(database: Database, case: Case, form: Form, number: str) -> None:
    with database.writer.begin() as connection:
        given = {"notice_no": number, "notice_date": WEDNESDAY}
        registers.issue(connection, case, form, given, key_of)
