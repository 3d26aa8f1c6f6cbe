"""What a conversation asks of the world, done inside its turn: read now, write with the turn."""

import hmac
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import structlog

from bot.cases.view import case_view
from bot.desk.links import new_link
from bot.storage import cases, drafts, files, jobs, outbox, status_attempts
from bot.storage.messages import StaffMessage
from bot.storage.plan import Incoming, Outgoing, Reads, Statement
from bot.turn import earlier_answers
from bot.turn.draft_document import draft_message
from bot.turn.facts import applicant_key
from bot.turn.hand_in import check, hand_in, pre_check
from bot.turn.services import TurnServices
from core.form.kinds import printable
from core.services.catalogue import by_service
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
from dialogs.wording.catalogue import LANGUAGES, catalogue

GUESSES, WITHIN, BLOCKED_FOR = 5, timedelta(minutes=15), timedelta(hours=1)

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
class TurnContext:
    """The turn an effect is performed in."""

    incoming: Incoming
    session: Session
    around: TurnServices
    reads: Reads
    now: datetime


def perform(
    effect: Effect,
    incoming: Incoming,
    session: Session,
    around: TurnServices,
    reads: Reads,
    now: datetime,
) -> Performed:
    """Perform one effect; harmless when it is asked for twice."""
    return PERFORMERS[type(effect)](effect, TurnContext(incoming, session, around, reads, now))


def staff_message(
    around: TurnServices, key: str, params: Mapping[str, Any]
) -> tuple[Outgoing, ...]:
    """A line to the officers' chat in both languages; nothing where there is no such chat."""
    if not around.staff_chat:
        return ()
    text = "\n\n".join(catalogue(each).text(Text(key, params)) for each in LANGUAGES)
    person, channel = around.staff_chat, around.staff_channel
    return (Outgoing(StaffMessage(text), person=person, channel=channel),)


def _fetch_file(effect: ask.FetchFile, context: TurnContext) -> Performed:
    file_id = str(uuid5(NAMESPACE_URL, context.incoming.update_key))
    file = files.StoredFile(
        file_id=file_id,
        person=context.incoming.person,
        draft_id=effect.draft_id,
        purpose=effect.field,
        name=effect.name[:255],
        claimed_mime=printable(effect.mime)[:100],
        mime=None,
        size=None,
        sha256=None,
        state="fetching",
        source={"source": effect.source},
        created_at=context.now,
    )
    payload = {
        **asdict(effect),
        "person": context.incoming.person,
        "channel": context.incoming.channel,
    }
    return Performed(
        statements=(files.add(file), jobs.enqueue("fetch_file", file_id, payload, context.now))
    )


def _store_rows(effect: ask.StoreRows, context: TurnContext) -> Performed:
    connection, key = context.reads.connection, (effect.draft_id, effect.table)
    bodies = [dict(row) for row in effect.rows]
    if effect.replace:
        return Performed(statements=(drafts.remove(*key), drafts.append(*key, 1, bodies)))
    number = drafts.next_row_no(connection, *key)
    if effect.first < number and len(bodies) == 1:
        standing = drafts.row_no(connection, *key, effect.first)
        if standing is not None:
            return Performed(statements=(drafts.replace(*key, standing, bodies[0]),))
    return Performed(statements=(drafts.append(*key, number, bodies),))


def _drop_row(effect: ask.DropRow, context: TurnContext) -> Performed:
    key = (effect.draft_id, effect.table)
    standing = drafts.row_no(context.reads.connection, *key, effect.number)
    return Performed(statements=() if standing is None else (drafts.remove(*key, standing),))


def _rename_rows(effect: ask.RenameRows, context: TurnContext) -> Performed:
    renamed = drafts.rename(effect.draft_id, effect.table, effect.column, effect.old, effect.new)
    return Performed(statements=(renamed,))


def _load_rows(effect: ask.LoadRows, context: TurnContext) -> Performed:
    found = drafts.page(
        context.reads.connection, effect.draft_id, effect.table, effect.first, effect.count
    )
    return Performed((RowsLoaded(tuple(row for _, row in found), effect.first),))


