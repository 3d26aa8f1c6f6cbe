"""A card: information on a duty or a service that is not filed here."""

from datetime import datetime

from core.law.terms import due
from core.law.working_time import KAZAKHSTAN
from core.services.cards import Card
from core.services.catalogue import CARDS
from dialogs.actions import OpenCard, OpenMenu, OpenSection
from dialogs.menus import menu
from dialogs.menus.details import CardDetail
from dialogs.menus.screen_registry import Place
from dialogs.questions.month import Month
from dialogs.screens import Choice, Message, Screen, Text
from dialogs.session import Session
from dialogs.turn import Turn, present


def enter(session: Session, now: datetime) -> Turn:
    key = session.detail_as(CardDetail).card
    if key not in CARDS:
        return menu.enter(session, now)
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


def _dates(shown: Card, now: datetime) -> list[Message]:
    """The next day of a monthly duty: as the law sets it, and the working day to act by.

    The duty of the last month is shown until its day has passed, then that of this month.
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


def open_(session: Session, action: OpenCard, now: datetime) -> Turn | None:
    if action.card not in CARDS:
        return None
    return enter(session.move("card", CardDetail(action.card)), now)


PLACE = Place(name="card", enter=enter, offers=(OpenMenu, OpenSection), opened_by={OpenCard: open_})
