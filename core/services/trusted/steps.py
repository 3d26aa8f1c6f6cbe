"""The steps of an application to the trusted registry: alike for all its services.

*Law:* order № 53/НҚ, paragraphs 11, 15 to 24.
*Why:* a complete package goes to the commission, which only advises; who decides is the head of the
provider or his deputy (D-101). There is no preliminary refusal: a hearing clears up a doubt and is
the provider's to call (D-12). An incomplete package is refused although it was registered (D-11).
"""

from collections.abc import Iterator
from functools import partial

from core.form.steps.decision import RESULT, held_or_missed, invited, issued_or_refused
from core.form.steps.intake import filed, registered
from core.form.steps.states import Actor, State
from core.form.steps.transition import Transition
from core.law.acts import LawRef

_rules = partial(LawRef, "53")


def steps(service: str) -> tuple[Transition, ...]:
    """The lawful steps of one service of the registry."""
    return (*_intake(service), *_decided(service, State.COMMISSION_REVIEW), *_hearing(service))


def _intake(service: str) -> Iterator[Transition]:
    """From the draft to the commission."""
    yield from filed(service, _rules(paragraph="15"))
    yield registered(service, _rules(paragraph="16, 17", note="D-09"), "L-TRUST-01")
    yield Transition(
        service=service,
        source=State.REGISTERED,
        target=State.COMMISSION_REVIEW,
        actor=Actor.OFFICER,
        law=_rules(paragraph="11, 20"),
    )
    yield Transition(
        service=service,
        source=State.REGISTERED,
        target=State.ACCEPTANCE_REFUSED,
        actor=Actor.OFFICER,
        limit_id="L-TRUST-02",
        needs=("reason",),
        law=_rules(paragraph="18, 19", note="D-11"),
    )


def _hearing(service: str) -> Iterator[Transition]:
    """The hearing the provider may call, and the decision after it."""
    law = _rules(paragraph="22", note="D-12")
    yield invited(service, State.COMMISSION_REVIEW, law, "L-TRUST-04")
    yield from held_or_missed(service, law, "L-TRUST-03")
    for after in (State.HEARING_HELD, State.HEARING_MISSED):
        yield from _decided(service, after)


def _decided(service: str, source: State) -> Iterator[Transition]:
    """Rendered or refused, signed by the head or his deputy (annexes 6 to 9).

    Who is included is told the number of his entry besides: annex 1, column 1.
    """
    result = (*RESULT, "entry_no") if service.startswith("trust.include.") else RESULT
    law = _rules(paragraph="21, 23, 24", note="D-101")
    yield from issued_or_refused(service, source, law, "L-TRUST-03", result)
