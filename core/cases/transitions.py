"""The lawful steps of every service, as rows. A new service brings rows, nothing else.

Rows of one state stand with the ordinary step first. What a desk offers of them is its affair;
what is not here, nobody can do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from core.cases.states import Actor, State
from core.errors import TransitionNotAllowed
from core.law import LawRef, Origin

Channel = Literal["portal", "chancellery"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One step. ``limit_id`` is the limit it must keep, ``needs`` the keys it must be given.

    ``channel`` is the only channel of filing in which the step exists; None means both.
    """

    service: str
    source: State
    target: State
    actor: Actor
    law: LawRef
    limit_id: str | None = None
    needs: tuple[str, ...] = ()
    channel: Channel | None = None
    origin: Origin = Origin.OFFICIAL


_include = partial(Transition, service="apk.include")
_rules = partial(LawRef, "138")

TRANSITIONS: tuple[Transition, ...] = (
    _include(
        source=State.DRAFT, target=State.READY, actor=Actor.APPLICANT, law=_rules(paragraph="7")
    ),
    _include(
        source=State.READY,
        target=State.SUBMITTED,
        actor=Actor.APPLICANT,
        law=_rules(paragraph="7"),
    ),
    _include(
        source=State.SUBMITTED,
        target=State.REGISTERED,
        actor=Actor.CHANCELLERY,
        limit_id="L-APK-01",
        needs=("registration_no", "registered_on"),
        law=_rules(paragraph="8, 9"),
    ),
    _include(
        source=State.SUBMITTED,
        target=State.ACCEPTANCE_REFUSED,
        actor=Actor.CHANCELLERY,
        limit_id="L-APK-02",
        needs=("reason",),
        channel="chancellery",
        law=_rules(paragraph="9", note="D-103"),
    ),
    _include(
        source=State.REGISTERED,
        target=State.UNDER_REVIEW,
        actor=Actor.OFFICER,
        limit_id="L-APK-03",
        law=_rules(paragraph="9, 10"),
        origin=Origin.INFERRED,
    ),
    _include(
        source=State.REGISTERED,
        target=State.REFUSED_INCOMPLETE,
        actor=Actor.OFFICER,
        limit_id="L-APK-03",
        needs=("reason",),
        channel="portal",
        law=_rules(paragraph="9", annex="5", item="3"),
    ),
    _include(
        source=State.UNDER_REVIEW,
        target=State.ISSUED,
        actor=Actor.HEAD,
        limit_id="L-APK-04",
        needs=("notice_no", "notice_date"),
        law=_rules(paragraph="10", annex="5", item="3", note="D-37"),
    ),
    _include(
        source=State.UNDER_REVIEW,
        target=State.PRELIM_REFUSAL,
        actor=Actor.OFFICER,
        limit_id="L-APK-05",
        needs=("ground",),
        law=_rules(paragraph="11"),
    ),
    _include(
        source=State.PRELIM_REFUSAL,
        target=State.HEARING_NOTIFIED,
        actor=Actor.OFFICER,
        limit_id="L-APK-05",
        needs=("hearing_at", "hearing_place"),
        law=_rules(paragraph="12", note="D-17"),
    ),
    _include(
        source=State.HEARING_NOTIFIED,
        target=State.HEARING_HELD,
        actor=Actor.OFFICER,
        limit_id="L-APK-06",
        law=_rules(paragraph="12"),
    ),
    _include(
        source=State.HEARING_NOTIFIED,
        target=State.HEARING_MISSED,
        actor=Actor.OFFICER,
        limit_id="L-APK-06",
        law=_rules(paragraph="12", note="D-19"),
        origin=Origin.INFERRED,
    ),
    *(
        _include(
            source=hearing,
            target=decision,
            actor=Actor.HEAD,
            limit_id="L-APK-04",
            needs=needs,
            law=_rules(paragraph="13"),
        )
        for hearing in (State.HEARING_HELD, State.HEARING_MISSED)
        for decision, needs in (
            (State.ISSUED, ("notice_no", "notice_date")),
            (State.REFUSED, ("refusal_no", "refusal_date", "ground")),
        )
    ),
)


def allowed(
    service: str, state: State, actor: Actor | None = None, channel: Channel | None = None
) -> tuple[Transition, ...]:
    """The steps out of a state, narrowed to an actor and a channel of filing when they are given.

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
    )


def check(
    service: str,
    source: State,
    target: State,
    actor: Actor,
    channel: Channel,
    given: Iterable[str] = (),
) -> Transition:
    """The row of a step, when it exists and everything it needs is ``given`` (keys, not values).

    Raises ``TransitionNotAllowed``; its ``missing`` tells a forbidden step from an unready one.
    """
    for step in allowed(service, source, actor, channel):
        if step.target == target:
            present = set(given)
            missing = tuple(key for key in step.needs if key not in present)
            if missing:
                raise TransitionNotAllowed(service, source, target, actor, missing)
            return step
    raise TransitionNotAllowed(service, source, target, actor)


def next_actor(service: str, state: State) -> Actor | None:
    """Who acts next in the ordinary course; None when the case is closed."""
    steps = allowed(service, state)
    return steps[0].actor if steps else None
