"""News of a case for its applicant: written with a step, read when it is told."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from bot.storage.cases import Case
from bot.storage.plan import Incoming
from bot.turn.arrival import CaseMoved, NewsReader
from core.cases.move import Moved
from core.form.steps.states import Actor, State
from core.form.steps.transition import Transition

TOLD_RECORDS = frozenset({"arrival", "published"})
"""Records beside a state that concern the applicant."""
OF_A_HEARING = frozenset(
    {
        State.PRELIM_REFUSAL,
        State.HEARING_NOTIFIED,
        State.HEARING_HELD,
        State.HEARING_MISSED,
    }
)
"""States the desk does not lead to yet."""


def is_offered(step: Transition) -> bool:
    """Whether the desk offers a step; hearings wait for their room, some steps are our own."""
    ours = step.actor in (Actor.SYSTEM, Actor.APPLICANT)
    return not ours and not {step.source, step.target} & OF_A_HEARING


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
