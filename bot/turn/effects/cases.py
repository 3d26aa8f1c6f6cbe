"""Effects on cases: handed in, found by their applicant, copied."""

import hmac
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import structlog

from bot.cases.applicant_key import applicant_key
from bot.cases.view import case_view
from bot.storage import cases, status_attempts
from bot.storage.plan import Statement
from bot.turn import earlier_answers
from bot.turn.effects.context import Performed, Performer, TurnContext
from bot.turn.effects.staff import staff_message
from bot.turn.hand_in import hand_in
from core.services.catalogue import by_service
from dialogs import effects as ask
from dialogs.events import CaseCopied, CaseHidden, CasesFound, EarlierFound

MOST_FAILURES, WITHIN, BLOCKED_FOR = 5, timedelta(minutes=15), timedelta(hours=1)

log = structlog.get_logger()


def _hand_in(effect: ask.HandIn, context: TurnContext) -> Performed:
    event, statements, told = hand_in(
        effect, context.incoming, context.services, context.reads, context.now, secrets.randbelow
    )
    outgoing = tuple(
        each for key, params in told for each in staff_message(context.services, key, params)
    )
    return Performed((event,), tuple(statements), outgoing)


def _find_cases(effect: ask.FindCases, context: TurnContext) -> Performed:
    found = cases.by_person(context.reads.connection, context.incoming.person)
    return Performed((CasesFound(tuple(case_view(each, context.today) for each in found)),))


def _find_case(effect: ask.FindCase, context: TurnContext) -> Performed:
    """All failures give the same answer, so a stranger learns nothing (V-STATUS-AUTH)."""
    connection, person = context.reads.connection, context.incoming.person
    until = status_attempts.blocked_until(connection, person)
    if until is not None and until > context.now:
        return Performed((CaseHidden(blocked=True),))
    case = cases.by_reference(connection, effect.reference)
    key = applicant_key(context.services.secret, effect.identifier)
    known = case is not None and hmac.compare_digest(case.applicant_key, key)
    if case is not None and known and case.person == person:
        found = CasesFound((case_view(case, context.today),))
        return Performed((found,), (status_attempts.record(person, context.now, True),))
    statements: list[Statement] = [status_attempts.record(person, context.now, False)]
    failures = status_attempts.failures_since(connection, person, context.now - WITHIN) + 1
    if failures >= MOST_FAILURES:
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


PERFORMERS: Mapping[type[Any], Performer] = {
    ask.HandIn: _hand_in,
    ask.FindCases: _find_cases,
    ask.FindCase: _find_case,
    ask.FindEarlier: _find_earlier,
    ask.CopyCase: _copy_case,
}
