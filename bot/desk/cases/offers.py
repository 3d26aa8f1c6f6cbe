"""What the desk offers to do with a case: the open steps, what each asks for, faults in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.cases.offered import is_offered
from core.cases.case import Case
from core.cases.givens import GIVENS, Given
from core.cases.move import Faults, asked, open_steps
from core.errors import Invalid
from core.form.steps.states import State
from core.form.steps.transition import Transition
from core.law.working_time import KAZAKHSTAN
from dialogs.screens import Text

ROWS_NAMED = 20
HINTS = frozenset(
    {
        "received_at",
        "filed_before",
        "late_reason",
        "head_reason",
        "facts",
        "recommendation_text",
        "body_name",
        "override_reason",
    }
)
"""Inputs with a line under their label."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A lawful step of a case and what it asks for now."""

    step: Transition
    inputs: tuple[Given, ...]

    @property
    def no_hearing(self) -> bool:
        """Whether it refuses on the merits by an order that knows no hearing for it (D-05)."""
        return self.step.source is State.UNDER_REVIEW and self.step.target is State.REFUSED


def offers(case: Case, now: datetime, faults: Faults | None = None) -> tuple[Offer, ...]:
    """What may be done with a case now, the ordinary step first. Staff act for all offices.

    What a fault stands on is asked for too: a reason is wanted only once it is missing.
    """
    today = KAZAKHSTAN.local_date(now)
    steps = [step for step in open_steps(case, today) if is_offered(step)]
    wanted = tuple(key for key in faults or {} if key in GIVENS)
    return tuple(
        Offer(step, tuple(GIVENS[key] for key in _keys(case, step, now, wanted))) for step in steps
    )


def _keys(case: Case, step: Transition, now: datetime, wanted: tuple[str, ...]) -> tuple[str, ...]:
    conditional = {"override_reason"}
    keys = [key for key in asked(case, step, now) if key not in conditional]
    may = {*step.takes, *step.late_needs, "late_reason"}
    return tuple(dict.fromkeys((*keys, *(key for key in wanted if key in may))))


def hint_of(given: Given) -> Text | None:
    """The line under the label of an input that needs one."""
    return Text(f"desk.hint.{given.key}") if given.key in HINTS else None


def fault_texts(faults: Faults) -> Mapping[str, Text]:
    """Faults in words, by the key of the given."""
    return {key: _words(key, fault) for key, fault in faults.items()}


def _words(key: str, fault: Invalid) -> Text:
    if key == "papers" and fault.code == "E-REQ":
        return Text("desk.fault.papers")
    if fault.code == "E-NUMBER-TAKEN":
        return Text("desk.fault.number_taken")
    if fault.code == "E-SERIAL-TAKEN":
        rows: tuple[int, ...] = fault.params["rows"]  # type: ignore[assignment]
        return _taken(rows)
    return Text(f"issue.{fault.code}", fault.params)


def _taken(rows: tuple[int, ...]) -> Text:
    """The rows whose serial numbers another entry holds; never whose it is."""
    named = ", ".join(str(row) for row in rows[:ROWS_NAMED])
    issue = Text("issue.E-SERIAL-TAKEN")
    if len(rows) > ROWS_NAMED:
        more = {"issue": issue, "rows": named, "more": len(rows) - ROWS_NAMED}
        return Text("desk.fault.taken_and_more", more)
    return Text("desk.fault.taken", {"issue": issue, "rows": named})
