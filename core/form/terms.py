"""Which limits of ``core.law.limits`` bind a service, as its form declares them."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from core.form.conditions import Answers, Condition
from core.law.acts import LawRef
from core.law.limits import limit_on


@dataclass(frozen=True, slots=True)
class Review:
    """The limit of the whole service while ``when`` holds."""

    limit_id: str
    """Id of the limit in ``core.law.limits``, such as ``L-APK-04``."""
    when: Condition | None = None
    """Condition on the answers; None when the limit always applies."""
    own_words: bool = False
    """The step is no review of an application and has a message of its own."""

    @property
    def words(self) -> str:
        """Message key of the line on the page about the service."""
        named = self.own_words or self.when is not None
        return f"about.review.{self.limit_id}" if named else "about.review"


@dataclass(frozen=True, slots=True)
class Duty:
    """A term the applicant has to keep. A late filing is warned of and accepted (W-LATE)."""

    limit_id: str
    """Id of the limit in ``core.law.limits``."""
    field: str
    """Field with the day the term is counted from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Every limit of a service and the rule on its day 0."""

    registration: str = ""
    """Limit within which an application is registered; empty when the order sets none."""
    completeness: str = ""
    """Limit of the check for completeness; empty when the order sets none."""
    review: tuple[Review, ...] = ()
    """Limits of the whole service, the first that applies; empty when no answer is promised."""
    duty: Duty | None = None
    """Term of the applicant for filing; None when there is none."""
    out_of_hours: LawRef | None = None
    """Rule on a filing after office hours; required of every form that is filed."""
    act_from: str = ""
    """Field whose answer selects the act the limits are cited by; empty for the form's own act."""
    acts: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Act by the answer to ``act_from``."""

    def limit_ids(self) -> Iterator[str]:
        """Every limit that is named."""
        yield from filter(None, (self.registration, self.completeness))
        yield from (each.limit_id for each in self.review)
        if self.duty is not None:
            yield self.duty.limit_id

    def review_of(self, answers: Answers) -> str:
        """The limit of the whole service with these answers; empty when none is promised."""
        for review in self.review:
            if review.when is None or review.when.holds(answers):
                return review.limit_id
        return ""

    def registered_at_once(self, on: date) -> bool:
        """Whether the terms of a filing start that day and not with a later registration."""
        return not self.registration or limit_on(self.registration, on).value == 0
