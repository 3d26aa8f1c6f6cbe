"""Checks a draft and hands it in: one case a draft, however often it is asked."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import structlog

from bot.cases.applicant_key import applicant_key
from bot.cases.view import case_view
from bot.storage import case_events, cases, drafts
from bot.storage.case_events import HANDED_IN, CaseEvent
from bot.storage.plan import Incoming, Reads, Statement
from bot.turn.facts import facts_of, identifier_of
from bot.turn.services import TurnServices
from core.form.findings import Finding
from core.form.form import Form
from core.form.rule import Rows
from core.form.steps.states import State
from core.form.tables import Table
from core.identifiers import reference_number
from core.law.working_time import KAZAKHSTAN
from core.validation import Application, Outcome
from core.validation.precheck import precheck
from dialogs.effects import HandIn
from dialogs.events import Checked, CheckPostponed, HandedIn, PreChecked
from dialogs.journey import form_of
from dialogs.screens import Text
from dialogs.session import Draft

log = structlog.get_logger()

StaffNews = tuple[str, Mapping[str, Any]]
Handed = tuple[HandedIn | Checked | CheckPostponed, list[Statement], list[StaffNews]]


def check(
    draft: Draft, services: TurnServices, reads: Reads, now: datetime
) -> Checked | CheckPostponed:
    """The outcome of the whole check; postponed when the validation module does not answer."""
    outcome = _outcome(draft, services, reads, now)
    if outcome is None:
        return CheckPostponed()
    return Checked.of(outcome)


def pre_check(
    draft: Draft, services: TurnServices, reads: Reads, now: datetime
) -> PreChecked | CheckPostponed:
    """How the grounds for refusal stand with a draft as it is now; nothing is filed."""
    form = form_of(draft)
    application = Application(form, draft.answers, _rows(draft, form, reads))
    facts = facts_of(application, services, reads)
    try:
        assessments = precheck(application, now, facts)
    except Exception as fault:
        log.error("precheck.unavailable", fault=type(fault).__name__)
        return CheckPostponed()
    return PreChecked(form.key, assessments)


def hand_in(
    effect: HandIn,
    incoming: Incoming,
    services: TurnServices,
    reads: Reads,
    now: datetime,
    random: Callable[[int], int],
) -> Handed:
    """One case for one draft: the one already there, or a new one if nothing stands against it."""
    draft, form = effect.draft, form_of(effect.draft)
    outcome = _outcome(draft, services, reads, now)
    if outcome is None:
        return CheckPostponed(), [], []
    existing = cases.by_draft(reads.connection, draft.draft_id)
    if existing is not None:
        return _handed_in(existing, outcome, out_of_hours=False), [], []
    open_ = [each for each in outcome.to_acknowledge if each.code not in draft.acknowledged]
    if open_ or not outcome.may_be_ready:
        return Checked.of(outcome), [], []
    case = _case(effect, form, incoming, outcome, services, now, reference_number.issue(random))
    began = CaseEvent(case.case_id, 1, now, "applicant", HANDED_IN, None, case.state)
    late = any(finding.code == "W-OUT-OF-HOURS" for finding in outcome.findings)
    handed = _handed_in(case, outcome, out_of_hours=late)
    return handed, [cases.add(case), case_events.add(began)], [_news(case, form)]


def _handed_in(case: cases.Case, outcome: Outcome, *, out_of_hours: bool) -> HandedIn:
    return HandedIn(
        case_view(case, outcome.effective_on), outcome.registration, outcome.promise, out_of_hours
    )


def _news(case: cases.Case, form: Form) -> StaffNews:
    """What officers are told: a number and a service. No clock runs before the arrival (D-97)."""
    reference = reference_number.format(case.reference)
    return "staff.new_case", {"reference": reference, "service": Text(f"{form.key}.title")}


def _outcome(draft: Draft, services: TurnServices, reads: Reads, now: datetime) -> Outcome | None:
    form = form_of(draft)
    application = Application(form, draft.answers, _rows(draft, form, reads))
    facts = facts_of(application, services, reads)
    try:
        return services.check(application, now, facts)
    except Exception as fault:
        log.error("validation.unavailable", fault=type(fault).__name__)
        return None


def _rows(draft: Draft, form: Form, reads: Reads) -> Rows:
    return {
        field.key: [row for _, row in drafts.rows(reads.connection, draft.draft_id, field.key)]
        for field in form.fields
        if isinstance(field, Table)
    }


def _case(
    effect: HandIn,
    form: Form,
    incoming: Incoming,
    outcome: Outcome,
    services: TurnServices,
    now: datetime,
    reference: str,
) -> cases.Case:
    draft = effect.draft
    return cases.Case(
        case_id=str(uuid5(NAMESPACE_URL, draft.draft_id)),
        reference=reference,
        draft_id=draft.draft_id,
        service=form.service,
        form_edition=draft.edition,
        person=incoming.person,
        channel=incoming.channel,
        language=effect.language,
        state=State.SUBMITTED.value,
        revision=1,
        filing_channel=str(draft.answers.get("channel", "portal")),
        handed_in_at=now,
        received_at=None,
        effective_on=outcome.effective_on,
        promise_on=None,
        track_on=None,
        registration_no=None,
        registered_on=None,
        result_no=None,
        result_on=None,
        cause="",
        since=KAZAKHSTAN.local_date(now),
        answers=dict(draft.answers),
        findings=[_finding(each) for each in outcome.findings],
        flags=sorted({each.code for each in outcome.findings if not each.is_formal}),
        applicant_key=applicant_key(services.secret, identifier_of(form, draft.answers)),
        created_at=now,
        updated_at=now,
    )


def _finding(finding: Finding) -> dict[str, Any]:
    """A finding as it is kept with the case; dates as ISO text."""
    stored = asdict(finding)
    stored["params"] = {key: str(value) for key, value in finding.params.items()}
    return stored
