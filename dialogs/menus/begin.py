"""Beginning a form: what it needs first, and earlier answers that are offered."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from core.form.field import Field
from core.form.form import Form
from core.law.working_time import KAZAKHSTAN
from core.services.catalogue import FORMS
from dialogs import journey
from dialogs.actions import AskEverything, Begin, HaveResult, OpenMenu, TakeEarlier
from dialogs.drafts import editions
from dialogs.drafts.copying import carried
from dialogs.drafts.earlier_answers import in_drafts
from dialogs.effects import DropDraft, FindEarlier
from dialogs.events import CaseCopied, EarlierFound
from dialogs.menus import menu, questions
from dialogs.menus.details import BeginDetail
from dialogs.menus.screen_registry import Place
from dialogs.questions import shown
from dialogs.screens import Choice, Message, Screen, Text
from dialogs.session import Draft, Session
from dialogs.turn import Turn, notice, present
from dialogs.wording.finding_texts import short


def enter(session: Session, now: datetime) -> Turn:
    """Find what is known already; a form that has a draft is resumed."""
    detail = session.detail_as(BeginDetail)
    if detail.form not in FORMS:
        return menu.enter(session, now)
    if detail.form in session.drafts and not detail.ask:
        return questions.resume(replace(session, form=detail.form), now)
    if detail.ask == "first":
        return _ask_first(session, FORMS[detail.form])
    if detail.ask == "earlier" and session.draft is not None:
        return _ask_earlier(session, session.draft)
    return Turn(session).with_effects(FindEarlier(in_drafts(session)))


def begin(session: Session, action: Begin, now: datetime) -> Turn | None:
    if action.form not in FORMS:
        return None
    return enter(session.move("begin", BeginDetail(action.form)), now)


def have_result(session: Session, action: HaveResult, now: datetime) -> Turn:
    """On, since the result that the form needs is at hand."""
    return _go_on(session, now)


def take_earlier(session: Session, action: TakeEarlier, now: datetime) -> Turn | None:
    """Take over all earlier answers that are offered."""
    if session.draft is None:
        return None
    return questions.ask_next(session.with_draft(_with_offered(session.draft)), now)


def ask_everything(session: Session, action: AskEverything, now: datetime) -> Turn:
    """Take over no earlier answer."""
    return questions.ask_next(session, now)


def _found(session: Session, found: EarlierFound, now: datetime) -> Turn | None:
    """Begin the draft; then ask what it needs first, offer what is known, or ask its questions."""
    key, ask = session.detail_as(BeginDetail).form, session.detail_as(BeginDetail).ask
    if ask:
        return None
    form = FORMS[key].on(KAZAKHSTAN.effective_date(now))
    draft = new_draft(session, form, now)
    draft = replace(draft, offered=_offered(form, found.values))
    begun = session.with_draft(draft)
    needed = FORMS[form.comes_after].effect.register if form.comes_after else ""
    if needed and f"{needed}.number" not in found.values:
        return enter(begun.move("begin", BeginDetail(key, "first")), now)
    return _go_on(begun, now)


def new_draft(session: Session, form: Form, now: datetime) -> Draft:
    """An empty draft, pinned to the edition of the form."""
    return Draft(
        draft_id=str(uuid5(NAMESPACE_URL, f"{session.person}/{form.key}/{now.isoformat()}")),
        form=form.key,
        edition=form.edition,
        started_on=now.date().isoformat(),
    )


def copied(session: Session, case: CaseCopied, now: datetime) -> Turn:
    """A new draft with the answers of an earlier application, as far as they fit today."""
    if case.form in session.drafts:
        gone = DropDraft(case.draft_id)
        kept = questions.resume(replace(session, form=case.form), now)
        return kept.preceded_by(notice("copy.draft_exists")).with_effects(gone)
    form = FORMS[case.form].in_edition(case.edition)
    answers = carried(form, case.answers)
    old = replace(new_draft(session, form, now), draft_id=case.draft_id, answers=answers)
    draft = editions.in_edition_of_today(old, now)
    notices = [notice("copy.done", service=Text(f"{form.key}.title"))]
    if draft.edition != old.edition or draft.aside:
        notices.append(editions.change_notice(old, draft))
    return questions.ask_next(session.with_draft(draft), now).preceded_by(*notices)


def _go_on(session: Session, now: datetime) -> Turn:
    draft = session.draft
    if draft is None:
        return menu.enter(session, now)
    if draft.offered:
        turn = enter(session.move("begin", BeginDetail(draft.form, "earlier")), now)
    else:
        turn = questions.ask_next(session, now)
    return turn.preceded_by(notice("form.draft_note")) if FORMS[draft.form].filed else turn


def _ask_first(session: Session, form: Form) -> Turn:
    """The form needs the result of another one: offer to begin with that (SC-053)."""
    screen = Screen(
        title=Text(f"{form.key}.title"),
        text=(Text(f"{form.key}.first"),),
        choices=(
            (Choice(HaveResult(), Text("begin.has_it.button")),),
            (Choice(Begin(form.comes_after), Text(f"{form.comes_after}.begin.button")),),
            (Choice(OpenMenu(), Text("nav.menu.button")),),
        ),
    )
    return present(session, screen)


def _ask_earlier(session: Session, draft: Draft) -> Turn:
    """All earlier answers are shown; none is used without the press."""
    form = journey.form_of(draft)
    lines: list[Message] = []
    for field, value in _fitting(form, draft.offered):
        answer = shown(form, field, value)
        if answer is not None:
            lines.append(Text("check.answer", {"label": short(form, field.key), "value": answer}))
    screen = Screen(
        title=Text("earlier.title"),
        text=(Text("earlier.ask"), *lines),
        choices=(
            (Choice(TakeEarlier(), Text("earlier.take.button")),),
            (Choice(AskEverything(), Text("earlier.ask_me.button")),),
        ),
    )
    return present(session, screen)


def _offered(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of this form's fields and fits them, in their order."""
    known = {field.key: values.get(field.topic) for field in form.asked if field.topic}
    return {field.key: value for field, value in _fitting(form, known)}


def _fitting(form: Form, known: Mapping[str, Any]) -> Iterator[tuple[Field, Any]]:
    """What fits together; the form may have got a new edition since it was offered."""
    answers: dict[str, Any] = {}
    for field in form.asked:
        value = known.get(field.key)
        if value is not None and journey.fits(field, value, answers):
            answers[field.key] = value
            yield field, value


def _with_offered(draft: Draft) -> Draft:
    for field, value in _fitting(journey.form_of(draft), draft.offered):
        draft = journey.store(draft, field, value)
    return draft


PLACE = Place(
    name="begin",
    enter=enter,
    handles={HaveResult: have_result, TakeEarlier: take_earlier, AskEverything: ask_everything},
    offers=(Begin, OpenMenu),
    opened_by={Begin: begin},
    answers={EarlierFound: _found},
)
