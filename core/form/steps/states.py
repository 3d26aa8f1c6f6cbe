"""The states a case can be in and the actors who move it."""

from enum import StrEnum


class State(StrEnum):
    """Where a case stands.

    ``HEARING_MISSED`` and ``WITHDRAWN`` are inferred (D-19). ``WITH_HEAD`` is ours: grounds
    for refusal were found and no hearing fits into the term, so only the head may go on (D-04).
    """

    DRAFT = "draft"
    READY = "ready"
    SUBMITTED = "submitted"
    ACCEPTANCE_REFUSED = "acceptance_refused"
    REGISTERED = "registered"
    REFUSED_INCOMPLETE = "refused_incomplete"
    UNDER_REVIEW = "under_review"
    COMMISSION_REVIEW = "commission_review"
    WITH_HEAD = "with_head"
    PRELIM_REFUSAL = "prelim_refusal"
    HEARING_NOTIFIED = "hearing_notified"
    HEARING_HELD = "hearing_held"
    HEARING_MISSED = "hearing_missed"
    ISSUED = "issued"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    APPEALED = "appealed"
    SATISFIED_BY_PROVIDER = "satisfied_by_provider"
    FORWARDED = "forwarded"
    DECIDED = "decided"
    CLOSED = "closed"

    @property
    def final(self) -> bool:
        """Whether the case has ended: a new application is a new case."""
        return self in FINAL


FINAL = frozenset(
    {
        State.ACCEPTANCE_REFUSED,
        State.REFUSED_INCOMPLETE,
        State.ISSUED,
        State.REFUSED,
        State.WITHDRAWN,
        State.SATISFIED_BY_PROVIDER,
        State.CLOSED,
    }
)


class Actor(StrEnum):
    """Who acts on a case."""

    APPLICANT = "applicant"
    CHANCELLERY = "chancellery"
    OFFICER = "officer"
    HEAD = "head"
    COMMISSION = "commission"
    SYSTEM = "system"
    QUALITY_BODY = "quality_body"
