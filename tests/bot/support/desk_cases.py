"""Invented applications for the desk's tests."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import Connection

from bot.storage import case_events, cases, drafts, files
from bot.storage.case_events import HANDED_IN, CaseEvent
from bot.storage.cases import Case
from bot.storage.engine import Database
from bot.storage.files import StoredFile
from core.form.steps.states import State

FILED = datetime(2026, 3, 16, 6, 0, tzinfo=UTC)
"""Monday, 11:00 in Almaty."""
NOW = datetime(2026, 3, 18, 6, 0, tzinfo=UTC)
"""Wednesday, 11:00 in Almaty."""
MONDAY, WEDNESDAY = date(2026, 3, 16), date(2026, 3, 18)
SERIALS = ("S19-0001", "S19-0002", "S19-0003")
REFERENCES = ("TPT9H4KAA", "YYYYYYYYH")
NAME = "ТОО «Тестовая майнинговая компания»"
HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}\u202e"
FILE_ID = str(uuid5(NAMESPACE_URL, "paper"))
REPLACED_ID = str(uuid5(NAMESPACE_URL, "replaced"))
ADDRESS = {
    "country": "KZ",
    "region": "KZ-71",
    "city": "Астана",
    "street": "Мәңгілік Ел",
    "building": "8",
}


def answers(**changed: Any) -> dict[str, Any]:
    """A whole application."""
    return {
        "applicant_kind": "legal_entity",
        "channel": "portal",
        "applicant_name": NAME,
        "applicant_bin_iin": "250140999991",
        "legal_address": ADDRESS,
        "dc_location": ADDRESS,
        "contact_phone": "+77011234567",
        "contact_email": "office@example.kz",
        "complexes": [
            {
                "apk_full_name": "Antminer S19",
                "apk_brand": "Bitmain",
                "apk_model": "S19",
                "apk_quantity": len(SERIALS),
                "tnved_code": "8471500000",
            }
        ],
        "consent_pd": {
            "given": True,
            "at": FILED.isoformat(),
            "version": "138-a2-8/2023-08",
            "language": "kk",
        },
        "ownership_doc": {
            "file_id": FILE_ID,
            "doc_id": "doc.apk.right",
            "name": "шарт.pdf",
            "format": "pdf",
            "size": 4,
            "expires_on": "2027-01-01",
            "no_expiry": False,
        },
        "ownership_basis": "own",
        "owner_name": NAME,
        "owner_contacts": "+77011234567",
        "signer_name": "Тестов Тест",
        "units": {"count": len(SERIALS), "done": True},
        **changed,
    }


def case(number: int = 1, /, **changed: Any) -> Case:
    """An application handed in on Monday through the portal."""
    made = Case(
        case_id=f"case-{number}",
        reference=REFERENCES[0] if number == 1 else f"R{number:08d}",
        draft_id=f"draft-{number}",
        service="apk.include",
        form_edition="331-2023",
        person=f"tg:{number}",
        channel="telegram",
        language="kk",
        state=State.SUBMITTED.value,
        revision=1,
        filing_channel="portal",
        handed_in_at=FILED,
        received_at=None,
        effective_on=MONDAY,
        promise_on=None,
        track_on=None,
        registration_no=None,
        registered_on=None,
        result_no=None,
        result_on=None,
        cause="",
        since=MONDAY,
        answers=answers(),
        findings=[],
        flags=[],
        applicant_key="0" * 64,
        created_at=FILED,
        updated_at=FILED,
    )
    return replace(made, **changed)


def registered(number: int = 1, /, **changed: Any) -> Case:
    """The same, registered on Monday."""
    facts = {
        "state": State.REGISTERED.value,
        "received_at": FILED,
        "registration_no": "15",
        "registered_on": MONDAY,
        "promise_on": date(2026, 3, 26),
        "track_on": date(2026, 3, 26),
    }
    return case(number, **{**facts, "revision": 2, **changed})


def reviewed(number: int = 1, /, **changed: Any) -> Case:
    """The same, under review."""
    return registered(number, **{"state": State.UNDER_REVIEW.value, "revision": 3, **changed})


def put(connection: Connection, *made: Case, serials: Sequence[str] = SERIALS) -> None:
    """Store cases with their rows and their history."""
    for one in made:
        connection.execute(cases.add(one))
        rows = [unit(serial) for serial in serials]
        units: Any = drafts.append(one.draft_id, "units", 1, rows)
        connection.execute(*units)
        for event in events_of(one):
            connection.execute(case_events.add(event))


def events_of(one: Case) -> list[CaseEvent]:
    """The history a case of that state has: handed in, registered, under review."""
    taken = [CaseEvent(one.case_id, 1, FILED, "applicant", HANDED_IN, None, "submitted")]
    if one.registered_on is not None:
        given = {
            "received_at": one.received_at,
            "registration_no": one.registration_no,
            "registered_on": one.registered_on,
        }
        known = {key: value for key, value in given.items() if value is not None}
        registration = CaseEvent(
            one.case_id, 2, FILED, "tg:699", "registered", "submitted", "registered", given=known
        )
        taken.append(registration)
    if one.revision > 2 and one.state == State.UNDER_REVIEW.value:
        moved = CaseEvent(
            one.case_id, 3, FILED, "tg:699", "under_review", "registered", "under_review"
        )
        taken.append(moved)
    return taken


def stored(database: Database, *made: Case, serials: Sequence[str] = SERIALS) -> None:
    """The same in a transaction of its own."""
    with database.writer.begin() as connection:
        put(connection, *made, serials=serials)


def unit(serial: str) -> dict[str, Any]:
    """A row of annex 3."""
    return {
        "item_brand_model": "Bitmain S19",
        "item_serial": serial,
        "item_tech": "95 TH/s",
        "item_power_kw": "3.25",
        "item_tnved": "8471500000",
        "item_location": None,
        "item_owner": None,
    }


def paper(file_id: str = FILE_ID, **changed: Any) -> StoredFile:
    """The paper of the first case."""
    made = StoredFile(
        file_id=file_id,
        person="tg:1",
        draft_id="draft-1",
        purpose="ownership_doc",
        name='шарт "1".pdf',
        claimed_mime="application/pdf",
        mime="application/pdf",
        size=4,
        sha256="0" * 64,
        state="clean",
        source={},
        created_at=FILED,
    )
    return replace(made, **changed)


def put_papers(connection: Connection, *made: StoredFile) -> None:
    """Store what is known of files."""
    for one in made:
        connection.execute(*files.add(one))
