"""Which lawful steps staff may take at the desk."""

from core.form.steps.states import Actor, State
from core.form.steps.transition import Transition

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
    """Whether the desk offers a step: none of a hearing, of the applicant or of the system."""
    ours = step.actor in (Actor.SYSTEM, Actor.APPLICANT)
    return not ours and not {step.source, step.target} & OF_A_HEARING
