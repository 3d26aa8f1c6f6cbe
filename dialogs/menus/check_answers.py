"""Check your answers: all of them, the findings about them, and the press that hands in."""

from dataclasses import replace
from datetime import datetime

from core.form.findings import Finding
from core.form.form import Form
from core.law.fees import fee
from core.law.limits import limit_on
from dialogs import journey
from dialogs.actions import (
    Acknowledge,
    Check,
    ChoosePreCheck,
    Edit,
    Finish,
    ListFields,
    Save,
    Submit,
)
from dialogs.effects import AlertStaff, CheckDraft, DropDraft, HandIn
from dialogs.events import Checked, CheckPostponed, HandedIn
from dialogs.menus import menu, questions, receipt, screen_registry
from dialogs.menus.details import FormDetail
from dialogs.menus.screen_registry import Place
from dialogs.questions import shown
from dialogs.screens import Choice, Message, Screen, Text
from dialogs.session import Draft, Session
from dialogs.turn import Turn, present
from dialogs.wording.fees import fee_words
from dialogs.wording.finding_texts import finding_line, short

ALERTING = {"E-SERIAL-TAKEN": "staff.serial_taken"}
POSTPONED = "staff.check_postponed"
FINDINGS_SHOWN = 10
PAGE = 8


def enter(session: Session, now: datetime) -> Turn:
    """Have the whole draft checked; the page is shown when the outcome comes."""
    draft = session.draft
    if draft is None:
        return menu.enter(session, now)
    if journey.position(draft) is not None:
        return questions.enter(session.move("question"), now)
    return Turn(session).with_effects(CheckDraft(draft))


def submit(session: Session, action: Submit, now: datetime) -> Turn | None:
    """Hand the application in; what is still to answer is asked first."""
    draft = session.draft
    if draft is None:
        return None
    if journey.position(draft) is not None:
        return enter(session, now)
    if not journey.form_of(draft).filed:
        return None
    return Turn(session).with_effects(HandIn(draft, session.language))


def finish(session: Session, action: Finish, now: datetime) -> Turn | None:
    """End a form that is not filed."""
    draft = session.draft
    if draft is None or journey.form_of(draft).filed:
        return None
    return menu.enter(session.without_draft(), now).with_effects(DropDraft(draft.draft_id))


def acknowledge(session: Session, action: Acknowledge, now: datetime) -> Turn | None:
    """Hand in as it is: the findings are known and do not stop the application."""
    draft = session.draft
    if draft is None:
        return None
    known = tuple(sorted({*draft.acknowledged, *action.codes.split(",")}))
    return enter(session.with_draft(replace(draft, acknowledged=known)), now)


def check(session: Session, action: Check, now: datetime) -> Turn | None:
    return None if session.draft is None else enter(session, now)


def pre_check(session: Session, action: ChoosePreCheck, now: datetime) -> Turn | None:
    """The pre-check of this draft."""
    draft = session.draft
    if draft is None:
        return None
    return screen_registry.enter(session.move("precheck", FormDetail(draft.form)), now)


def save(session: Session, action: Save, now: datetime) -> Turn | None:
    return None if session.draft is None else questions.leave(session, now)


def _handed_in(session: Session, handed: HandedIn, now: datetime) -> Turn | None:
    if session.draft is None:
        return None
    return receipt.enter(session.without_draft(), handed, now)


def _checked(session: Session, checked: Checked, now: datetime) -> Turn | None:
    """The page; officers are alerted once of every code they must know of before it is filed."""
    draft = session.draft
    if draft is None:
        return None
    codes = {finding.code for finding in checked.findings} & ALERTING.keys()
    new = tuple(sorted(codes - set(draft.alerted)))
    alerted = tuple(each for each in draft.alerted if each != POSTPONED)
    known = replace(draft, alerted=(*alerted, *new))
    alerts = (AlertStaff(ALERTING[code]) for code in new)
    form = journey.form_of(draft)
    page = _page(form, known, checked) if form.filed else _advice(form, known, checked)
    return present(session.with_draft(known), page).with_effects(*alerts)


def _page(form: Form, draft: Draft, checked: Checked) -> Screen:
    formal = [each for each in checked.findings if each.is_formal]
    open_ = [
        each
        for each in checked.findings
        if each.is_substantive and each.code not in draft.acknowledged
    ]
    warnings = [each for each in checked.findings if each.is_warning]
    text = (
        *_answers(form, draft),
        *_findings("check.formal", formal, form),
        *_findings("check.substantive", open_, form),
        *_findings("check.warnings", warnings, form),
        *fee_words(fee(form.fee, checked.effective_on, draft.answers)),
        _verdict(form, draft, checked, formal, open_),
    )
    choices: list[Choice] = []
    if not formal and not open_:
        choices.append(Choice(Submit(), Text("check.hand_in.button")))
    choices += _fixes(form, (*formal, *open_, *warnings))
    if open_ and not formal:
        codes = ",".join(dict.fromkeys(each.code for each in open_))
        choices.append(Choice(Acknowledge(codes), Text("check.as_is.button")))
    choices.append(Choice(ListFields(0), Text("check.edit.button")))
    if form.grounds:
        choices.append(Choice(ChoosePreCheck(), Text("precheck.open.button")))
    choices.append(Choice(Save(), Text("nav.save.button")))
    rows = tuple((choice,) for choice in choices)
    return Screen(title=Text("check.title"), text=text, choices=rows)


