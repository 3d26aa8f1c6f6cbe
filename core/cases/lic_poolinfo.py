"""The steps of a notice about another pool: it is taken in, and that is all.

*Law:* order № 169/НҚ, paragraph 16.
*Why:* the order knows no decision on the notice, no refusal and no answer; a number and the word
that it was taken note of are all that can be given (D-14).
"""

from functools import partial

from core.cases.states import Actor, State
from core.cases.steps import Transition
from core.law import LawRef, Origin

_step = partial(Transition, service="lic.poolinfo", law=LawRef("169", paragraph="16", note="D-14"))

POOL_NOTICE: tuple[Transition, ...] = (
    _step(source=State.DRAFT, target=State.READY, actor=Actor.APPLICANT),
    _step(
        source=State.READY,
        target=State.SUBMITTED,
        actor=Actor.APPLICANT,
        limit_id="L-LIC-09",
    ),
    _step(
        source=State.SUBMITTED,
        target=State.REGISTERED,
        actor=Actor.CHANCELLERY,
        needs=("registration_no", "registered_on"),
        origin=Origin.INFERRED,
    ),
    _step(
        source=State.REGISTERED,
        target=State.CLOSED,
        actor=Actor.OFFICER,
        origin=Origin.INFERRED,
    ),
)
