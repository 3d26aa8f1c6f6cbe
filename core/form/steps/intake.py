"""How a case begins: it is filed, registered and looked into, or its package is refused.

What these steps are is alike in the orders; the paragraphs and the terms are those of each.

*Law:* 138¶7-9, 142¶5-7, 169¶4-7 and 12-14, 53¶15-17.
"""

from collections.abc import Iterator
from functools import partial

from core.form.steps.states import Actor, State
from core.form.steps.transition import Channel, Transition
from core.law.acts import LawRef, Origin


def filed(service: str, law: LawRef, limit_id: str | None = None) -> Iterator[Transition]:
    """From the draft to the chancellery. ``limit_id`` is a term of the person himself."""
    step = partial(Transition, service=service, actor=Actor.APPLICANT, law=law)
    yield step(source=State.DRAFT, target=State.READY)
    yield step(source=State.READY, target=State.SUBMITTED, limit_id=limit_id)


def registered(
    service: str, law: LawRef, limit_id: str | None = None, origin: Origin = Origin.OFFICIAL
) -> Transition:
    """The chancellery takes the application on, under a number."""
    return Transition(
        service=service,
        source=State.SUBMITTED,
        target=State.REGISTERED,
        actor=Actor.CHANCELLERY,
        limit_id=limit_id,
        needs=("registration_no", "registered_on"),
        law=law,
        origin=origin,
    )


def not_accepted(service: str, law: LawRef, limit_id: str) -> Transition:
    """An incomplete or expired package on paper is refused on presentation."""
    return Transition(
        service=service,
        source=State.SUBMITTED,
        target=State.ACCEPTANCE_REFUSED,
        actor=Actor.CHANCELLERY,
        limit_id=limit_id,
        needs=("reason",),
        channel="chancellery",
        law=law,
    )


def under_review(
    service: str, law: LawRef, limit_id: str | None = None, origin: Origin = Origin.OFFICIAL
) -> Transition:
    """A complete package is looked into."""
    return Transition(
        service=service,
        source=State.REGISTERED,
        target=State.UNDER_REVIEW,
        actor=Actor.OFFICER,
        limit_id=limit_id,
        law=law,
        origin=origin,
    )


def incomplete(
    service: str, law: LawRef, limit_id: str, channel: Channel | None = None
) -> Transition:
    """An incomplete or expired package is refused after the registration."""
    return Transition(
        service=service,
        source=State.REGISTERED,
        target=State.REFUSED_INCOMPLETE,
        actor=Actor.OFFICER,
        limit_id=limit_id,
        needs=("reason",),
        channel=channel,
        law=law,
    )
