"""The steps of an application to the trusted registry: alike for all its services.

*Law:* order № 53/НҚ, paragraphs 8, 11, 15 to 24.
*Why:* a complete package goes to the commission, which only advises; the head of the provider or
their deputy decides (D-101), and not before the advice is recorded (D-148). There is no preliminary
refusal: a hearing clears up a doubt and is the provider's to call (D-12). An incomplete package is
refused although it was registered (D-11).
"""

from collections.abc import Iterator
from functools import partial

from core.form.steps.decision import (
    REFUSAL,
    RESULT,
    held_or_missed,
    invited,
    issued_or_refused,
)
from core.form.steps.intake import filed, incomplete, registered
from core.form.steps.states import Actor, State
from core.form.steps.transition import Transition
from core.law.acts import LawRef, Origin

_rules = partial(LawRef, "53")
OPERATOR, PUBLISHED = "operator_told", "published"
"""The two duties after a decision in the applicant's favour (D-145)."""


def steps(service: str) -> tuple[Transition, ...]:
    """The lawful steps of one service of the registry."""
    return (
        *_intake(service),
        _recommended(service),
        *_decided(service, State.COMMISSION_REVIEW),
        *_hearing(service),
        *_duties(service),
    )


def _intake(service: str) -> Iterator[Transition]:
    """From the draft to the commission."""
    yield from filed(service, _rules(paragraph="15"))
    yield from registered(service, _rules(paragraph="16, 17", note="D-09"), "L-TRUST-01")
    yield Transition(
        service=service,
        source=State.REGISTERED,
        target=State.COMMISSION_REVIEW,
        actor=Actor.OFFICER,
        needs=("sent_to_commission_on",),
        law=_rules(paragraph="11, 20"),
    )
    refused = _rules(paragraph="18, 19", note="D-11")
    yield incomplete(service, refused, "L-TRUST-02", target=State.ACCEPTANCE_REFUSED)


def _recommended(service: str) -> Transition:
    """The advice of the commission is recorded; it may be corrected, and the history stays."""
    return Transition(
        service=service,
        source=State.COMMISSION_REVIEW,
        target=State.COMMISSION_REVIEW,
        records="recommendation",
        actor=Actor.COMMISSION,
        needs=("recommended_on", "recommendation"),
        takes=("recommendation_text", "protocol_no"),
        law=_rules(paragraph="11, 20, 21", note="D-148"),
    )


def _hearing(service: str) -> Iterator[Transition]:
    """The hearing the provider may call, and the decision after it."""
    law = _rules(paragraph="22", note="D-12")
    yield invited(service, State.COMMISSION_REVIEW, law, "L-TRUST-04")
    yield from held_or_missed(service, law, "L-TRUST-03")
    for after in (State.HEARING_HELD, State.HEARING_MISSED):
        yield from _decided(service, after)


def _decided(service: str, source: State) -> Iterator[Transition]:
    """Rendered or refused, signed by the head or their deputy (annexes 6 to 9).

    An applicant who is included is also told the number of the entry: annex 1, column 1. Before a
    refusal the head answers whether a hearing is needed to clear up the papers.
    """
    result = (*RESULT, "entry_no") if service.startswith("trust.include.") else RESULT
    law = _rules(paragraph="21, 23, 24", note="D-101, D-148")
    refusal = (*REFUSAL, "hearing_needed") if source is State.COMMISSION_REVIEW else REFUSAL
    yield from issued_or_refused(
        service, source, law, "L-TRUST-03", result, refusal, "recommendation"
    )


def _duties(service: str) -> Iterator[Transition]:
    """After the decision: the operator is told, and the change is published, each in its time."""
    for name in (OPERATOR, PUBLISHED):
        yield Transition(
            service=service,
            source=State.ISSUED,
            target=State.ISSUED,
            records=name,
            actor=Actor.OFFICER,
            limit_id="L-TRUST-05",
            needs=(f"{name}_on",),
            law=_rules(paragraph="8", note="D-90, D-145"),
            origin=Origin.OFFICIAL,
        )
