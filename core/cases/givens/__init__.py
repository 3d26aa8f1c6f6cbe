"""Everything a step of a case may be given, by key: one place for how it is read and judged."""

from collections.abc import Mapping
from typing import Any

from core.cases.givens.base import Given, Judged
from core.cases.givens.days import (
    Day,
    Moment,
    ReceivedAt,
    RefusedAt,
    arrival,
    commission,
    decision,
    effective_date,
)
from core.cases.givens.reasons import Grounds, Papers
from core.cases.givens.texts import Choice, Number, Text, Tick

RECOMMENDATIONS = ("for", "against", "none")
BODIES = ("higher_body", "official", "quality_body")
OUTCOMES = ("satisfied", "partly", "denied")

GIVENS: Mapping[str, Given] = {
    each.key: each
    for each in (
        ReceivedAt(key="received_at", told=True),
        Tick(key="filed_before"),
        Number(key="registration_no", told=True, of_register=True),
        Day(key="registered_on", after=effective_date, told=True),
        RefusedAt(key="refused_at", told=True),
        Papers(key="papers", told=True),
        Number(key="refusal_no", told=True),
        Day(key="refusal_date", told=True),
        Grounds(key="grounds", told=True),
        Text(key="facts", longest=4000, told=True),
        Number(key="notice_no", told=True, of_register=True),
        Day(key="notice_date", told=True),
        Number(key="entry_no", told=True, of_register=True),
        Number(key="annex_no", told=True, of_register=True),
        Day(key="annex_date", acts=False, told=True),
        Day(key="updated_on", told=True),
        Day(key="sent_to_commission_on", worked=False, acts=False, told=True),
        Day(key="recommended_on", after=commission, worked=False, acts=False),
        Choice(key="recommendation", options=RECOMMENDATIONS, missing_code="E-RECOMMENDATION"),
        Text(
            key="recommendation_text",
            shortest=1,
            longest=4000,
            beside="recommendation",
            needed_for=("against", "none"),
        ),
        Number(key="protocol_no"),
        Choice(key="hearing_needed", options=("no", "yes"), blocked={"yes": "E-HEARING-FIRST"}),
        Day(key="forwarded_on", after=arrival, told=True),
        Choice(key="forwarded_to", options=BODIES, told=True),
        Text(key="body_name", shortest=2, longest=255, told=True),
        Number(key="answer_no", told=True),
        Day(key="answer_date", told=True),
        Choice(key="outcome", options=OUTCOMES, told=True),
        Text(key="done_for_applicant", longest=4000, told=True),
        Text(key="override_reason"),
        Text(key="head_reason"),
        Text(key="late_reason"),
        Day(key="operator_told_on", after=decision, worked=True),
        Day(key="published_on", after=decision, worked=True, told=True),
    )
}


def stored(given: Mapping[str, Any]) -> dict[str, Any]:
    """What a step was given, as JSON."""
    return {key: GIVENS[key].stored(value) for key, value in given.items()}


def restored(given: Mapping[str, Any]) -> dict[str, Any]:
    """What a step was given, out of JSON; keys that are no longer known are ignored."""
    return {key: GIVENS[key].restored(value) for key, value in given.items() if key in GIVENS}


__all__ = [
    "BODIES",
    "GIVENS",
    "OUTCOMES",
    "RECOMMENDATIONS",
    "Choice",
    "Day",
    "Given",
    "Grounds",
    "Judged",
    "Moment",
    "Number",
    "Papers",
    "Text",
    "Tick",
    "restored",
    "stored",
]
