"""The first screen: what this office does, and what it is in law."""

from datetime import datetime

from dialogs.actions import OpenMenu
from dialogs.menus.screen_registry import Place
from dialogs.screens import Choice, Screen, Text
from dialogs.session import Session
from dialogs.turn import Turn, present


def enter(session: Session, now: datetime) -> Turn:
    screen = Screen(
        title=Text("welcome.title"),
        text=(Text("welcome.does"), Text("welcome.law"), Text("welcome.privacy")),
        choices=((Choice(OpenMenu(), Text("welcome.go.button")),),),
    )
    return present(session.move("welcome"), screen)


PLACE = Place(name="welcome", enter=enter, offers=(OpenMenu,))