def _advice(form: Form, draft: Draft, checked: Checked) -> Screen:
    """The end of a form that is not filed: what does not hold, and what to do about it."""
    verdict = Text("advice.mend") if checked.findings else Text("advice.all_well")
    text = (*_answers(form, draft), *_findings("advice.title", checked.findings, form), verdict)
    choices = (
        *_fixes(form, checked.findings),
        Choice(ListFields(0), Text("check.edit.button")),
        Choice(Finish(), Text("advice.finish.button")),
        Choice(Save(), Text("nav.save.button")),
    )
    return Screen(
        title=Text(f"{form.key}.title"), text=text, choices=tuple((each,) for each in choices)
    )


def _fixes(form: Form, findings: tuple[Finding, ...]) -> list[Choice]:
    """A button for every answer that a finding is about."""
    keys = dict.fromkeys(each.field for each in findings if each.field)
    return [
        Choice(Edit(key), Text("check.fix.button", {"label": short(form, key)})) for key in keys
    ]


def _answers(form: Form, draft: Draft) -> list[Message]:
    return [
        Text("check.answer", {"label": short(form, field.key), "value": value})
        for field in form.journey(draft.answers)
        if (value := shown(form, field, draft.answers.get(field.key))) is not None
    ]


def _verdict(
    form: Form, draft: Draft, checked: Checked, formal: list[Finding], open_: list[Finding]
) -> Message:
    if formal:
        return Text("check.not_ready")
    if open_:
        return Text("check.as_is")
    if checked.promise is not None:
        dates = {"promise": checked.promise.date, "effective": checked.effective_on}
        return Text("check.ready", dates)
    review = form.terms.review_of(draft.answers)
    if not review or checked.registration is None:
        return Text("check.ready_without_term", {"effective": checked.effective_on})
    days = limit_on(review, checked.effective_on).promise.value
    params = {
        "effective": checked.effective_on,
        "registration": checked.registration.date,
        "count": days,
    }
    return Text("check.ready_from_registration", params, count=days)


def _findings(
    heading: str, findings: list[Finding] | tuple[Finding, ...], form: Form
) -> list[Message]:
    if not findings:
        return []
    lines: list[Message] = [Text(heading)]
    lines += [finding_line(form, finding) for finding in findings[:FINDINGS_SHOWN]]
    more = len(findings) - FINDINGS_SHOWN
    if more > 0:
        lines.append(Text("check.more", {"count": more}, count=more))
    return lines


def with_alert(turn: Turn) -> Turn:
    """The turn; officers are alerted once that the check does not answer (SC-020)."""
    draft = turn.session.draft
    if draft is None or POSTPONED in draft.alerted:
        return turn
    alerted = replace(draft, alerted=(*draft.alerted, POSTPONED))
    session = turn.session.with_draft(alerted)
    return replace(turn, session=session).with_effects(AlertStaff(POSTPONED))


def _postponed(session: Session, event: CheckPostponed, now: datetime) -> Turn | None:
    """The draft is kept, and the check can be asked for again."""
    if session.draft is None:
        return None
    screen = Screen(
        title=Text("check.postponed.title"),
        text=(Text("check.postponed"),),
        choices=(
            (Choice(Check(), Text("check.again.button")),),
            (Choice(Save(), Text("nav.save.button")),),
        ),
    )
    return with_alert(present(session, screen))


def list_fields(session: Session, action: ListFields, now: datetime) -> Turn | None:
    """Every answer as a button, a page at a time."""
    draft, first = session.draft, action.first
    if draft is None:
        return None
    form = journey.form_of(draft)
    fields = list(form.journey(draft.answers))
    rows: list[tuple[Choice, ...]] = [
        (Choice(Edit(field.key), short(form, field.key)),) for field in fields[first : first + PAGE]
    ]
    turning = []
    if first > 0:
        turning.append(Choice(ListFields(max(0, first - PAGE)), Text("page.earlier.button")))
    if first + PAGE < len(fields):
        turning.append(Choice(ListFields(first + PAGE), Text("page.later.button")))
    if turning:
        rows.append(tuple(turning))
    rows.append((Choice(Check(), Text("check.return.button")),))
    screen = Screen(
        title=Text("check.title"),
        text=(Text("check.edit.ask"),),
        choices=tuple(rows),
        replaces=True,
    )
    return present(session, screen)


PLACE = Place(
    name="check",
    enter=enter,
    handles={
        Submit: submit,
        Finish: finish,
        Acknowledge: acknowledge,
        Check: check,
        ChoosePreCheck: pre_check,
        Edit: questions.edit_field,
        ListFields: list_fields,
        Save: save,
    },
    answers={Checked: _checked, CheckPostponed: _postponed, HandedIn: _handed_in},
)
