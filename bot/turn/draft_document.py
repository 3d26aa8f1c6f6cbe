"""Builds the message that carries a draft as a file."""

from datetime import datetime

import orjson
from sqlalchemy import Connection

from bot.storage import drafts
from bot.storage.messages import DocumentMessage
from core.law.working_time import KAZAKHSTAN
from dialogs.drafts.file import LARGEST, document, tables
from dialogs.effects import SendDraft
from dialogs.journey import form_of
from dialogs.wording.catalogue import Catalogue

MIME = "application/json"


def draft_message(
    effect: SendDraft, connection: Connection, words: Catalogue, now: datetime
) -> DocumentMessage | None:
    """The message; None for a draft that is larger than a file may be.

    The name says the form and the day, and nothing of the person.
    """
    draft = effect.draft
    rows = {
        table.key: [body for _, body in drafts.rows(connection, draft.draft_id, table.key)]
        for table in tables(form_of(draft))
    }
    content = orjson.dumps(document(draft, rows))
    if len(content) > LARGEST:
        return None
    return DocumentMessage(
        text=words.text(effect.caption),
        name=f"{draft.form}-{KAZAKHSTAN.local_date(now).isoformat()}.json",
        mime=MIME,
        content=content.decode(),
        language=words.language,
    )
