"""The steps of a notice about another pool: it is taken in, and that is all.

*Law:* order № 169/НҚ, paragraph 16.
*Why:* the order knows no decision on the notice, no refusal and no answer; a number and the word
that it was taken note of are all that can be given (D-14).
"""

from core.cases.intake import filed, registered
from core.cases.states import Actor, State
from core.cases.steps import Transition
from core.law import LawRef, Origin

_LAW = LawRef("169", paragraph="16", note="D-14")

POOL_NOTICE: tuple[Transition, ...] = (
    *filed("lic.poolinfo", _LAW, "L-LIC-09"),
    registered("lic.poolinfo", _LAW, origin=Origin.INFERRED),
    Transition(
        service="lic.poolinfo",
        source=State.REGISTERED,
        target=State.CLOSED,
        actor=Actor.OFFICER,
        law=_LAW,
        origin=Origin.INFERRED,
    ),
)
