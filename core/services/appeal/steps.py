"""The steps of a complaint, alike in four orders; the joint order 164/49 has none.

*Law:* 138¶17-21, 169¶19-23, 142¶16-20, 53¶28-34. The provider or body that receives the complaint
registers it; a provider that does not satisfy it wholly sends it on, and answers within its own
term (D-20). An answer of another body after that is recorded when it comes.
"""

from functools import partial

from core.form.conditions import answered
from core.form.steps.intake import filed, registered
from core.form.steps.states import Actor, State
from core.form.steps.transition import Transition
from core.law.acts import LawRef, Origin

TO_PROVIDER = answered("addressee", "provider")
TO_QUALITY_BODY = answered("addressee", "quality_body")

_step = partial(Transition, service="appeal")
_rules = partial(LawRef, "138")
_NO_FORM = _rules(paragraph="17", note="D-22")
_REGISTERED = _rules(paragraph="19, 20", note="D-155")
_ANSWER = ("answer_no", "answer_date", "outcome")

APPEAL: tuple[Transition, ...] = (
    *filed("appeal", _NO_FORM),
    *registered("appeal", _REGISTERED, origin=Origin.DESIGN, when=TO_PROVIDER),
    *registered(
        "appeal",
        _REGISTERED,
        origin=Origin.DESIGN,
        actor=Actor.QUALITY_BODY,
        when=TO_QUALITY_BODY,
    ),
    _step(
        source=State.REGISTERED,
        target=State.FORWARDED,
        actor=Actor.OFFICER,
        limit_id="L-APP-01",
        needs=("forwarded_on", "forwarded_to", "body_name"),
        when=TO_PROVIDER,
        law=_rules(paragraph="18", note="D-21"),
    ),
    _step(
        source=State.REGISTERED,
        target=State.SATISFIED_BY_PROVIDER,
        actor=Actor.HEAD,
        limit_id="L-APP-01",
        needs=("answer_no", "answer_date", "done_for_applicant"),
        when=TO_PROVIDER,
        lapses=True,
        law=_rules(paragraph="18"),
    ),
    _step(
        source=State.REGISTERED,
        target=State.DECIDED,
        actor=Actor.HEAD,
        limit_id="L-APP-02",
        needs=_ANSWER,
        when=TO_PROVIDER,
        law=_rules(paragraph="19", note="D-20"),
    ),
    _step(
        source=State.REGISTERED,
        target=State.DECIDED,
        actor=Actor.QUALITY_BODY,
        limit_id="L-APP-03",
        needs=_ANSWER,
        when=TO_QUALITY_BODY,
        law=_rules(paragraph="20"),
    ),
    _step(
        source=State.FORWARDED,
        target=State.DECIDED,
        actor=Actor.OFFICER,
        needs=("body_name", *_ANSWER),
        law=_rules(paragraph="20", note="D-156"),
        origin=Origin.DESIGN,
    ),
    _step(
        source=State.DECIDED,
        target=State.CLOSED,
        actor=Actor.SYSTEM,
        law=_rules(paragraph="21"),
    ),
)
