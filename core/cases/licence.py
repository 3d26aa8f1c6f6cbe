"""The steps of a licence for digital mining: of its issue, with or without an annex, and reissue.

*Law:* order № 169/НҚ, paragraphs 4 to 10 (issue) and 12 to 15 (reissue).
*Why:* the chancellery registers what the portal brings; there is no paper channel, so nothing is
refused on presentation (D-91).
"""

from collections.abc import Iterator

from core.cases.states import Actor, State
from core.cases.steps import Transition
from core.law import LawRef, Origin

RESULT = ("notice_no", "notice_date")
REFUSAL = ("refusal_no", "refusal_date", "ground")


def issue(service: str) -> tuple[Transition, ...]:
    """The steps of a licence that is issued, and of the annex to one (D-16)."""
    return (
        *_intake(service, filed="4", registered="6", completeness="7", limit_id="L-LIC-02"),
        Transition(
            service=service,
            source=State.UNDER_REVIEW,
            target=State.ISSUED,
            actor=Actor.HEAD,
            limit_id="L-LIC-04",
            needs=RESULT,
            law=LawRef("169", paragraph="8, 9", note="D-08"),
        ),
        Transition(
            service=service,
            source=State.UNDER_REVIEW,
            target=State.PRELIM_REFUSAL,
            actor=Actor.OFFICER,
            limit_id="L-LIC-05",
            needs=("ground",),
            law=LawRef("169", paragraph="10"),
        ),
        *_hearing(service),
    )


def reissue(service: str) -> tuple[Transition, ...]:
    """The steps of a licence that is reissued; the order has no hearing in them (D-05)."""
    law = LawRef("169", paragraph="15", note="D-05")
    return (
        *_intake(service, filed="12", registered="13", completeness="14", limit_id="L-LIC-07"),
        *(
            Transition(
                service=service,
                source=State.UNDER_REVIEW,
                target=decision,
                actor=Actor.HEAD,
                limit_id="L-LIC-08",
                needs=needs,
                law=law,
            )
            for decision, needs in ((State.ISSUED, RESULT), (State.REFUSED, REFUSAL))
        ),
    )


def _intake(
    service: str, *, filed: str, registered: str, completeness: str, limit_id: str
) -> Iterator[Transition]:
    """From the draft to the first look; the arguments are paragraphs of the Rules."""
    for source, target in ((State.DRAFT, State.READY), (State.READY, State.SUBMITTED)):
        yield Transition(
            service=service,
            source=source,
            target=target,
            actor=Actor.APPLICANT,
            law=LawRef("169", paragraph=filed),
        )
    yield Transition(
        service=service,
        source=State.SUBMITTED,
        target=State.REGISTERED,
        actor=Actor.CHANCELLERY,
        limit_id="L-LIC-01",
        needs=("registration_no", "registered_on"),
        law=LawRef("169", paragraph=registered, note="D-91"),
    )
    for target, needs in ((State.UNDER_REVIEW, ()), (State.REFUSED_INCOMPLETE, ("reason",))):
        yield Transition(
            service=service,
            source=State.REGISTERED,
            target=target,
            actor=Actor.OFFICER,
            limit_id=limit_id,
            needs=needs,
            law=LawRef("169", paragraph=completeness, note="D-105" if needs else ""),
        )


def _hearing(service: str) -> Iterator[Transition]:
    """From the preliminary decision to the final one, by way of the hearing."""
    law = LawRef("169", paragraph="10")
    yield Transition(
        service=service,
        source=State.PRELIM_REFUSAL,
        target=State.HEARING_NOTIFIED,
        actor=Actor.OFFICER,
        limit_id="L-LIC-05",
        needs=("hearing_at", "hearing_place"),
        law=LawRef("169", paragraph="10", note="D-17"),
    )
    yield Transition(
        service=service,
        source=State.HEARING_NOTIFIED,
        target=State.HEARING_HELD,
        actor=Actor.OFFICER,
        limit_id="L-LIC-06",
        law=law,
    )
    yield Transition(
        service=service,
        source=State.HEARING_NOTIFIED,
        target=State.HEARING_MISSED,
        actor=Actor.OFFICER,
        limit_id="L-LIC-06",
        law=LawRef("169", paragraph="10", note="D-19"),
        origin=Origin.INFERRED,
    )
    for hearing in (State.HEARING_HELD, State.HEARING_MISSED):
        for decision, needs in ((State.ISSUED, RESULT), (State.REFUSED, REFUSAL)):
            yield Transition(
                service=service,
                source=hearing,
                target=decision,
                actor=Actor.HEAD,
                limit_id="L-LIC-04",
                needs=needs,
                law=law,
            )
