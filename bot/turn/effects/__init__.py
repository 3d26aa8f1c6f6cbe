"""Performs the effects of a conversation inside its turn: reads now, writes with the turn.

A new effect is a function in the module of its subject and one line in that module's table.
"""

from collections.abc import Mapping
from typing import Any

from bot.turn.effects import cases, drafts, files, staff, tables
from bot.turn.effects.context import Performed, Performer, TurnContext
from dialogs.effects import Effect

PERFORMERS: Mapping[type[Any], Performer] = {
    **files.PERFORMERS,
    **tables.PERFORMERS,
    **drafts.PERFORMERS,
    **cases.PERFORMERS,
    **staff.PERFORMERS,
}


def perform(effect: Effect, context: TurnContext) -> Performed:
    """Perform one effect; harmless when it is asked for twice."""
    return PERFORMERS[type(effect)](effect, context)
