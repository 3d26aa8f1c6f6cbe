"""One lawful step of a case, as a row. A new service brings rows, nothing else."""

from dataclasses import dataclass
from typing import Literal

from core.form.conditions import Answers, Condition
from core.form.steps.states import Actor, State
from core.law.acts import LawRef, Origin

Channel = Literal["portal", "chancellery"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One step. ``limit_id`` is the limit it must keep, ``needs`` the keys it must be given.

    ``channel`` is the only channel of filing in which the step exists; None means both. While
    ``when`` does not hold with the answers of the application, there is no such step either.
    """

    service: str
    source: State
    target: State
    actor: Actor
    law: LawRef
    limit_id: str | None = None
    needs: tuple[str, ...] = ()
    channel: Channel | None = None
    when: Condition | None = None
    origin: Origin = Origin.OFFICIAL

    def exists(self, answers: Answers) -> bool:
        """Whether a case with these answers has the step."""
        return self.when is None or self.when.holds(answers)
