"""Check your answers: everything given, what is wrong with it, and the press that hands it in."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from core.findings import Finding
from core.forms.base import Form
from dialogs import journey
from dialogs.answers import shown
from dialogs.effects import AlertStaff, CheckDraft, HandIn
from dialogs.events import Checked, CheckPostponed, HandedIn
from dialogs.menus import home, questions, receipt
from dialogs.screens import Choice, Screen, Text, Words
from dialogs.session import Draft, Session
from dialogs.turn import Chosen, Heard, Turn, present

ALERTING = {"E-SERIAL-TAKEN": "staff.serial_taken"}
POSTPONED = "staff.check_postponed"
FINDINGS_SHOWN = 10
PAGE = 8


def enter(session: Session, now: datetime) -> Turn:
    """Have the whole draft checked; the page is shown when the outcome comes."""
    draft = session.draft
    if draft is None:
        return home.enter(session, now)
    if journey.position(draft) is not None:
        return questions.enter(session.move("question"), now)
    return Turn(session).doing(CheckDraft(draft))


def hear(session: Session, heard: Heard, now: datetime) -> Turn | None:
    draft = session.draft
    if draft is None:
        return None
    if isinstance(heard, Checked):
        return _checked(session, draft, heard)
    if isinstance(heard, CheckPostponed):
        return _postponed(session, draft)
    if isinstance(heard, HandedIn):
        return receipt.enter(session.without_draft(), heard, now)
    return _chosen(session, draft, heard, now) if isinstance(heard, Chosen) else None


def _chosen(session: Session, draft: Draft, chosen: Chosen, now: datetime) -> Turn | None:
    match chosen.verb:
        case "hand_in" if journey.position(draft) is not None:
            return enter(session, now)
        case "hand_in":
            return Turn(session).doing(HandIn(draft, session.language))
        case "edit":
            return questions.edit(session, chosen.object, now)
        case "acknowledge":
            known = tuple(sorted({*draft.acknowledged, *chosen.object.split(",")}))
            return enter(session.with_draft(replace(draft, acknowledged=known)), now)
        case "fields":
            return _fields(session, draft, int(chosen.object))
        case "check":
            return enter(session, now)
        case "save":
            return questions.leave(session, now)
    return None


def _checked(session: Session, draft: Draft, checked: Checked) -> Turn:
    """The page; officers hear once of every code they have to know of before it is handed in."""
    codes = {finding.code for finding in checked.findings} & ALERTING.keys()
    new = tuple(sorted(codes - set(draft.told)))
    told = tuple(each for each in draft.told if each != POSTPONED)
    known = replace(draft, told=(*told, *new))
    alerts = (AlertStaff(ALERTING[code]) for code in new)
    return present(session.with_draft(known), _page(known, checked)).doing(*alerts)


def _page(draft: Draft, checked: Checked) -> Screen:
    form = journey.form_of(draft)
    formal = [each for each in checked.findings if each.is_formal]
    open_ = [
        each
        for each in checked.findings
        if each.is_substantive and each.code not in draft.acknowledged
    ]
    warnings = [each for each in checked.findings if each.is_warning]
    text = (
        *_answers(form, draft),
        *_findings("check.formal", formal, form.key),
        *_findings("check.substantive", open_, form.key),
        *_findings("check.warnings", warnings, form.key),
        _verdict(checked, formal, open_),
    )
    choices: list[Choice] = []
    if not formal and not open_:
        choices.append(Choice("hand_in", Text("check.hand_in.button")))
    for key in dict.fromkeys(each.field for each in (*formal, *open_, *warnings) if each.field):
        label = Text("check.fix.button", {"label": Text(f"{form.key}.{key}.short")})
        choices.append(Choice(f"edit:{key}", label))
    if open_ and not formal:
        codes = ",".join(dict.fromkeys(each.code for each in open_))
        choices.append(Choice(f"acknowledge:{codes}", Text("check.as_is.button")))
    choices.append(Choice("fields:0", Text("check.edit.button")))
    choices.append(Choice("save", Text("nav.save.button")))
    rows = tuple((choice,) for choice in choices)
    return Screen(title=Text("check.title"), text=text, choices=rows)


def _answers(form: Form, draft: Draft) -> list[Words]:
    return [
        Text("check.answer", {"label": Text(f"{form.key}.{field.key}.label"), "value": value})
        for field in form.journey(draft.answers)
        if (value := shown(form, field, draft.answers.get(field.key))) is not None
    ]


def _verdict(checked: Checked, formal: list[Finding], open_: list[Finding]) -> Words:
    if formal:
        return Text("check.not_ready")
    if open_:
        return Text("check.as_is")
    dates = {"promise": checked.promise.date, "effective": checked.effective_on}
    return Text("check.ready", dates)


def _findings(heading: str, findings: list[Finding], form: str) -> list[Words]:
    if not findings:
        return []
    said: list[Words] = [Text(heading)]
    for finding in findings[:FINDINGS_SHOWN]:
        params: dict[str, Any] = {
            "label": Text(f"{form}.{finding.field}.label" if finding.field else "check.whole"),
            "problem": Text(f"issue.{finding.code}", finding.params),
            "law": finding.law,
            "row": finding.row,
        }
        said.append(Text("check.finding_row" if finding.row else "check.finding", params))
    more = len(findings) - FINDINGS_SHOWN
    if more > 0:
        said.append(Text("check.more", {"count": more}, count=more))
    return said


def _postponed(session: Session, draft: Draft) -> Turn:
    """The draft is kept; officers hear once that the check does not answer (SC-020)."""
    screen = Screen(
        title=Text("check.postponed.title"),
        text=(Text("check.postponed"),),
        choices=(
            (Choice("check", Text("check.again.button")),),
            (Choice("save", Text("nav.save.button")),),
        ),
    )
    if POSTPONED in draft.told:
        return present(session, screen)
    told = replace(draft, told=(*draft.told, POSTPONED))
    return present(session.with_draft(told), screen).doing(AlertStaff(POSTPONED))


def _fields(session: Session, draft: Draft, first: int) -> Turn:
    """Every answer as a button, a page at a time."""
    form = journey.form_of(draft)
    fields = list(form.journey(draft.answers))
    rows: list[tuple[Choice, ...]] = [
        (Choice(f"edit:{field.key}", Text(f"{form.key}.{field.key}.short")),)
        for field in fields[first : first + PAGE]
    ]
    turning = []
    if first > 0:
        turning.append(Choice(f"fields:{max(0, first - PAGE)}", Text("page.earlier.button")))
    if first + PAGE < len(fields):
        turning.append(Choice(f"fields:{first + PAGE}", Text("page.later.button")))
    if turning:
        rows.append(tuple(turning))
    rows.append((Choice("check", Text("check.return.button")),))
    screen = Screen(
        title=Text("check.title"),
        text=(Text("check.edit.ask"),),
        choices=tuple(rows),
        replaces=True,
    )
    return present(session, screen)
