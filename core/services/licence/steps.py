"""The steps of a licence for digital mining: of its issue, with or without an annex, and reissue.

*Law:* order № 169/НҚ, paragraphs 4 to 10 (issue) and 12 to 15 (reissue).
*Why:* the chancellery registers what the portal brings; there is no paper channel, so nothing is
refused on presentation (D-91).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from core.form.conditions import answered
from core.form.steps import intake
from core.form.steps.decision import issued_or_refused, reviewed
from core.form.steps.intake import filed, registered
from core.form.steps.states import Actor, State
from core.form.steps.transition import Transition
from core.law.acts import LawRef, Origin

_rules = partial(LawRef, "169")


def issue(service: str) -> tuple[Transition, ...]:
    """The steps of a licence that is issued, and of the annex to one (D-16)."""
    return (
        *_intake(service, filed="4", registered="6", completeness="7", limit_id="L-LIC-02"),
        *_with_annex(
            reviewed(
                service,
                term="L-LIC-04",
                notice="L-LIC-05",
                hearing="L-LIC-06",
                issued=_rules(paragraph="8, 9", note="D-08"),
                doubted=_rules(paragraph="10"),
                heard=_rules(paragraph="10"),
                decided=_rules(paragraph="10"),
            ),
            answer="request_kind" if service.startswith("lic.issue.") else "",
        ),
    )


def reissue(service: str) -> tuple[Transition, ...]:
    """The steps of a licence that is reissued; the order has no hearing in them (D-05)."""
    law = _rules(paragraph="15", note="D-05")
    return (
        *_intake(service, filed="12", registered="13", completeness="14", limit_id="L-LIC-07"),
        *_with_annex(
            issued_or_refused(service, State.UNDER_REVIEW, law, "L-LIC-08"),
            answer="reissue_object",
        ),
    )


def _with_annex(steps: Iterable[Transition], answer: str) -> Iterator[Transition]:
    """The steps; a result of both papers needs the number and day of the annex as well.

    ``answer`` names the field that tells what is asked for, empty where it is always one paper.
    *Law:* 169·A4 and A6 print a number and a day each.
    """
    for step in steps:
        if not answer or step.target is not State.ISSUED:
            yield step
            continue
        yield replace(step, when=answered(answer, "licence", "annex"))
        both = (*step.needs, "annex_no", "annex_date")
        yield replace(step, when=answered(answer, "both"), needs=both)


def _intake(
    service: str, *, filed: str, registered: str, completeness: str, limit_id: str
) -> Iterator[Transition]:
    """From the draft to the first look; the arguments are paragraphs of the Rules."""
    yield from intake.filed(service, _rules(paragraph=filed))
    yield from intake.registered(service, _rules(paragraph=registered, note="D-91"), "L-LIC-01")
    yield intake.under_review(service, _rules(paragraph=completeness), limit_id)
    refused = _rules(paragraph=completeness, note="D-105")
    yield intake.incomplete(service, refused, limit_id)


_LAW = LawRef("169", paragraph="16", note="D-14")

POOL_NOTICE: tuple[Transition, ...] = (
    *filed("lic.poolinfo", _LAW, "L-LIC-09"),
    *registered("lic.poolinfo", _LAW, origin=Origin.INFERRED),
    Transition(
        service="lic.poolinfo",
        source=State.REGISTERED,
        target=State.CLOSED,
        actor=Actor.OFFICER,
        words="take_note",
        law=_LAW,
        origin=Origin.INFERRED,
    ),
)
