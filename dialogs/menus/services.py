"""The services: a section of them, what is known of one, and cards of what is no form."""

from datetime import date, datetime

from core.form.declarations import Note
from core.form.form import Form
from core.law.fees import fee
from core.law.limits import Term, Unit, limit_on
from core.law.providers import provider
from core.law.terms import due
from core.law.working_time import KAZAKHSTAN
from core.services.cards import Card
from core.services.catalogue import CARDS, FORMS, SECTIONS
from dialogs.actions import (
    Begin,
    OpenAbout,
    OpenCard,
    OpenGrounds,
    OpenMenu,
    OpenPreCheck,
    OpenSection,
    Resume,
)
from dialogs.menus import home
from dialogs.questions.month import Month
from dialogs.screens import Choice, Screen, Text, Words
from dialogs.session import Session
from dialogs.turn import Turn, present
from dialogs.wording.fees import fee_words


def section(session: Session, now: datetime) -> Turn:
    """The services of a section, each a button."""
    name = str(session.detail.get("section"))
    if name not in SECTIONS:
        return home.enter(session, now)
    rows = [
        (Choice(OpenAbout(form.key), Text(f"{form.key}.begin.button")),)
        for form in FORMS.values()
        if form.section == name
    ]
    rows += [
        (Choice(OpenCard(card.key), Text(f"{card.key}.open.button")),)
        for card in CARDS.values()
        if card.section == name
    ]
    rows.append((Choice(OpenMenu(), Text("nav.menu.button")),))
    screen = Screen(
        title=Text(f"section.{name}.title"), text=(Text("section.ask"),), choices=tuple(rows)
    )
    return present(session, screen)


def about(session: Session, now: datetime) -> Turn:
    """What a service is, where it is filed, how long it takes, what it costs and what it needs."""
    key = str(session.detail.get("form"))
    if key not in FORMS:
        return home.enter(session, now)
    day = KAZAKHSTAN.effective_date(now)
    form = FORMS[key].on(day)
    text: list[Words] = [Text(f"{key}.intro"), Text("about.law", {"law": form.law})]
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
    words = f"about.{verb}.button" if form.filed else f"{key}.{verb}.button"
    rows: list[tuple[Choice, ...]] = [(Choice(Resume(key) if begun else Begin(key), Text(words)),)]
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


def grounds(session: Session, now: datetime) -> Turn:
    """Every legal ground on which the service may be refused."""
    key = str(session.detail.get("form"))
    if key not in FORMS:
        return home.enter(session, now)
    form = FORMS[key].on(KAZAKHSTAN.effective_date(now))
    listed = [
        Text("about.ground", {"ground": Text(f"ground.{each.code}"), "law": each.law})
        for each in form.grounds
    ]
    screen = Screen(
        title=Text("about.grounds.title"),
        text=(Text(f"{key}.title"), *listed),
        choices=((Choice(OpenAbout(key), Text("nav.back.button")),),),
    )
    return present(session, screen)


def card(session: Session, now: datetime) -> Turn:
    """What a person should know of something that is not filed here."""
    key = str(session.detail.get("card"))
    if key not in CARDS:
        return home.enter(session, now)
    shown = CARDS[key]
    text = [Text(f"{key}.text"), *_dates(shown, now), Text("about.law", {"law": shown.law})]
    if shown.in_force is not None:
        text.append(Text("card.in_force", {"date": shown.in_force}))
    screen = Screen(
        title=Text(f"{key}.title"),
        text=tuple(text),
        choices=(
            (
                Choice(OpenSection(shown.section), Text("nav.back.button")),
                Choice(OpenMenu(), Text("nav.menu.button")),
            ),
        ),
    )
    return present(session, screen)


def _provider(form: Form, day: date) -> list[Words]:
    """The ministry the order names; none for a complaint, which goes where the person says."""
    name = provider(form.law.act, day)
    return [Text("about.provider", {"name": Text(f"provider.{name}")})] if name else []


def _terms(form: Form, day: date) -> list[Words]:
    """The limits an applicant is told of, or that the order promises none."""
    lines: list[Words] = []
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


def _note(form: str, note: Note, day: date) -> Words:
    key = note.words_in(form)
    if not note.limit_id:
        return Text(key)
    return _term(key, limit_on(note.limit_id, day).promise)


def _term(key: str, term: Term) -> Words:
    calendar = term.unit is Unit.CALENDAR_DAYS
    days = "term.calendar_days" if calendar else "term.working_days"
    return Text(key, {"term": Text(days, {"count": term.value}, count=term.value)})


def _dates(shown: Card, now: datetime) -> list[Words]:
    """The next day of a monthly duty: as the law sets it, and the working day to act by.

    Until its day has passed the duty of the last month stands, then that of this month.
    """
    if not shown.monthly:
        return []
    today = KAZAKHSTAN.local_date(now)
    month = Month.of(today).later(-1)
    if due(shown.monthly, month.first, "promise").date < today:
        month = month.later(1)
    legal = due(shown.monthly, month.first, "promise")
    dates = {"month": month, "date": legal.date, "remind": legal.remind_on}
    return [Text(f"{shown.key}.next", dates)]
