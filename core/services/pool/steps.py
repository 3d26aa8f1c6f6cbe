"""The steps of the accreditation of a pool and of the reissue of its certificate.

*Law:* order № 142/НҚ, paragraphs 5 to 12.
"""

from functools import partial

from core.form.steps.decision import RESULT, decided_by_head, grounds_to_head, reviewed
from core.form.steps.intake import (
    REFUSED_PACKAGE,
    filed,
    incomplete,
    not_accepted,
    registered,
    registered_by_mistake,
    under_review,
)
from core.form.steps.states import Actor, State
from core.form.steps.transition import Transition
from core.law.acts import LawRef, Origin

_rules = partial(LawRef, "142")
_NO_WINDOW = _rules(paragraph="9, 12", note="D-04, D-06")

ACCREDIT: tuple[Transition, ...] = (
    *filed("pool.accredit", _rules(paragraph="5")),
    *registered("pool.accredit", _rules(paragraph="6, 7"), "L-POOL-01"),
    # refused instead of registered, so on the same day
    not_accepted("pool.accredit", _rules(paragraph="7", note="D-103"), "L-POOL-01"),
    under_review("pool.accredit", _rules(paragraph="7, 8"), "L-POOL-02", Origin.INFERRED),
    incomplete("pool.accredit", _rules(paragraph="7", note="D-113"), "L-POOL-02", "portal"),
    registered_by_mistake("pool.accredit", _rules(paragraph="7", note="D-103"), "L-POOL-02"),
    *reviewed(
        "pool.accredit",
        term="L-POOL-03",
        notice="L-POOL-04",
        hearing="L-POOL-05",
        issued=_rules(paragraph="8", annex="2", item="3", note="D-02, D-37, D-67"),
        doubted=_rules(paragraph="9"),
        heard=_rules(paragraph="10"),
        decided=_rules(paragraph="11"),
    ),
)

REISSUE: tuple[Transition, ...] = (
    *filed("pool.reissue", _rules(paragraph="5")),
    *registered("pool.reissue", _rules(paragraph="6, 7"), "L-POOL-01"),
    not_accepted("pool.reissue", _rules(paragraph="7", note="D-114"), "L-POOL-01"),
    under_review("pool.reissue", _rules(paragraph="12"), "L-POOL-02", Origin.INFERRED),
    incomplete("pool.reissue", _rules(paragraph="7, 12", note="D-114"), "L-POOL-02", "portal"),
    registered_by_mistake(
        "pool.reissue", _rules(paragraph="7, 12", note="D-103, D-114"), "L-POOL-02"
    ),
    Transition(
        service="pool.reissue",
        source=State.UNDER_REVIEW,
        target=State.ISSUED,
        actor=Actor.HEAD,
        limit_id="L-POOL-06",
        needs=RESULT,
        law=_rules(paragraph="12", annex="2", item="3", note="D-03, D-67"),
    ),
    grounds_to_head("pool.reissue", _NO_WINDOW, "L-POOL-06", ("papers", "facts"), "L-POOL-06"),
    *decided_by_head(
        "pool.reissue", _NO_WINDOW, "L-POOL-06", State.REFUSED_INCOMPLETE, REFUSED_PACKAGE
    ),
)
"""Papers found not to conform within two working days are heard on before a refusal (D-06); after
that no hearing fits into the term, and the head decides (D-04)."""
