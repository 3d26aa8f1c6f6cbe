"""The steps of the accreditation of a pool and of the reissue of its certificate.

*Law:* order № 142/НҚ, paragraphs 5 to 12.
"""

from functools import partial

from core.cases.states import Actor, State
from core.cases.steps import Transition
from core.law import LawRef, Origin

RESULT = ("notice_no", "notice_date")
REFUSAL = ("refusal_no", "refusal_date", "ground")

_rules = partial(LawRef, "142")


def _intake(service: str) -> tuple[Transition, ...]:
    """From the draft to the registration."""
    return (
        Transition(
            service=service,
            source=State.DRAFT,
            target=State.READY,
            actor=Actor.APPLICANT,
            law=_rules(paragraph="5"),
        ),
        Transition(
            service=service,
            source=State.READY,
            target=State.SUBMITTED,
            actor=Actor.APPLICANT,
            law=_rules(paragraph="5"),
        ),
        Transition(
            service=service,
            source=State.SUBMITTED,
            target=State.REGISTERED,
            actor=Actor.CHANCELLERY,
            limit_id="L-POOL-01",
            needs=("registration_no", "registered_on"),
            law=_rules(paragraph="6, 7"),
        ),
    )


_accredit = partial(Transition, service="pool.accredit")
_reissue = partial(Transition, service="pool.reissue")

ACCREDIT: tuple[Transition, ...] = (
    *_intake("pool.accredit"),
    _accredit(
        source=State.SUBMITTED,
        target=State.ACCEPTANCE_REFUSED,
        actor=Actor.CHANCELLERY,
        limit_id="L-POOL-01",  # refused instead of registered, so on the same day
        needs=("reason",),
        channel="chancellery",
        law=_rules(paragraph="7", note="D-103"),
    ),
    _accredit(
        source=State.REGISTERED,
        target=State.UNDER_REVIEW,
        actor=Actor.OFFICER,
        limit_id="L-POOL-02",
        law=_rules(paragraph="7, 8"),
        origin=Origin.INFERRED,
    ),
    _accredit(
        source=State.REGISTERED,
        target=State.REFUSED_INCOMPLETE,
        actor=Actor.OFFICER,
        limit_id="L-POOL-02",
        needs=("reason",),
        channel="portal",
        law=_rules(paragraph="7"),
    ),
    _accredit(
        source=State.UNDER_REVIEW,
        target=State.ISSUED,
        actor=Actor.HEAD,
        limit_id="L-POOL-03",
        needs=RESULT,
        law=_rules(paragraph="8", annex="2", item="3", note="D-02, D-37, D-67"),
    ),
    _accredit(
        source=State.UNDER_REVIEW,
        target=State.PRELIM_REFUSAL,
        actor=Actor.OFFICER,
        limit_id="L-POOL-04",
        needs=("ground",),
        law=_rules(paragraph="9"),
    ),
    _accredit(
        source=State.PRELIM_REFUSAL,
        target=State.HEARING_NOTIFIED,
        actor=Actor.OFFICER,
        limit_id="L-POOL-04",
        needs=("hearing_at", "hearing_place"),
        law=_rules(paragraph="10", note="D-17"),
    ),
    _accredit(
        source=State.HEARING_NOTIFIED,
        target=State.HEARING_HELD,
        actor=Actor.OFFICER,
        limit_id="L-POOL-05",
        law=_rules(paragraph="10"),
    ),
    _accredit(
        source=State.HEARING_NOTIFIED,
        target=State.HEARING_MISSED,
        actor=Actor.OFFICER,
        limit_id="L-POOL-05",
        law=_rules(paragraph="10", note="D-19"),
        origin=Origin.INFERRED,
    ),
    *(
        _accredit(
            source=hearing,
            target=decision,
            actor=Actor.HEAD,
            limit_id="L-POOL-03",
            needs=needs,
            law=_rules(paragraph="11"),
        )
        for hearing in (State.HEARING_HELD, State.HEARING_MISSED)
        for decision, needs in ((State.ISSUED, RESULT), (State.REFUSED, REFUSAL))
    ),
)

REISSUE: tuple[Transition, ...] = (
    *_intake("pool.reissue"),
    _reissue(
        source=State.REGISTERED,
        target=State.UNDER_REVIEW,
        actor=Actor.OFFICER,
        law=_rules(paragraph="12"),
    ),
    _reissue(
        source=State.UNDER_REVIEW,
        target=State.ISSUED,
        actor=Actor.HEAD,
        limit_id="L-POOL-06",
        needs=RESULT,
        law=_rules(paragraph="12", annex="2", item="3", note="D-03, D-67"),
    ),
    _reissue(
        source=State.UNDER_REVIEW,
        target=State.REFUSED_INCOMPLETE,
        actor=Actor.HEAD,
        limit_id="L-POOL-06",
        needs=("refusal_no", "refusal_date", "reason"),
        law=_rules(paragraph="12", note="D-06"),
    ),
)
"""No hearing: whether paragraphs 9 to 11 apply to a reissue is not said (D-06)."""
