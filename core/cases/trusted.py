"""The steps of an application to the trusted registry: alike for all its services.

*Law:* order № 53/НҚ, paragraphs 11, 15 to 24.
*Why:* a complete package goes to the commission, which only advises; who decides is the head of the
provider or his deputy (D-101). There is no preliminary refusal: a hearing clears up a doubt and is
the provider's to call (D-12). An incomplete package is refused although it was registered (D-11).
"""

from collections.abc import Iterator

from core.cases.states import Actor, State
from core.cases.steps import Transition
from core.law import LawRef, Origin

_DECISIONS = (
    (State.ISSUED, ("notice_no", "notice_date")),
    (State.REFUSED, ("refusal_no", "refusal_date", "ground")),
)
_HEARINGS = ((State.HEARING_HELD, "D-12"), (State.HEARING_MISSED, "D-19"))


def steps(service: str) -> tuple[Transition, ...]:
    """The lawful steps of one service of the registry."""
    return (*_intake(service), *_hearing(service))


def _intake(service: str) -> Iterator[Transition]:
    """From the draft to the decision, without a hearing."""
    for source, target in ((State.DRAFT, State.READY), (State.READY, State.SUBMITTED)):
        yield Transition(
            service=service,
            source=source,
            target=target,
            actor=Actor.APPLICANT,
            law=LawRef("53", paragraph="15"),
        )
    yield Transition(
        service=service,
        source=State.SUBMITTED,
        target=State.REGISTERED,
        actor=Actor.CHANCELLERY,
        limit_id="L-TRUST-01",
        needs=("registration_no", "registered_on"),
        law=LawRef("53", paragraph="16, 17", note="D-09"),
    )
    yield Transition(
        service=service,
        source=State.REGISTERED,
        target=State.COMMISSION_REVIEW,
        actor=Actor.OFFICER,
        law=LawRef("53", paragraph="11, 20"),
    )
    yield Transition(
        service=service,
        source=State.REGISTERED,
        target=State.ACCEPTANCE_REFUSED,
        actor=Actor.OFFICER,
        limit_id="L-TRUST-02",
        needs=("reason",),
        law=LawRef("53", paragraph="18, 19", note="D-11"),
    )
    yield from _decisions(service, State.COMMISSION_REVIEW)


def _hearing(service: str) -> Iterator[Transition]:
    """The hearing the provider may call, and the decision after it."""
    yield Transition(
        service=service,
        source=State.COMMISSION_REVIEW,
        target=State.HEARING_NOTIFIED,
        actor=Actor.OFFICER,
        limit_id="L-TRUST-04",
        needs=("hearing_at", "hearing_place"),
        law=LawRef("53", paragraph="22", note="D-12"),
    )
    for hearing, note in _HEARINGS:
        yield Transition(
            service=service,
            source=State.HEARING_NOTIFIED,
            target=hearing,
            actor=Actor.OFFICER,
            limit_id="L-TRUST-03",
            law=LawRef("53", paragraph="22", note=note),
            origin=Origin.INFERRED if hearing is State.HEARING_MISSED else Origin.OFFICIAL,
        )
    for hearing, _ in _HEARINGS:
        yield from _decisions(service, hearing)


def _decisions(service: str, source: State) -> Iterator[Transition]:
    """Rendered or refused, signed by the head or his deputy (annexes 6 to 9).

    Who is included is told the number of his entry besides: annex 1, column 1.
    """
    for decision, needs in _DECISIONS:
        if decision is State.ISSUED and service.startswith("trust.include."):
            needs = (*needs, "entry_no")
        yield Transition(
            service=service,
            source=source,
            target=decision,
            actor=Actor.HEAD,
            limit_id="L-TRUST-03",
            needs=needs,
            law=LawRef("53", paragraph="21, 23, 24", note="D-101"),
        )
