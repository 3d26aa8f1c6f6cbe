"""The pre-check: each ground for refusal evaluated on a draft; nothing is filed."""

from dataclasses import replace
from datetime import datetime

from core.form.form import Form
from core.validation.precheck import Assessment, Verdict
from dialogs import journey
from dialogs.actions import ChoosePreCheck, Edit, OpenMenu, OpenPreCheck, OpenServices, Resume
from dialogs.effects import PreCheck
from dialogs.events import CheckPostponed, PreChecked
from dialogs.menus import menu, questions
from dialogs.menus.check_answers import with_alert
from dialogs.menus.details import FormDetail
from dialogs.menus.screen_registry import Place
from dialogs.screens import Choice, Message, Screen, Text
from dialogs.session import Draft, Session
from dialogs.turn import Turn, notice, present
from dialogs.wording.finding_texts import place, problem, short

CHANGES_SHOWN = 6
"""Answers that have a button here; the others are reached by going on with the form."""


def enter(session: Session, now: datetime) -> Turn:
    """Evaluate the grounds on a draft; without one, ask for which."""
    draft = session.drafts.get(session.detail_as(FormDetail).form)
    if draft is None:
        return _choose(session)
    return Turn(replace(session, form=draft.form)).with_effects(PreCheck(draft))


def open_(session: Session, action: OpenPreCheck, now: datetime) -> Turn:
    return enter(session.move("precheck", FormDetail(action.form)), now)


def choose(session: Session, action: ChoosePreCheck, now: datetime) -> Turn:
    return enter(session.move("precheck"), now)


def _choose(session: Session) -> Turn:
    """The drafts that can be pre-checked, and the way to begin one."""
    rows = [
        (Choice(OpenPreCheck(key), Text(f"{key}.begin.button")),)
        for key, draft in session.drafts.items()
        if journey.form_of(draft).grounds
    ]
    asked = "choose" if rows else "none_of_these" if session.drafts else "begin_first"
    screen = Screen(
        title=Text("precheck.title"),
        text=(Text("precheck.about"), Text(f"precheck.{asked}")),
        choices=(
            *rows,
            (Choice(OpenServices(), Text("menu.services.button")),),
            (Choice(OpenMenu(), Text("nav.menu.button")),),
        ),
    )
    return present(session, screen)


def _postponed(session: Session, event: CheckPostponed, now: datetime) -> Turn:
    """The check does not answer: the person is back in the menu."""
    return with_alert(menu.enter(session, now).preceded_by(notice("check.postponed")))


def _page(session: Session, checked: PreChecked, now: datetime) -> Turn:
    draft = session.drafts.get(checked.form)
    if draft is None:
        return _choose(session)
    form = journey.form_of(draft)
    text: list[Message] = [Text("precheck.about")]
    for assessment in checked.assessments:
        text += _assessment(form, assessment)
    text.append(Text("precheck.not_legal"))
    first = sorted(checked.assessments, key=lambda each: each.verdict is not Verdict.MET)
    keys = dict.fromkeys(key for each in first for key in each.change)
    rows = [
        (Choice(Edit(key), Text(_verb(draft, key), {"label": short(form, key)})),)
        for key in list(keys)[:CHANGES_SHOWN]
    ]
    rows.append((Choice(Resume(form.key), Text("precheck.go_on.button")),))
    rows.append((Choice(OpenMenu(), Text("nav.menu.button")),))
    title = Text("precheck.of", {"service": Text(f"{form.key}.title")})
    return present(session, Screen(title=title, text=tuple(text), choices=tuple(rows)))


def _verb(draft: Draft, key: str) -> str:
    """The label of the button: correct an answer, or give the missing one."""
    answered = draft.answers.get(key) is not None
    return "check.fix.button" if answered else "precheck.answer.button"


def _assessment(form: Form, assessment: Assessment) -> list[Message]:
    """A ground with its paragraph: the evidence, what is unverified, what to change or answer."""
    ground = {"ground": Text(f"ground.{assessment.ground.code}"), "law": assessment.ground.law}
    lines: list[Message] = [Text(f"precheck.{assessment.verdict.value}", ground)]
    for finding in assessment.findings[:CHANGES_SHOWN]:
        params = {"label": place(form, finding), "problem": problem(form, finding)}
        lines.append(Text("precheck.because_at" if finding.row else "precheck.because", params))
    if assessment.unverified is not None:
        lines.append(Text(f"precheck.unverified.{assessment.unverified.value}"))
    if assessment.change and assessment.verdict in (Verdict.MET, Verdict.UNKNOWN):
        labels = [short(form, key) for key in assessment.change]
        change = assessment.verdict is Verdict.MET
        lines.append(Text("precheck.change" if change else "precheck.answer", {"parts": labels}))
    return lines


PLACE = Place(
    name="precheck",
    enter=enter,
    handles={Edit: questions.edit_field},
    offers=(OpenMenu, OpenPreCheck, OpenServices, Resume),
    opened_by={OpenPreCheck: open_, ChoosePreCheck: choose},
    answers={PreChecked: _page, CheckPostponed: _postponed},
)
