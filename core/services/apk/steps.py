"""The steps of the registry of hardware-software complexes: inclusion, exclusion, change.

*Law:* order № 138/НҚ, paragraphs 7 to 15.
"""

from dataclasses import replace
from functools import partial

from core.form.steps.decision import (
    REFUSAL,
    RESULT,
    decided_by_head,
    grounds_to_head,
    reviewed,
)
from core.form.steps.intake import (
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

_rules = partial(LawRef, "138")

_ON_PRESENTATION = _rules(paragraph="9", note="D-103")
_AFTER_REGISTRATION = _rules(paragraph="9", annex="5", item="3", note="D-113")
_NO_WINDOW = _rules(paragraph="11, 13, 14", note="D-04")


def _with_override(step: Transition) -> Transition:
    """An issue that staff may make although a unit stands in another entry (V-SERIAL)."""
    return replace(step, takes=("override_reason",)) if step.target is State.ISSUED else step


INCLUDE: tuple[Transition, ...] = tuple(
    _with_override(step)
    for step in (
        *filed("apk.include", _rules(paragraph="7")),
        *registered("apk.include", _rules(paragraph="8, 9"), "L-APK-01"),
        not_accepted("apk.include", _ON_PRESENTATION, "L-APK-02"),
        under_review("apk.include", _rules(paragraph="9, 10"), "L-APK-03", Origin.INFERRED),
        incomplete("apk.include", _AFTER_REGISTRATION, "L-APK-03", "portal"),
        registered_by_mistake("apk.include", _ON_PRESENTATION, "L-APK-03"),
        *reviewed(
            "apk.include",
            term="L-APK-04",
            notice="L-APK-05",
            hearing="L-APK-06",
            issued=_rules(paragraph="10", annex="5", item="3", note="D-37"),
            doubted=_rules(paragraph="11"),
            heard=_rules(paragraph="12"),
            decided=_rules(paragraph="13"),
        ),
    )
)

EXCLUDE: tuple[Transition, ...] = (
    *filed("apk.exclude", _rules(paragraph="7")),
    *registered("apk.exclude", _rules(paragraph="8, 9"), "L-APK-01"),
    not_accepted("apk.exclude", _ON_PRESENTATION, "L-APK-02"),
    under_review("apk.exclude", _rules(paragraph="9, 14"), "L-APK-03", Origin.INFERRED),
    incomplete("apk.exclude", _AFTER_REGISTRATION, "L-APK-03", "portal"),
    registered_by_mistake("apk.exclude", _ON_PRESENTATION, "L-APK-03"),
    Transition(
        service="apk.exclude",
        source=State.UNDER_REVIEW,
        target=State.ISSUED,
        actor=Actor.HEAD,
        limit_id="L-APK-07",
        needs=RESULT,
        law=_rules(paragraph="14", note="D-101"),
    ),
    grounds_to_head("apk.exclude", _NO_WINDOW, "L-APK-07", ("grounds", "facts")),
    *decided_by_head("apk.exclude", _NO_WINDOW, "L-APK-07", State.REFUSED, REFUSAL),
)
"""No hearing: its notice would have to go before the registration (D-04). The head decides on the
grounds, either way, with a reason; nothing is refused by itself (D-120)."""

CHANGE: tuple[Transition, ...] = (
    *filed("apk.change", _rules(paragraph="15"), "L-APK-08"),
    *registered("apk.change", _rules(paragraph="8, 9, 15"), "L-APK-01", Origin.INFERRED),
    Transition(
        service="apk.change",
        source=State.REGISTERED,
        target=State.ISSUED,
        actor=Actor.OFFICER,
        limit_id="L-APK-09",
        needs=("updated_on",),
        takes=("override_reason",),
        words="update",
        law=_rules(paragraph="15", note="D-15"),
    ),
)
"""The registry is updated; the order knows neither a refusal nor a paper with the result (D-15)."""
