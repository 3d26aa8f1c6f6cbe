"""What a conversation asks of the world, done inside its turn: read now, write with the turn."""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import structlog

from bot import earlier
from bot.draft_document import draft_message
from bot.facts import applicant_key
from bot.hand_in import check, hand_in, pre_check
from bot.storage import cases, drafts, files, guesses, jobs, outbox, staff
from bot.storage.plan import Incoming, Outgoing, Reads, Statement
from bot.surroundings import Surroundings
from bot.views import case_view
from core.catalogue import by_service
from core.forms.kinds import printable
from dialogs import effects as ask
from dialogs.effects import Effect
from dialogs.events import (
    CaseCopied,
    CaseHidden,
    CasesFound,
    DeskOpened,
    DraftTooLarge,
    EarlierFound,
    Event,
    RowsLoaded,
)
from dialogs.screens import Text
from dialogs.session import Session
from dialogs.wording import LANGUAGES, catalogue

GUESSES, WITHIN, BLOCKED_FOR = 5, timedelta(minutes=15), timedelta(hours=1)
LINK_LIVES = timedelta(minutes=10)

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Performed:
    """What came of effects: events for the dialog, rows to write, messages to others."""

    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    outgoing: tuple[Outgoing, ...] = ()

    def and_then(self, later: "Performed") -> "Performed":
        """Both, the events already given back."""
        return Performed(
            statements=(*self.statements, *later.statements),
            outgoing=(*self.outgoing, *later.outgoing),
        )


@dataclass(frozen=True, slots=True)
class Room:
    """The turn an effect is performed in."""

    incoming: Incoming
    session: Session
    around: Surroundings
    reads: Reads
    now: datetime


def perform(
    effect: Effect,
    incoming: Incoming,
    session: Session,
    around: Surroundings,
    reads: Reads,
    now: datetime,
) -> Performed:
    """Perform one effect; harmless when it is asked for twice."""
    return PERFORMERS[type(effect)](effect, Room(incoming, session, around, reads, now))


def staff_message(
    around: Surroundings, key: str, params: Mapping[str, Any]
) -> tuple[Outgoing, ...]:
    """A line to the officers' chat in both languages; nothing where there is no such chat."""
    if not around.staff_chat:
        return ()
    text = "\n\n".join(catalogue(each).text(Text(key, params)) for each in LANGUAGES)
    person = f"tg:{around.staff_chat}"
    return (Outgoing("staff", {"text": text}, person=person, channel="telegram"),)


def _fetch_file(effect: ask.FetchFile, room: Room) -> Performed:
    file_id = str(uuid5(NAMESPACE_URL, room.incoming.update_key))
    file = files.StoredFile(
        file_id=file_id,
        person=room.incoming.person,
        draft_id=effect.draft_id,
        purpose=effect.field,
        name=effect.name[:255],
        claimed_mime=printable(effect.mime)[:100],
        mime=None,
        size=None,
        sha256=None,
        state="fetching",
        source={"source": effect.source},
        created_at=room.now,
    )
    payload = {**asdict(effect), "person": room.incoming.person, "channel": room.incoming.channel}
    return Performed(
        statements=(files.add(file), jobs.enqueue("fetch_file", file_id, payload, room.now))
    )


def _store_rows(effect: ask.StoreRows, room: Room) -> Performed:
    connection, key = room.reads.connection, (effect.draft_id, effect.table)
    bodies = [dict(row) for row in effect.rows]
    if effect.replace:
        return Performed(statements=(drafts.remove(*key), drafts.append(*key, 1, bodies)))
    number = drafts.next_row_no(connection, *key)
    if effect.first < number and len(bodies) == 1:
        standing = drafts.row_no(connection, *key, effect.first)
        if standing is not None:
            return Performed(statements=(drafts.replace(*key, standing, bodies[0]),))
    return Performed(statements=(drafts.append(*key, number, bodies),))


def _drop_row(effect: ask.DropRow, room: Room) -> Performed:
    key = (effect.draft_id, effect.table)
    standing = drafts.row_no(room.reads.connection, *key, effect.number)
    return Performed(statements=() if standing is None else (drafts.remove(*key, standing),))


def _rename_rows(effect: ask.RenameRows, room: Room) -> Performed:
    renamed = drafts.rename(effect.draft_id, effect.table, effect.column, effect.old, effect.new)
    return Performed(statements=(renamed,))


def _load_rows(effect: ask.LoadRows, room: Room) -> Performed:
    found = drafts.page(
        room.reads.connection, effect.draft_id, effect.table, effect.first, effect.count
    )
    return Performed((RowsLoaded(tuple(row for _, row in found), effect.first),))


def _drop_draft(effect: ask.DropDraft, room: Room) -> Performed:
    drop = jobs.enqueue("drop_files", effect.draft_id, {"draft_id": effect.draft_id}, room.now)
    return Performed(statements=(drafts.discard(effect.draft_id), drop))


