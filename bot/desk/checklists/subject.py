"""A checklist as officers fill it in: reading what was typed, keeping it once, and its subject.

*Why an id of its own:* it is made of what the page carried, so the same page sent twice keeps one
list; nothing of the subject stands in it.
"""

import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import audit, register_entries
from bot.storage import checklists as stored
from bot.storage.checklists import Checklist as Kept
from core.errors import Invalid
from core.form.field import Field
from core.form.kinds import Day
from core.form.register import RegisterEntry
from core.form.tables import Group
from core.services.inspection.checklists import CHECKLISTS, NOT_APPLICABLE, Checklist
from dialogs.screens import Text

SAVED = "checklist_saved"
"""The event of the audit."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A list for one kind of holder; ``subtype`` is empty where the list knows none."""

    checklist: Checklist
    subtype: str = ""

    @property
    def name(self) -> str:
        return f"{self.checklist.key}-{self.subtype}" if self.subtype else self.checklist.key

    @property
    def holder(self) -> str:
        """The message key of the subtype."""
        return f"{self.checklist.key}.subtype.option.{self.subtype}"


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for checklist in CHECKLISTS.values()
    for subtype in checklist.subtypes or ("",)
    for kind in (Kind(checklist, subtype),)
}
"""Every list that can be filled in, by its name in an address."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was read of a page: good answers by field, and words about the faulty inputs."""

    answers: Mapping[str, Any]
    faults: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Subject:
    """What the office knows of one holder: inspections, and all it was issued."""

    lists: tuple[Kept, ...]
    register_entries: tuple[RegisterEntry, ...]


def read(checklist: Checklist, typed: Mapping[str, str], today: date) -> Typed:
    """The answers of a page as the browser sent it."""
    answers: dict[str, Any] = {}
    faults: dict[str, Text] = {}
    for field in checklist.fields:
        if isinstance(field, Group):
            given: Any = list(_entries(field, typed, today, faults))
        elif field.asked:
            given = _answer(field, field.key, typed, today, faults)
        else:
            continue
        if given:
            answers[field.key] = given
    return Typed(answers, faults)


def input_name(column: Field, row: int) -> str:
    """The name of an input in a line that repeats."""
    return f"{column.key}:{row}"


def row_typed(group: Group, row: int, typed: Mapping[str, str]) -> bool:
    """Whether anything stands in a line that repeats."""
    return any(typed.get(input_name(column, row), "").strip() for column in group.columns)


def _entries(
    group: Group, typed: Mapping[str, str], today: date, faults: dict[str, Text]
) -> Iterator[dict[str, Any]]:
    """The lines with anything in them; when there is none, the first is asked for."""
    rows = [row for row in range(1, group.most + 1) if row_typed(group, row, typed)]
    for row in rows or [1]:
        yield {
            column.key: _answer(column, input_name(column, row), typed, today, faults)
            for column in group.columns
            if column.asked
        }


def _answer(
    field: Field, name: str, typed: Mapping[str, str], today: date, faults: dict[str, Text]
) -> Any:
    """One answer; None when there is none or it is refused, the words about it in ``faults``."""
    raw = typed.get(name, "")
    try:
        if not raw.strip():
            if field.required:
                raise Invalid(field.missing_code)
            return None
        value = field.accept(raw, {})
        if isinstance(field, Day) and date.fromisoformat(value) > today:
            raise Invalid("E-DATE-FUTURE")
    except Invalid as refusal:
        faults[name] = Text(f"issue.{refusal.code}", refusal.params)
        return None
    return value


def made(
    kind: Kind,
    answers: Mapping[str, Any],
    checklist_id: str,
    applicant_key: str,
    staff: str,
    now: datetime,
) -> Kept:
    """The list as it is kept, out of answers without faults."""
    return Kept(
        checklist_id=checklist_id,
        form=kind.checklist.key,
        form_edition=kind.checklist.edition,
        applicant_key=applicant_key,
        act_no=answers["act_no"],
        act_on=date.fromisoformat(answers["act_date"]),
        body={"subtype": kind.subtype, **answers},
        staff=staff,
        created_at=now,
    )


def id_of(secret: bytes, staff: str, page: str) -> str:
    """The id of the list that an officer sends from a page; nobody else can make it."""
    return hmac.digest(secret, f"checklist|{staff}|{page}".encode(), "sha256").hex()[:32]


def keep(connection: Connection, new: Kept) -> bool:
    """Keep a list with its entry in the audit, in the caller's transaction.

    Sent twice it is kept once; False, with nothing written, when it differs from what stands.
    """
    if connection.execute(stored.add(new)).first() is None:
        existing = stored.get(connection, new.checklist_id)
        return existing is not None and replace(existing, created_at=new.created_at) == new
    entry = audit.Record(
        at=new.created_at,
        actor=new.staff,
        case_id=new.checklist_id,
        event=SAVED,
        source=None,
        target=None,
        details={"form": new.form, "form_edition": new.form_edition},
    )
    connection.execute(audit.add(entry))
    return True


def left_empty(checklist: Checklist, body: Mapping[str, Any]) -> tuple[int, ...]:
    """The numbers of the items an officer marked as not concerning the subject (D-74)."""
    return tuple(item.number for item in checklist.items if body.get(item.key) == NOT_APPLICABLE)


async def subject(connection: AsyncConnection, applicant_key: str) -> Subject:
    """A holder's checklists and records, by the keyed hash of the number."""
    lists = await stored.by_holder(connection, applicant_key)
    found = await connection.run_sync(register_entries.by_holder, applicant_key)
    return Subject(tuple(lists), tuple(found))
