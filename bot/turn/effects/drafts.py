"""Effects on a whole draft: checked, sent as a file, dropped."""

from collections.abc import Mapping
from typing import Any

from bot.storage import drafts, jobs, outbox
from bot.storage.plan import Outgoing
from bot.turn.draft_document import draft_message
from bot.turn.effects.context import Performed, Performer, TurnContext
from bot.turn.hand_in import check, pre_check
from dialogs import effects as ask
from dialogs.events import DraftTooLarge
from dialogs.wording.catalogue import catalogue


def _drop_draft(effect: ask.DropDraft, context: TurnContext) -> Performed:
    drop = jobs.enqueue("drop_files", effect.draft_id, {"draft_id": effect.draft_id}, context.now)
    return Performed(statements=(drafts.discard(effect.draft_id), drop))


def _send_draft(effect: ask.SendDraft, context: TurnContext) -> Performed:
    """The file in a message of its own; older ones of this person lose their contents."""
    connection, session = context.reads.connection, context.session
    words = catalogue(session.language or session.proposed)
    message = draft_message(effect, connection, words, context.now)
    if message is None:
        return Performed((DraftTooLarge(),))
    forgotten = outbox.forget_contents(connection, session.person)
    return Performed(statements=forgotten, outgoing=(Outgoing(message),))


def _check_draft(effect: ask.CheckDraft, context: TurnContext) -> Performed:
    return Performed((check(effect.draft, context.services, context.reads, context.now),))


def _pre_check(effect: ask.PreCheck, context: TurnContext) -> Performed:
    return Performed((pre_check(effect.draft, context.services, context.reads, context.now),))


PERFORMERS: Mapping[type[Any], Performer] = {
    ask.DropDraft: _drop_draft,
    ask.SendDraft: _send_draft,
    ask.CheckDraft: _check_draft,
    ask.PreCheck: _pre_check,
}
