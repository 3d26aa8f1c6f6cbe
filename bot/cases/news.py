"""News of a case for its applicant: written by whoever moves it, read when it is told."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.storage.cases import Case
from bot.storage.plan import Incoming
from bot.turn.arrival import CaseMoved, NewsReader


def case_changed(case: Case, missing: Sequence[str], now: datetime) -> Incoming:
    """The news of the step taken on ``case`` as it was before; one for each revision."""
    body = {"news": "case_changed", "case_id": case.case_id, "missing": list(missing), "note": ""}
    key = f"case:{case.case_id}:{case.revision + 1}"
    return Incoming(key, case.person, case.channel, body, now)


def _read(body: Mapping[str, Any]) -> CaseMoved:
    return CaseMoved(body["case_id"], tuple(body.get("missing") or ()), body.get("note") or "")


READERS: Mapping[str, NewsReader] = {"case_changed": _read}
