"""The steps of the registry of hardware-software complexes: inclusion, exclusion, change.

*Law:* order № 138/НҚ, paragraphs 7 to 15.
"""

from collections.abc import Iterator
from functools import partial

from core.cases.states import Actor, State
from core.cases.steps import Transition
from core.law import LawRef, Origin

_include = partial(Transition, service="apk.include")
_exclude = partial(Transition, service="apk.exclude")
_change = partial(Transition, service="apk.change")
_rules = partial(LawRef, "138")

NOTICE = ("notice_no", "notice_date")
REFUSAL = ("refusal_no", "refusal_date", "ground")


def _filed(service: str, paragraph: str, limit_id: str | None = None) -> Iterator[Transition]:
    """From the draft to the hands of the chancellery."""
    law = _rules(paragraph=paragraph)
    step = partial(Transition, service=service, actor=Actor.APPLICANT, law=law)
    yield step(source=State.DRAFT, target=State.READY)
    yield step(source=State.READY, target=State.SUBMITTED, limit_id=limit_id)


def _registered(service: str, law: LawRef, origin: Origin = Origin.OFFICIAL) -> Transition:
    return Transition(
        service=service,
        source=State.SUBMITTED,
        target=State.REGISTERED,
        actor=Actor.CHANCELLERY,
        limit_id="L-APK-01",
        needs=("registration_no", "registered_on"),
        law=law,
        origin=origin,
    )


def _not_accepted(service: str) -> Transition:
    """An incomplete or expired package on paper is refused on presentation."""
    return Transition(
        service=service,
        source=State.SUBMITTED,
        target=State.ACCEPTANCE_REFUSED,
        actor=Actor.CHANCELLERY,
        limit_id="L-APK-02",
        needs=("reason",),
        channel="chancellery",
        law=_rules(paragraph="9", note="D-103"),
    )


def _incomplete(service: str) -> Transition:
    """An incomplete or expired package from the portal is refused after registration."""
    return Transition(
        service=service,
        source=State.REGISTERED,
        target=State.REFUSED_INCOMPLETE,
        actor=Actor.OFFICER,
        limit_id="L-APK-03",
        needs=("reason",),
        channel="portal",
        law=_rules(paragraph="9", annex="5", item="3"),
    )


INCLUDE: tuple[Transition, ...] = (
    *_filed("apk.include", "7"),
    _registered("apk.include", _rules(paragraph="8, 9")),
    _not_accepted("apk.include"),
    _include(
        source=State.REGISTERED,
        target=State.UNDER_REVIEW,
        actor=Actor.OFFICER,
        limit_id="L-APK-03",
        law=_rules(paragraph="9, 10"),
        origin=Origin.INFERRED,
    ),
    _incomplete("apk.include"),
    _include(
        source=State.UNDER_REVIEW,
        target=State.ISSUED,
        actor=Actor.HEAD,
        limit_id="L-APK-04",
        needs=NOTICE,
        law=_rules(paragraph="10", annex="5", item="3", note="D-37"),
    ),
    _include(
        source=State.UNDER_REVIEW,
        target=State.PRELIM_REFUSAL,
        actor=Actor.OFFICER,
        limit_id="L-APK-05",
        needs=("ground",),
        law=_rules(paragraph="11"),
    ),
    _include(
        source=State.PRELIM_REFUSAL,
        target=State.HEARING_NOTIFIED,
        actor=Actor.OFFICER,
        limit_id="L-APK-05",
        needs=("hearing_at", "hearing_place"),
        law=_rules(paragraph="12", note="D-17"),
    ),
    _include(
        source=State.HEARING_NOTIFIED,
        target=State.HEARING_HELD,
        actor=Actor.OFFICER,
        limit_id="L-APK-06",
        law=_rules(paragraph="12"),
    ),
    _include(
        source=State.HEARING_NOTIFIED,
        target=State.HEARING_MISSED,
        actor=Actor.OFFICER,
        limit_id="L-APK-06",
        law=_rules(paragraph="12", note="D-19"),
        origin=Origin.INFERRED,
    ),
    *(
        _include(
            source=hearing,
            target=decision,
            actor=Actor.HEAD,
            limit_id="L-APK-04",
            needs=needs,
            law=_rules(paragraph="13"),
        )
        for hearing in (State.HEARING_HELD, State.HEARING_MISSED)
        for decision, needs in ((State.ISSUED, NOTICE), (State.REFUSED, REFUSAL))
    ),
)

EXCLUDE: tuple[Transition, ...] = (
    *_filed("apk.exclude", "7"),
    _registered("apk.exclude", _rules(paragraph="8, 9")),
    _not_accepted("apk.exclude"),
    _exclude(
        source=State.REGISTERED,
        target=State.UNDER_REVIEW,
        actor=Actor.OFFICER,
        law=_rules(paragraph="14"),
        origin=Origin.INFERRED,
    ),
    _incomplete("apk.exclude"),
    _exclude(
        source=State.UNDER_REVIEW,
        target=State.ISSUED,
        actor=Actor.HEAD,
        limit_id="L-APK-07",
        needs=NOTICE,
        law=_rules(paragraph="14", note="D-101"),
    ),
    _exclude(
        source=State.UNDER_REVIEW,
        target=State.PRELIM_REFUSAL,
        actor=Actor.OFFICER,
        limit_id="L-APK-07",
        needs=("ground",),
        law=_rules(paragraph="11", note="D-04"),
    ),
    _exclude(
        source=State.PRELIM_REFUSAL,
        target=State.REFUSED,
        actor=Actor.HEAD,
        limit_id="L-APK-07",
        needs=REFUSAL,
        law=_rules(paragraph="13, 14", note="D-04"),
    ),
    _exclude(
        source=State.PRELIM_REFUSAL,
        target=State.ISSUED,
        actor=Actor.HEAD,
        limit_id="L-APK-07",
        needs=NOTICE,
        law=_rules(paragraph="13, 14", note="D-04"),
        origin=Origin.INFERRED,
    ),
)
"""No hearing: its notice would have to go before the registration (D-04). A head of unit decides
on the grounds, either way, and nothing is refused by itself."""

CHANGE: tuple[Transition, ...] = (
    *_filed("apk.change", "15", limit_id="L-APK-08"),
    _registered("apk.change", _rules(paragraph="8, 9, 15"), Origin.INFERRED),
    _change(
        source=State.REGISTERED,
        target=State.ISSUED,
        actor=Actor.OFFICER,
        limit_id="L-APK-09",
        needs=("updated_on",),
        law=_rules(paragraph="15", note="D-15"),
    ),
)
"""The registry is updated; the order knows neither a refusal nor a paper with the result (D-15)."""
