"""Commands, understood on every screen: ``/start``, ``/help``, ``/cancel`` and the others."""

from collections.abc import Mapping
from datetime import datetime

from dialogs.effects import OpenDesk
from dialogs.events import Command
from dialogs.menus import cancel, help, language, menu, privacy, questions, screen_registry, status
from dialogs.session import Session
from dialogs.turn import Enter, Turn, notice


def resume(session: Session, now: datetime) -> Turn:
    """Go on with the current draft, else with the first there is."""
    session = session.at_some_draft()
    if session.draft is not None:
        return questions.resume(session, now)
    return menu.enter(session, now).preceded_by(notice("resume.nothing"))


def desk(session: Session, now: datetime) -> Turn:
    """Ask for a link to the officers' desk."""
    return Turn(session).with_effects(OpenDesk())


COMMANDS: Mapping[str, Enter] = {
    "start": menu.enter,
    "help": help.enter,
    "privacy": privacy.enter,
    "status": status.find,
    "cancel": cancel.enter,
    "language": language.ask,
    "resume": resume,
    "desk": desk,
}


def obey(session: Session, command: Command, now: datetime) -> Turn:
    """Run a command; an unknown one is answered with a hint and the current screen."""
    run = COMMANDS.get(command.name)
    if run is None:
        return screen_registry.enter(session, now).preceded_by(notice("command.unknown"))
    return run(session, now)
