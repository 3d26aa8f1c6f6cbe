"""The services of a section, each a button."""

from datetime import datetime

from core.services.catalogue import CARDS, FORMS, SECTIONS
from dialogs.actions import OpenAbout, OpenCard, OpenMenu, OpenSection
from dialogs.menus import menu
from dialogs.menus.details import SectionDetail
from dialogs.menus.screen_registry import Place
from dialogs.screens import Choice, Screen, Text
from dialogs.session import Session
from dialogs.turn import Turn, present


def enter(session: Session, now: datetime) -> Turn:
    name = session.detail_as(SectionDetail).section
    if name not in SECTIONS:
        return menu.enter(session, now)
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


def open_(session: Session, action: OpenSection, now: datetime) -> Turn | None:
    if action.section not in SECTIONS:
        return None
    return enter(session.move("section", SectionDetail(action.section)), now)


PLACE = Place(
    name="section",
    enter=enter,
    offers=(OpenAbout, OpenCard, OpenMenu),
    opened_by={OpenSection: open_},
)
