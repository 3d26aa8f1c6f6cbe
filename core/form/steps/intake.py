"""How a case begins: handed in, arrived, registered and looked into, or its package refused.

*Law:* 138¶7-9, 142¶5-7, 169¶4-7 and 12-14, 53¶15-17; D-97 (handing in here starts no clock, the
official arrival does).
"""

from collections.abc import Iterator
from functools import partial

from core.form.conditions import Condition
from core.form.steps.states import Actor, State
from core.form.steps.transition import Channel, Transition
from core.law.acts import LawRef, Origin

ARRIVAL = ("received_at",)
"""What it takes to record the arrival: the day and the hour."""
REGISTRATION = (*ARRIVAL, "registration_no", "registered_on")
"""What it takes to register."""
REFUSED_PACKAGE = ("refusal_no", "refusal_date", "papers")
"""What it takes to refuse a package: number and day of the refusal, and the papers at fault."""


def filed(service: str, law: LawRef, limit_id: str | None = None) -> Iterator[Transition]:
    """From the draft to the hand-in. ``limit_id`` is a term of the applicant's own."""
    step = partial(Transition, service=service, actor=Actor.APPLICANT, law=law)
    yield step(source=State.DRAFT, target=State.READY)
    yield step(source=State.READY, target=State.SUBMITTED, limit_id=limit_id)


def registered(
    service: str,
    law: LawRef,
    limit_id: str | None = None,
    origin: Origin = Origin.OFFICIAL,
    *,
    actor: Actor = Actor.CHANCELLERY,
    when: Condition | None = None,
) -> Iterator[Transition]:
    """The registration, and before it, where it takes longer, the record of the arrival."""
    step = partial(
        Transition, service=service, source=State.SUBMITTED, actor=actor, law=law, when=when
    )
    yield step(target=State.REGISTERED, limit_id=limit_id, needs=REGISTRATION, origin=origin)
    yield step(target=State.SUBMITTED, records="arrival", needs=ARRIVAL, origin=Origin.DESIGN)


def not_accepted(service: str, law: LawRef, limit_id: str) -> Transition:
    """An incomplete or expired package on paper is refused when it is presented (D-103)."""
    return Transition(
        service=service,
        source=State.SUBMITTED,
        target=State.ACCEPTANCE_REFUSED,
        actor=Actor.CHANCELLERY,
        limit_id=limit_id,
        needs=(*ARRIVAL, "refused_at", "papers"),
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
    service: str,
    law: LawRef,
    limit_id: str,
    channel: Channel | None = None,
    target: State = State.REFUSED_INCOMPLETE,
) -> Transition:
    """An incomplete or expired package is refused after the registration; late, by the head."""
    return Transition(
        service=service,
        source=State.REGISTERED,
        target=target,
        actor=Actor.OFFICER,
        limit_id=limit_id,
        needs=REFUSED_PACKAGE,
        late_needs=("head_reason",),
        channel=channel,
        law=law,
    )


def registered_by_mistake(service: str, law: LawRef, limit_id: str) -> Transition:
    """A paper package registered in spite of what it lacks: the head decides (D-103)."""
    return Transition(
        service=service,
        source=State.REGISTERED,
        target=State.REFUSED_INCOMPLETE,
        actor=Actor.HEAD,
        limit_id=limit_id,
        needs=(*REFUSED_PACKAGE, "head_reason"),
        channel="chancellery",
        law=law,
        origin=Origin.DESIGN,
    )
