"""Help: what can be done here, the commands, the contacts."""

from datetime import datetime

from dialogs.actions import OpenHelp, OpenMenu, Resume
from dialogs.menus.screen_registry import Place
from dialogs.screens import Choice, Screen, Text
from dialogs.session import Session
from dialogs.turn import Turn, present


def enter(session: Session, now: datetime) -> Turn:
    rows: tuple[tuple[Choice, ...], ...] = ((Choice(OpenMenu(), Text("nav.menu.button")),),)
    if session.draft is not None:
        rows = ((Choice(Resume(session.form), Text("cancel.go_on.button")),), *rows)
    screen = Screen(
        title=Text("help.title"),
        text=(Text("help.text"), Text("help.commands"), Text("help.contacts")),
        choices=rows,
    )
    return present(session.move("help"), screen)


def open_(session: Session, action: OpenHelp, now: datetime) -> Turn:
    return enter(session, now)


PLACE = Place(name="help", enter=enter, offers=(OpenMenu, Resume), opened_by={OpenHelp: open_})
