"""Choose a language; the client's own only proposes."""

from dataclasses import replace
from datetime import datetime

from dialogs.actions import ChooseLanguage
from dialogs.menus import home
from dialogs.screens import Choice, Screen, Text
from dialogs.session import Session
from dialogs.turn import Turn, UserInput, present

LANGUAGES = ("kk", "ru")


def enter(session: Session, now: datetime) -> Turn:
    first = session.language or session.proposed
    order = LANGUAGES if first == "kk" else LANGUAGES[::-1]
    choices = tuple((Choice(ChooseLanguage(each), Text(f"language.{each}")),) for each in order)
    return present(session, Screen(text=(Text("language.ask"),), choices=choices))


def handle(session: Session, user_input: UserInput, now: datetime) -> Turn | None:
    if not isinstance(user_input, ChooseLanguage) or user_input.language not in LANGUAGES:
        return None
    before, back = session.language, session.detail.get("back", "")
    chosen = replace(session, language=user_input.language)
    if not before:
        return home.welcome(chosen, now)
    if back:
        return home.at(chosen.move(back, **session.detail.get("detail", {})), now)
    return home.enter(chosen.move("menu"), now)
