"""A stored case as the law sees it, and as its own applicant may see it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from bot.storage.cases import Case
from core.cases.case import Case as LawCase
from core.cases.clocks import expected
from core.cases.transitions import next_actor
from core.form.steps.states import State
from core.form.steps.transition import Channel
from core.identifiers import reference_number
from core.services.catalogue import by_service
from dialogs.events import CaseView

OTHER_BODY = "other_body"


def law_case(case: Case, given: Mapping[str, Any], state: State | None = None) -> LawCase:
    """The case with the last value of everything its steps were ``given``.

    A case registered before arrivals were recorded keeps the effective date it has.
    """
    started = case.received_at is not None or case.registered_on is not None
    known = dict(given)
    if case.registered_on is not None:
        known.setdefault("registered_on", case.registered_on)
    return LawCase(
        service=case.service,
        state=state or State(case.state),
        channel=cast(Channel, case.filing_channel),
        handed_in_at=case.handed_in_at,
        answers=case.answers,
        given=known,
        effective_on=case.effective_on if started else None,
        cause=case.cause,
        since=case.since,
    )


def case_view(case: Case, today: date) -> CaseView:
    """State, numbers and dates; none of the answers.

    As long as nothing arrived the last day is the one there would be if it arrived ``today``.
    """
    form = by_service(case.service)
    forwarded = case.state == State.FORWARDED
    waiting = case.state == State.SUBMITTED and case.received_at is None
    arrives = expected(law_case(case, {}), today) if waiting else None
    return CaseView(
        reference=reference_number.format(case.reference),
        service=case.service,
        state=case.state,
        language=case.language,
        handed_in_at=case.handed_in_at,
        effective_on=case.effective_on,
        promise_on=None if forwarded else case.promise_on,
        term=form.terms.review_of(case.answers),
        act=form.act_of(case.answers),
        actor="applicant" if waiting else _actor(case),
        registration_no=case.registration_no or "",
        registered_on=case.registered_on,
        result_no=case.result_no or "",
        result_on=case.result_on,
        received_at=case.received_at,
        cause=case.cause,
        expected=None if arrives is None else (arrives.proof.day_zero, arrives.date),
    )


def _actor(case: Case) -> str:
    """Who acts next in the ordinary course; empty when nobody does.

    After forwarding it is the body the complaint went to, although an officer records its answer
    here; the day promised before no longer holds (D-156).
    """
    if case.state == State.FORWARDED:
        return OTHER_BODY
    if State(case.state).final:
        return ""
    return next_actor(case.service, State(case.state), case.answers) or ""
