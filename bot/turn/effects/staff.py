"""Effects for officers: their chat is told, the desk is opened."""

from collections.abc import Mapping
from typing import Any

from bot.desk.links import new_link
from bot.storage.messages import StaffMessage
from bot.storage.plan import Outgoing
from bot.turn.effects.context import Performed, Performer, TurnContext
from bot.turn.services import TurnServices
from dialogs import effects as ask
from dialogs.events import DeskOpened
from dialogs.screens import Text
from dialogs.wording.catalogue import LANGUAGES, catalogue


def staff_message(
    services: TurnServices, key: str, params: Mapping[str, Any]
) -> tuple[Outgoing, ...]:
    """A line to the officers' chat in both languages; nothing where there is no such chat."""
    if not services.staff_chat:
        return ()
    text = "\n\n".join(catalogue(each).text(Text(key, params)) for each in LANGUAGES)
    person, channel = services.staff_chat, services.staff_channel
    return (Outgoing(StaffMessage(text), person=person, channel=channel),)


def _alert_staff(effect: ask.AlertStaff, context: TurnContext) -> Performed:
    return Performed(outgoing=staff_message(context.services, effect.key, {}))


def _open_desk(effect: ask.OpenDesk, context: TurnContext) -> Performed:
    person = context.incoming.person
    if person not in context.services.staff:
        return Performed((DeskOpened(""),))
    link, statement = new_link(context.services.desk_url, person, context.now)
    return Performed((DeskOpened(link),), (statement,))


PERFORMERS: Mapping[type[Any], Performer] = {
    ask.AlertStaff: _alert_staff,
    ask.OpenDesk: _open_desk,
}
