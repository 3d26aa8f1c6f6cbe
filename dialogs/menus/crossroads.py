"""An answer that another form serves better: go over to that one, or on with this."""

from datetime import datetime

from core.services.catalogue import FORMS
from dialogs.actions import Begin, GoOn, OpenMenu, Resume
from dialogs.menus import menu, screen_registry
from dialogs.menus.details import CrossroadsDetail
from dialogs.menus.screen_registry import Place
from dialogs.screens import Choice, Screen, Text
from dialogs.session import Session
from dialogs.turn import Turn, present


def enter(session: Session, now: datetime) -> Turn:
    """Say why, and offer both ways."""
    detail = session.detail_as(CrossroadsDetail)
    if not detail.says or detail.to not in FORMS:
        return menu.enter(session, now)
    way = Resume(detail.to) if detail.to in session.drafts else Begin(detail.to)
    screen = Screen(
        title=Text(f"{session.form}.title"),
        text=(Text(detail.says),),
        choices=(
            (Choice(way, Text(f"{detail.to}.begin.button")),),
            (Choice(GoOn(), Text("crossroads.go_on.button")),),
            (Choice(OpenMenu(), Text("nav.menu.button")),),
        ),
    )
    return present(session, screen)


def go_on(session: Session, action: GoOn, now: datetime) -> Turn | None:
    """The next question of this form."""
    if session.draft is None:
        return None
    return screen_registry.enter(session.move("question"), now)


PLACE = Place(
    name="crossroads", enter=enter, handles={GoOn: go_on}, offers=(Begin, OpenMenu, Resume)
)
