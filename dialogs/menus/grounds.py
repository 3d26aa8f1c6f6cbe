"""Every legal ground on which a service may be refused."""

from datetime import datetime

from core.law.working_time import KAZAKHSTAN
from core.services.catalogue import FORMS
from dialogs.actions import OpenAbout, OpenGrounds
from dialogs.menus import menu
from dialogs.menus.details import FormDetail
from dialogs.menus.screen_registry import Place
from dialogs.screens import Choice, Screen, Text
from dialogs.session import Session
from dialogs.turn import Turn, present


def enter(session: Session, now: datetime) -> Turn:
    key = session.detail_as(FormDetail).form
    if key not in FORMS:
        return menu.enter(session, now)
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


def open_(session: Session, action: OpenGrounds, now: datetime) -> Turn | None:
    if action.form not in FORMS:
        return None
    return enter(session.move("grounds", FormDetail(action.form)), now)


PLACE = Place(name="grounds", enter=enter, offers=(OpenAbout,), opened_by={OpenGrounds: open_})
