"""A draft as a message with a file: what stands in it, and how long."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from sqlalchemy import Connection, insert, select

from bot.storage import drafts, outbox
from bot.storage.engine import Database
from bot.storage.messages import DocumentMessage
from bot.storage.plan import Incoming, Reads, write
from bot.storage.tables import OUTBOX
from bot.turn import draft_document
from bot.turn.effects import perform
from bot.turn.effects.context import Performed, TurnContext
from bot.turn.services import TurnServices
from core.services.catalogue import FORMS
from core.validation import validate
from dialogs.drafts.file import imported
from dialogs.effects import SendDraft
from dialogs.events import DraftTooLarge
from dialogs.screens import Verbatim
from dialogs.session import Draft, Session

NOW = datetime(2026, 3, 15, 21, 0, tzinfo=UTC)
PERSON = "web:1"
SERVICES = TurnServices(b"x" * 32, validate)
COMPLEX = {
    "apk_full_name": "Кешен",
    "apk_brand": "Bitmain",
    "apk_model": "S19",
    "apk_quantity": 2,
    "tnved_code": "8471500000",
}
DRAFT = Draft(
    draft_id="draft-1",
    form="apk_include",
    edition=FORMS["apk_include"].edition,
    started_on="2026-03-15",
    answers={
        "applicant_kind": "legal_entity",
        "applicant_name": "«Дала» ЖШС \\ 😀",
        "complexes": [COMPLEX],
        "consent_pd": {"given": True, "at": "2026-03-15"},
        "units": {"count": 2, "done": True},
    },
)
ROWS = [
    {"item_brand_model": "Bitmain S19", "item_serial": f"SN-{n:04}", "item_tech": "95 TH/s"}
    for n in (1, 2)
]


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    with database.writer.begin() as opened:
        yield opened


def sends(connection: Connection, draft: Draft = DRAFT) -> Performed:
    incoming = Incoming("web:1:1", PERSON, "web", {}, NOW)
    effect = SendDraft(draft, Verbatim("words"))
    session = Session(PERSON, language="ru")
    return perform(effect, TurnContext(incoming, session, SERVICES, Reads(connection), NOW))


def says(connection: Connection, person: str, state: str, number: int, payload: Any) -> None:
    row = {
        "message_key": f"{person}/{number}",
        "person": person,
        "channel": "web",
        "kind": "document" if "content" in payload else "message",
        "payload": payload,
        "state": state,
        "attempts": 0,
        "not_before": NOW,
        "created_at": NOW,
    }
    connection.execute(insert(OUTBOX).values(row))


def test_the_file_holds_what_can_be_taken_back(connection: Connection) -> None:
    write(connection, drafts.append("draft-1", "units", 1, ROWS))
    write(connection, drafts.append("draft-2", "units", 1, ROWS))
    (outgoing,) = sends(connection).outgoing
    message = outgoing.message
    assert isinstance(message, DocumentMessage)
    assert outgoing.person is None
    assert replace(message, content="") == DocumentMessage(
        "words", "apk_include-2026-03-16.json", "application/json", "", "ru"
    )
    taken = imported(orjson.loads(message.content), replace(DRAFT, answers={}))
    assert taken.left_out == 0
    assert taken.draft.answers == {k: v for k, v in DRAFT.answers.items() if k != "consent_pd"}
    assert [row["item_serial"] for row in taken.rows["units"]] == ["SN-0001", "SN-0002"]


def test_a_file_that_could_not_be_brought_back_is_not_sent(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    (outgoing,) = sends(connection).outgoing
    assert isinstance(outgoing.message, DocumentMessage)
    size = len(outgoing.message.content.encode())
    monkeypatch.setattr(draft_document, "LARGEST", size)
    assert sends(connection).events == ()
    monkeypatch.setattr(draft_document, "LARGEST", size - 1)
    assert sends(connection) == Performed((DraftTooLarge(),))


def test_a_newer_file_takes_the_contents_of_older_ones_but_of_none_still_to_be_sent(
    connection: Connection,
) -> None:
    document = {"text": "t", "name": "a.json", "mime": "m", "content": "{}", "language": "kk"}
    states = ("sent", "log", "failed", "closed", "pending", "sending")
    for number, state in enumerate(states):
        says(connection, PERSON, state, number, document)
    says(connection, PERSON, "log", 90, {"text": "no file"})
    says(connection, "web:2", "log", 91, document)
    performed = sends(connection)
    write(connection, *performed.statements)
    rows = connection.execute(select(OUTBOX.c.person, OUTBOX.c.state, OUTBOX.c.payload)).all()
    left = {(p, s) for p, s, payload in rows if payload.get("content")}
    assert left == {(PERSON, "pending"), (PERSON, "sending"), ("web:2", "log")}
    assert all(payload["text"] for _, _, payload in rows)
    assert outbox.forget_contents(connection, PERSON) == ()


async def test_a_file_is_read_by_whom_it_was_said_to_while_it_is_there(database: Database) -> None:
    document = {"text": "t", "name": "a.json", "mime": "m", "content": "{}", "language": "kk"}
    with database.writer.begin() as connection:
        says(connection, PERSON, "log", 1, document)
        says(connection, PERSON, "log", 2, {"text": "no file"})
        says(connection, PERSON, "log", 3, {**document, "content": ""})
        seqs = connection.execute(select(OUTBOX.c.seq).order_by(OUTBOX.c.seq)).scalars().all()
    async with database.reader.connect() as reader:
        found = [await outbox.document(reader, PERSON, seq) for seq in (*seqs, 10**18 - 1)]
        assert found == [DocumentMessage(**document), None, None, None]
        assert await outbox.document(reader, "web:2", seqs[0]) is None
