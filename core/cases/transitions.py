"""The lawful steps of every service, gathered from the forms.

Rows of one state stand with the ordinary step first. The desk offers some of them;
a step that is not here cannot be taken.
"""

from core.form.conditions import Answers
from core.form.steps.states import Actor, State
from core.form.steps.transition import Channel, Transition
from core.services.catalogue import FORMS

TRANSITIONS: tuple[Transition, ...] = tuple(step for form in FORMS.values() for step in form.steps)


def allowed(
    service: str,
    state: State,
    actor: Actor | None = None,
    channel: Channel | None = None,
    answers: Answers | None = None,
) -> tuple[Transition, ...]:
    """The steps out of a state, narrowed to an actor, a channel and answers when they are given.

    >>> [step.target.value for step in allowed("apk.include", State.SUBMITTED, channel="portal")]
    ['registered']
    """
    return tuple(
        step
        for step in TRANSITIONS
        if step.service == service
        and step.source == state
        and actor in (None, step.actor)
        and (channel is None or step.channel in (None, channel))
        and (answers is None or step.exists(answers))
    )


def next_actor(service: str, state: State, answers: Answers | None = None) -> Actor | None:
    """Who acts next in the ordinary course; None when the case is closed."""
    steps = allowed(service, state, answers=answers)
    return steps[0].actor if steps else None