def _send_draft(effect: ask.SendDraft, room: Room) -> Performed:
    """The file in a message of its own; older ones of this person lose their contents."""
    connection, session = room.reads.connection, room.session
    words = catalogue(session.language or session.proposed)
    payload = draft_message(effect, connection, words, room.now)
    if payload is None:
        return Performed((DraftTooLarge(),))
    forgotten = outbox.forget_contents(connection, session.person)
    return Performed(statements=forgotten, outgoing=(Outgoing("document", payload),))


def _check_draft(effect: ask.CheckDraft, room: Room) -> Performed:
    return Performed((check(effect.draft, room.around, room.reads, room.now),))


def _hand_in(effect: ask.HandIn, room: Room) -> Performed:
    event, statements, told = hand_in(
        effect, room.incoming, room.around, room.reads, room.now, secrets.randbelow
    )
    outgoing = tuple(
        each for key, params in told for each in staff_message(room.around, key, params)
    )
    return Performed((event,), tuple(statements), outgoing)


def _find_cases(effect: ask.FindCases, room: Room) -> Performed:
    found = cases.by_person(room.reads.connection, room.incoming.person)
    return Performed((CasesFound(tuple(case_view(each) for each in found)),))


def _find_case(effect: ask.FindCase, room: Room) -> Performed:
    """A wrong pair, a stranger and an unknown number are told apart by nobody (V-STATUS-AUTH)."""
    connection, person = room.reads.connection, room.incoming.person
    until = guesses.blocked_until(connection, person)
    if until is not None and until > room.now:
        return Performed((CaseHidden(blocked=True),))
    case = cases.by_reference(connection, effect.reference)
    key = applicant_key(room.around.secret, effect.identifier)
    known = case is not None and hmac.compare_digest(case.applicant_key, key)
    if case is not None and known and case.person == person:
        found = CasesFound((case_view(case),))
        return Performed((found,), (guesses.record(person, room.now, True),))
    statements: list[Statement] = [guesses.record(person, room.now, False)]
    failures = guesses.failures_since(connection, person, room.now - WITHIN) + 1
    if failures >= GUESSES:
        statements.append(guesses.block(person, room.now + BLOCKED_FOR))
        log.warning("status.guessing_blocked", failures=failures)
    return Performed((CaseHidden(),), tuple(statements))


def _find_earlier(effect: ask.FindEarlier, room: Room) -> Performed:
    connection, person = room.reads.connection, room.incoming.person
    return Performed((EarlierFound(earlier.values(connection, person, effect.drafted)),))


def _copy_case(effect: ask.CopyCase, room: Room) -> Performed:
    connection = room.reads.connection
    case = earlier.own_case(connection, room.incoming.person, effect.reference)
    if case is None:
        return Performed((CaseHidden(),))
    statements = earlier.copied_rows(connection, case, effect.draft_id)
    form = by_service(case.service)
    copied = CaseCopied(form.key, effect.draft_id, case.answers, case.form_edition)
    return Performed((copied,), statements)


def _pre_check(effect: ask.PreCheck, room: Room) -> Performed:
    return Performed((pre_check(effect.draft, room.around, room.reads, room.now),))


def _alert_staff(effect: ask.AlertStaff, room: Room) -> Performed:
    return Performed(outgoing=staff_message(room.around, effect.key, {}))


def _open_desk(effect: ask.OpenDesk, room: Room) -> Performed:
    staff_id = room.incoming.person.removeprefix("tg:")
    if room.incoming.channel != "telegram" or staff_id not in room.around.staff:
        return Performed((DeskOpened(""),))
    link, statement = desk_link(room.around, f"tg:{staff_id}", room.now)
    return Performed((DeskOpened(link),), (statement,))


def desk_link(around: Surroundings, who: str, now: datetime) -> tuple[str, Statement]:
    """A link that opens the desk once within ten minutes, and the row that remembers its hash."""
    secret = secrets.token_urlsafe(32)
    hashed = hashlib.sha256(secret.encode()).hexdigest()
    return f"{around.desk_url}/{secret}", staff.issue_link(hashed, who, now + LINK_LIVES)


PERFORMERS: Mapping[type[Any], Callable[[Any, Room], Performed]] = {
    ask.FetchFile: _fetch_file,
    ask.StoreRows: _store_rows,
    ask.DropRow: _drop_row,
    ask.RenameRows: _rename_rows,
    ask.LoadRows: _load_rows,
    ask.DropDraft: _drop_draft,
    ask.SendDraft: _send_draft,
    ask.CheckDraft: _check_draft,
    ask.HandIn: _hand_in,
    ask.FindCases: _find_cases,
    ask.FindCase: _find_case,
    ask.FindEarlier: _find_earlier,
    ask.CopyCase: _copy_case,
    ask.PreCheck: _pre_check,
    ask.AlertStaff: _alert_staff,
    ask.OpenDesk: _open_desk,
}
