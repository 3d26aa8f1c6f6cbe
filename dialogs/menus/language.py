"""Choose a language; the language of the client is only proposed first."""

from dataclasses import replace
from datetime import datetime

from dialogs.actions import ChooseLanguage, OpenLanguages
from dialogs.menus import menu, screen_registry, welcome
from dialogs.menus.details import LanguageDetail
from dialogs.menus.screen_registry import Place
from dialogs.screens import Choice, Screen, Text
from dialogs.session import Session
from dialogs.turn import Turn, present

LANGUAGES = ("kk", "ru")


def enter(session: Session, now: datetime) -> Turn:
    first = session.language or session.proposed
    order = LANGUAGES if first == "kk" else LANGUAGES[::-1]
    choices = tuple((Choice(ChooseLanguage(each), Text(f"language.{each}")),) for each in order)
    return present(session, Screen(text=(Text("language.ask"),), choices=choices))


def choose(session: Session, action: ChooseLanguage, now: datetime) -> Turn | None:
    """Use the language, and go back to the screen where it was asked for."""
    if action.language not in LANGUAGES:
        return None
    chosen, detail = replace(session, language=action.language), session.detail_as(LanguageDetail)
    if not session.language:
        return welcome.enter(chosen, now)
    if detail.back:
        before = replace(chosen, place=detail.back, detail=detail.detail)
        return screen_registry.enter(before, now)
    return menu.enter(chosen, now)


def open_(session: Session, action: OpenLanguages, now: datetime) -> Turn:
    return enter(session.move("language"), now)


def ask(session: Session, now: datetime) -> Turn:
    """Ask for the language and remember the screen to come back to."""
    if session.place == "language":
        return enter(session, now)
    back = LanguageDetail(session.place, session.detail)
    return enter(session.move("language", back), now)


PLACE = Place(
    name="language",
    enter=enter,
    handles={ChooseLanguage: choose},
    opened_by={OpenLanguages: open_},
)
