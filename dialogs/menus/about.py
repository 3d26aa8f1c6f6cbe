"""What a service is, where it is filed, how long it takes, what it costs and what it needs."""

from datetime import date, datetime

from core.form.declarations import Note
from core.form.form import Form
from core.law.fees import fee
from core.law.limits import Term, Unit, limit_on
from core.law.providers import provider
from core.law.working_time import KAZAKHSTAN
from core.services.catalogue import FORMS
from dialogs.actions import (
    Begin,
    OpenAbout,
    OpenGrounds,
    OpenMenu,
    OpenPreCheck,
    OpenSection,
    Resume,
)
from dialogs.menus import menu
from dialogs.menus.details import FormDetail
from dialogs.menus.screen_registry import Place
from dialogs.screens import Choice, Message, Screen, Text
from dialogs.session import Session
from dialogs.turn import Turn, present
from dialogs.wording.fees import fee_words


def enter(session: Session, now: datetime) -> Turn:
    key = session.detail_as(FormDetail).form
    if key not in FORMS:
        return menu.enter(session, now)
    day = KAZAKHSTAN.effective_date(now)
    form = FORMS[key].on(day)
    text: list[Message] = [Text(f"{key}.intro"), Text("about.law", {"law": form.law})]
    if form.filed:
        text += _provider(form, day)
        text.append(Text(f"about.portal.{form.filed_at}"))
        text += _terms(form, day)
        text += fee_words(fee(form.fee, day))
        papers = [
            Text("choice.item", {"text": Text(form.paper_words(paper.doc_id))})
            for paper in form.papers
        ]
        if papers:
            text.append(Text("about.papers", {"lines": papers}))
    text += [_note(key, note, day) for note in form.notes]
    begun = key in session.drafts
    verb = "resume" if begun else "begin"
    button = f"about.{verb}.button" if form.filed else f"{key}.{verb}.button"
    rows: list[tuple[Choice, ...]] = [(Choice(Resume(key) if begun else Begin(key), Text(button)),)]
    if form.grounds:
        rows.append((Choice(OpenGrounds(key), Text("about.grounds.button")),))
    if begun and form.grounds:
        rows.append((Choice(OpenPreCheck(key), Text("precheck.open.button")),))
    rows.append(
        (
            Choice(OpenSection(form.section), Text("nav.back.button")),
            Choice(OpenMenu(), Text("nav.menu.button")),
        )
    )
    screen = Screen(title=Text(f"{key}.title"), text=tuple(text), choices=tuple(rows))
    return present(session, screen)


def _provider(form: Form, day: date) -> list[Message]:
    """The ministry the order names; none for a complaint, which goes where the person says."""
    name = provider(form.law.act, day)
    return [Text("about.provider", {"name": Text(f"provider.{name}")})] if name else []


def _terms(form: Form, day: date) -> list[Message]:
    """The limits an applicant is told of, or that the order promises none."""
    lines: list[Message] = []
    if form.terms.registration and not form.terms.registered_at_once(day):
        registration = limit_on(form.terms.registration, day)
        lines.append(_term("about.registration", registration.promise))
    for review in form.terms.review:
        lines.append(_term(review.words, limit_on(review.limit_id, day).promise))
    if not form.terms.review:
        lines.append(Text("about.no_term"))
    if form.terms.duty is not None:
        limit = limit_on(form.terms.duty.limit_id, day)
        lines.append(_term("about.duty_before" if limit.backwards else "about.duty", limit.promise))
    return lines


def _note(form: str, note: Note, day: date) -> Message:
    key = note.words_in(form)
    if not note.limit_id:
        return Text(key)
    return _term(key, limit_on(note.limit_id, day).promise)


def _term(key: str, term: Term) -> Message:
    calendar = term.unit is Unit.CALENDAR_DAYS
    days = "term.calendar_days" if calendar else "term.working_days"
    return Text(key, {"term": Text(days, {"count": term.value}, count=term.value)})


def open_(session: Session, action: OpenAbout, now: datetime) -> Turn | None:
    if action.form not in FORMS:
        return None
    return enter(session.move("about", FormDetail(action.form)), now)


PLACE = Place(
    name="about",
    enter=enter,
    offers=(Begin, OpenGrounds, OpenMenu, OpenPreCheck, OpenSection, Resume),
    opened_by={OpenAbout: open_},
)
