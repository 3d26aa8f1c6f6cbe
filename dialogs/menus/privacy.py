"""Privacy: what is stored, who sees it, how it is dropped."""

from datetime import datetime

from dialogs.actions import OpenMenu
from dialogs.menus.screen_registry import Place
from dialogs.screens import Choice, Screen, Text
from dialogs.session import Session
from dialogs.turn import Turn, present


def enter(session: Session, now: datetime) -> Turn:
    screen = Screen(
        title=Text("privacy.title"),
        text=(Text("privacy.kept"), Text("privacy.seen"), Text("privacy.drop")),
        choices=((Choice(OpenMenu(), Text("nav.menu.button")),),),
    )
    return present(session.move("privacy"), screen)


PLACE = Place(name="privacy", enter=enter, offers=(OpenMenu,))
