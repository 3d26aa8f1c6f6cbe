"""News of a case for its applicant: written with a step, read when it is told."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from bot.storage.cases import Case
from bot.storage.plan import Incoming
from bot.turn.arrival import CaseMoved, NewsReader
from core.cases.move import Moved

TOLD_RECORDS = frozenset({"arrival", "published"})
"""Records beside a state that concern the applicant."""


def of_step(case: Case, moved: Moved, now: datetime) -> Iterator[Incoming]:
    """The news of a step for the inbox; nothing where it does not concern the applicant."""
    if moved.step.records and moved.step.records not in TOLD_RECORDS:
        return
    body = {"news": "case_changed", "case_id": case.case_id, "revision": case.revision}
    key = f"case:{case.case_id}:{case.revision}"
    yield Incoming(key, case.person, case.channel, body, now)


def _read(body: Mapping[str, Any]) -> CaseMoved:
    return CaseMoved(body["case_id"], body.get("revision") or 0)


READERS: Mapping[str, NewsReader] = {"case_changed": _read}
