"""An answer that another form serves better: go over to that one, or on with this."""

from datetime import datetime

from core.services.catalogue import FORMS
from dialogs.actions import Begin, GoOn, OpenMenu, Resume
from dialogs.menus import home, screen_registry
from dialogs.screens import Choice, Screen, Text
from dialogs.session import Session
from dialogs.turn import Turn, UserInput, present


def enter(session: Session, now: datetime) -> Turn:
    """Say why, and offer both ways."""
    key, to = str(session.detail.get("says", "")), str(session.detail.get("to", ""))
    if not key or to not in FORMS:
        return home.enter(session, now)
    way = Resume(to) if to in session.drafts else Begin(to)
    screen = Screen(
        title=Text(f"{session.form}.title"),
        text=(Text(key),),
        choices=(
            (Choice(way, Text(f"{to}.begin.button")),),
            (Choice(GoOn(), Text("crossroads.go_on.button")),),
            (Choice(OpenMenu(), Text("nav.menu.button")),),
        ),
    )
    return present(session, screen)


def handle(session: Session, user_input: UserInput, now: datetime) -> Turn | None:
    if isinstance(user_input, GoOn) and session.draft is not None:
        return screen_registry.enter(session.move("question"), now)
    return home.handle(session, user_input, now)