def _drop_draft(effect: ask.DropDraft, context: TurnContext) -> Performed:
    drop = jobs.enqueue("drop_files", effect.draft_id, {"draft_id": effect.draft_id}, context.now)
    return Performed(statements=(drafts.discard(effect.draft_id), drop))


def _send_draft(effect: ask.SendDraft, context: TurnContext) -> Performed:
    """The file in a message of its own; older ones of this person lose their contents."""
    connection, session = context.reads.connection, context.session
    words = catalogue(session.language or session.proposed)
    message = draft_message(effect, connection, words, context.now)
    if message is None:
        return Performed((DraftTooLarge(),))
    forgotten = outbox.forget_contents(connection, session.person)
    return Performed(statements=forgotten, outgoing=(Outgoing(message),))


def _check_draft(effect: ask.CheckDraft, context: TurnContext) -> Performed:
    return Performed((check(effect.draft, context.around, context.reads, context.now),))


def _hand_in(effect: ask.HandIn, context: TurnContext) -> Performed:
    event, statements, told = hand_in(
        effect, context.incoming, context.around, context.reads, context.now, secrets.randbelow
    )
    outgoing = tuple(
        each for key, params in told for each in staff_message(context.around, key, params)
    )
    return Performed((event,), tuple(statements), outgoing)


def _find_cases(effect: ask.FindCases, context: TurnContext) -> Performed:
    found = cases.by_person(context.reads.connection, context.incoming.person)
    return Performed((CasesFound(tuple(case_view(each) for each in found)),))


def _find_case(effect: ask.FindCase, context: TurnContext) -> Performed:
    """A wrong pair, a stranger and an unknown number are told apart by nobody (V-STATUS-AUTH)."""
    connection, person = context.reads.connection, context.incoming.person
    until = status_attempts.blocked_until(connection, person)
    if until is not None and until > context.now:
        return Performed((CaseHidden(blocked=True),))
    case = cases.by_reference(connection, effect.reference)
    key = applicant_key(context.around.secret, effect.identifier)
    known = case is not None and hmac.compare_digest(case.applicant_key, key)
    if case is not None and known and case.person == person:
        found = CasesFound((case_view(case),))
        return Performed((found,), (status_attempts.record(person, context.now, True),))
    statements: list[Statement] = [status_attempts.record(person, context.now, False)]
    failures = status_attempts.failures_since(connection, person, context.now - WITHIN) + 1
    if failures >= GUESSES:
        statements.append(status_attempts.block(person, context.now + BLOCKED_FOR))
        log.warning("status.guessing_blocked", failures=failures)
    return Performed((CaseHidden(),), tuple(statements))


def _find_earlier(effect: ask.FindEarlier, context: TurnContext) -> Performed:
    connection, person = context.reads.connection, context.incoming.person
    return Performed((EarlierFound(earlier_answers.values(connection, person, effect.drafted)),))


def _copy_case(effect: ask.CopyCase, context: TurnContext) -> Performed:
    connection = context.reads.connection
    case = earlier_answers.own_case(connection, context.incoming.person, effect.reference)
    if case is None:
        return Performed((CaseHidden(),))
    statements = earlier_answers.copied_rows(connection, case, effect.draft_id)
    form = by_service(case.service)
    copied = CaseCopied(form.key, effect.draft_id, case.answers, case.form_edition)
    return Performed((copied,), statements)


def _pre_check(effect: ask.PreCheck, context: TurnContext) -> Performed:
    return Performed((pre_check(effect.draft, context.around, context.reads, context.now),))


def _alert_staff(effect: ask.AlertStaff, context: TurnContext) -> Performed:
    return Performed(outgoing=staff_message(context.around, effect.key, {}))


def _open_desk(effect: ask.OpenDesk, context: TurnContext) -> Performed:
    person = context.incoming.person
    if person not in context.around.staff:
        return Performed((DeskOpened(""),))
    link, statement = new_link(context.around.desk_url, person, context.now)
    return Performed((DeskOpened(link),), (statement,))


PERFORMERS: Mapping[type[Any], Callable[[Any, TurnContext], Performed]] = {
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
