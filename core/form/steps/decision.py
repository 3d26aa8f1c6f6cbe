"""How a case ends: with its result, or with a refusal that the applicant was heard on before.

What these steps are is alike in the orders; the paragraphs and the terms are those of each.

*Law:* 138¶10-13, 142¶8-11, 169¶8-10, 53¶21-24.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from core.form.steps.states import Actor, State
from core.form.steps.transition import Transition
from core.law.acts import LawRef, Origin

RESULT = ("notice_no", "notice_date")
"""What it takes to issue: the number and the day of the paper with the result."""
REFUSAL = ("refusal_no", "refusal_date", "grounds", "facts")
"""What it takes to refuse."""


def reviewed(
    service: str,
    *,
    term: str,
    notice: str,
    hearing: str,
    issued: LawRef,
    doubted: LawRef,
    heard: LawRef,
    decided: LawRef,
) -> Iterator[Transition]:
    """From the review to its end, by way of a hearing where a refusal is in sight.

    ``term``, ``notice`` and ``hearing`` are the limits of the whole service, of the preliminary
    refusal with the notice of the hearing, and of the hearing. The laws are those of the result
    without a hearing, of the preliminary refusal, of the hearing, and of the decision after it.
    """
    step = partial(Transition, service=service)
    yield step(
        source=State.UNDER_REVIEW,
        target=State.ISSUED,
        actor=Actor.HEAD,
        limit_id=term,
        needs=RESULT,
        law=issued,
    )
    yield step(
        source=State.UNDER_REVIEW,
        target=State.PRELIM_REFUSAL,
        actor=Actor.OFFICER,
        limit_id=notice,
        needs=("grounds", "facts"),
        law=doubted,
    )
    yield invited(service, State.PRELIM_REFUSAL, replace(heard, note="D-17"), notice)
    yield from held_or_missed(service, heard, hearing)
    for after in (State.HEARING_HELD, State.HEARING_MISSED):
        yield from issued_or_refused(service, after, decided, term)


def invited(service: str, source: State, law: LawRef, limit_id: str) -> Transition:
    """The applicant is told when and where they will be heard."""
    return Transition(
        service=service,
        source=source,
        target=State.HEARING_NOTIFIED,
        actor=Actor.OFFICER,
        limit_id=limit_id,
        needs=("hearing_at", "hearing_place"),
        law=law,
    )


def held_or_missed(service: str, law: LawRef, limit_id: str) -> Iterator[Transition]:
    """The applicant comes to the hearing, or stays away: the orders are silent then (D-19)."""
    step = partial(
        Transition,
        service=service,
        source=State.HEARING_NOTIFIED,
        actor=Actor.OFFICER,
        limit_id=limit_id,
    )
    yield step(target=State.HEARING_HELD, law=law)
    missed = replace(law, note="D-19")
    yield step(target=State.HEARING_MISSED, law=missed, origin=Origin.INFERRED)


def grounds_to_head(
    service: str, law: LawRef, limit_id: str, needs: tuple[str, ...], opens_after: str = ""
) -> Transition:
    """Grounds were found and no hearing fits into the term: the head goes on (D-04, D-06)."""
    return Transition(
        service=service,
        source=State.UNDER_REVIEW,
        target=State.WITH_HEAD,
        actor=Actor.OFFICER,
        limit_id=limit_id,
        needs=needs,
        opens_after=opens_after,
        cause="no_window",
        law=law,
        origin=Origin.DESIGN,
    )


def decided_by_head(
    service: str, law: LawRef, limit_id: str, refused: State, refusal: tuple[str, ...]
) -> Iterator[Transition]:
    """The head drops the grounds and grants, or refuses, each with a recorded reason."""
    step = partial(
        Transition,
        service=service,
        source=State.WITH_HEAD,
        actor=Actor.HEAD,
        limit_id=limit_id,
        only_for="no_window",
        law=law,
        origin=Origin.DESIGN,
    )
    yield step(target=State.ISSUED, needs=(*RESULT, "head_reason"))
    yield step(target=refused, needs=(*refusal, "head_reason"))


def issued_or_refused(
    service: str,
    source: State,
    law: LawRef,
    limit_id: str,
    result: tuple[str, ...] = RESULT,
    refusal: tuple[str, ...] = REFUSAL,
    follows: str = "",
) -> Iterator[Transition]:
    """The head decides; ``result`` is what it takes to issue, ``refusal`` to refuse.

    ``follows`` is what must have been recorded before either.
    """
    step = partial(
        Transition,
        service=service,
        source=source,
        actor=Actor.HEAD,
        limit_id=limit_id,
        law=law,
        follows=follows,
    )
    yield step(target=State.ISSUED, needs=result)
    yield step(target=State.REFUSED, needs=refusal)
