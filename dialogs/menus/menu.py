"""The menu: resume a draft, choose a service, look at an application, change the rest."""

from datetime import datetime

from core.services.catalogue import FORMS, SECTIONS
from dialogs.actions import (
    ChoosePreCheck,
    OpenHelp,
    OpenLanguages,
    OpenMenu,
    OpenSection,
    OpenServices,
    OpenStatus,
    OpenTransfer,
    Resume,
)
from dialogs.menus.screen_registry import Place
from dialogs.screens import Choice, Message, Screen, Text
from dialogs.session import Session
from dialogs.turn import Turn, present


def enter(session: Session, now: datetime) -> Turn:
    choices: list[tuple[Choice, ...]] = []
    text: list[Message] = [Text("menu.ask")]
    for draft in session.drafts.values():
        kept = "menu.draft" if FORMS[draft.form].filed else "menu.self_check"
        text.append(Text(kept, {"service": Text(f"{draft.form}.title")}))
        choices.append((Choice(Resume(draft.form), Text(f"{draft.form}.resume.button")),))
    choices += [
        (Choice(OpenSection(section), Text(f"section.{section}.button")),) for section in SECTIONS
    ]
    choices += [
        (Choice(OpenStatus(), Text("menu.status.button")),),
        (Choice(ChoosePreCheck(), Text("menu.precheck.button")),),
        (Choice(OpenTransfer(), Text("menu.transfer.button")),),
        (
            Choice(OpenHelp(), Text("menu.help.button")),
            Choice(OpenLanguages(), Text("menu.language.button")),
        ),
    ]
    screen = Screen(title=Text("menu.title"), text=tuple(text), choices=tuple(choices))
    return present(session.move("menu"), screen)


def open_(session: Session, action: OpenMenu | OpenServices, now: datetime) -> Turn:
    return enter(session, now)


PLACE = Place(
    name="menu",
    enter=enter,
    offers=(
        ChoosePreCheck,
        OpenHelp,
        OpenLanguages,
        OpenSection,
        OpenStatus,
        OpenTransfer,
        Resume,
    ),
    opened_by={OpenMenu: open_, OpenServices: open_},
)
