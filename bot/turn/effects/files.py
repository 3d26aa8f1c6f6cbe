"""Effects on files: a file is fetched by a job, after the turn."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from bot.storage import files, jobs
from bot.turn.effects.context import Performed, Performer, TurnContext
from core.form.kinds import printable
from dialogs import effects as ask


def _fetch_file(effect: ask.FetchFile, context: TurnContext) -> Performed:
    file_id = str(uuid5(NAMESPACE_URL, context.incoming.update_key))
    file = files.StoredFile(
        file_id=file_id,
        person=context.incoming.person,
        draft_id=effect.draft_id,
        purpose=effect.field,
        name=effect.name[:255],
        claimed_mime=printable(effect.mime)[:100],
        mime=None,
        size=None,
        sha256=None,
        state="fetching",
        source={"source": effect.source},
        created_at=context.now,
    )
    payload = {
        **asdict(effect),
        "person": context.incoming.person,
        "channel": context.incoming.channel,
    }
    return Performed(
        statements=(files.add(file), jobs.enqueue("fetch_file", file_id, payload, context.now))
    )


PERFORMERS: Mapping[type[Any], Performer] = {
    ask.FetchFile: _fetch_file,
}
