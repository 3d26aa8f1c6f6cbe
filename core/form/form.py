"""What a legal form is made of.

A form is declared once, as data, in ``core/forms/<form>.py``. Validation, dialog, check page,
receipt, desk and the page about the service all read that declaration; none of them knows a form
by name.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from core.form.conditions import Answers, Condition
from core.form.declarations import Change, Duty, Ground, Note, Paper, Review, Validity
from core.form.field import Field
from core.form.rule import Rule
from core.form.steps.transition import Transition
from core.law.acts import LawRef
from core.law.fees import FeeRule
from core.law.terms import LIMITS

Section = Literal["apk", "lic", "pool", "trust", "insp", "appeal"]
PaperFault = Literal["missing", "nonconforming", "expired"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Form:
    """One legal form; in one edition once ``on`` has been asked.

    ``review`` are the limits of the whole service, the first that holds; none when the order
    promises no answer. ``registration`` is the limit of taking it on and ``completeness`` that of
    the first look. ``paper_faults`` are what the order refuses a paper of the package for.
    ``out_of_hours`` is the rule on filing after hours, ``portals`` where it is filed. A form that
    is not ``filed`` ends with advice and makes no case. Where several acts say the same of it, the
    answer to ``act_from`` tells which of ``acts`` its terms are cited by.

    ``validity`` is how long what is issued is good, where the order sets it.
    ``register`` is where an issued case is entered, while ``enters_when`` holds, and ``closes`` the
    answer that names the record which ends with it, while ``closes_when`` holds. ``successor`` is
    the answer with the BIN or IIN of whom it is entered for, where it is given: else the applicant.
    ``releases`` is the answer with the serial numbers of units that leave the registry, and
    ``comes_after`` the form whose result this one needs.
    ``asked`` are the fields that are not filled by themselves.
    """

    key: str
    service: str
    section: Section
    edition: str
    law: LawRef
    effective_from: date | None
    changes: tuple[Change, ...] = ()
    fields: tuple[Field, ...]
    papers: tuple[Paper, ...]
    paper_faults: tuple[PaperFault, ...] = ("missing", "expired")
    grounds: tuple[Ground, ...]
    rules: tuple[Rule, ...] = ()
    steps: tuple[Transition, ...] = ()
    registration: str = ""
    completeness: str = ""
    review: tuple[Review, ...] = ()
    act_from: str = ""
    acts: Mapping[str, str] = dataclasses.field(default_factory=dict)
    duty: Duty | None = None
    out_of_hours: LawRef
    portals: tuple[str, ...]
    fee: FeeRule
    notes: tuple[Note, ...] = ()
    validity: Validity | None = None
    register: str = ""
    enters_when: Condition | None = None
    closes: str = ""
    closes_when: Condition | None = None
    successor: str = ""
    releases: str = ""
    comes_after: str = ""
    filed: bool = True
    asked: tuple[Field, ...] = dataclasses.field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "asked", tuple(each for each in self.fields if each.asked))

    def field(self, key: str) -> Field:
        """The field called ``key``. Raises ``KeyError``."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    def journey(self, answers: Answers) -> tuple[Field, ...]:
        """The fields a person is asked with these answers, in order."""
        return tuple([each for each in self.asked if each.when is None or each.when.holds(answers)])

    def words(self, field: Field, end: str) -> str:
        """The message key of a field's ``label``, ``ask``, ``option.own``, …"""
        shared = field.words and end.partition(".")[0] not in field.own
        return f"{field.words if shared else self.key}.{field.key}.{end}"

    def paper_words(self, doc_id: str) -> str:
        """The message key of what this form calls a document."""
        own = (paper.words for paper in self.papers if paper.doc_id == doc_id)
        return next(filter(None, own), doc_id)

    def law_of(self, code: str) -> LawRef | None:
        """The law of the ground for refusal that an issue shows; None when it shows none."""
        return next((each.law for each in self.grounds if code in each.evidence), None)

    def edition_on(self, day: date) -> str:
        """The name of the edition in force on a day (the effective date of a filing)."""
        edition = self.edition
        for change in self.changes:
            if change.on <= day:
                edition = change.edition
        return edition

    def on(self, day: date) -> "Form":
        """The form as it is in force on a day."""
        return self.in_edition(self.edition_on(day))

    def in_edition(self, edition: str) -> "Form":
        """The form in the edition of that name; today's last one for a name nobody knows."""
        if not self.changes:
            return self
        return _in_edition(self, edition)

    def review_of(self, answers: Answers) -> str:
        """The limit of the whole service with these answers; empty when none is promised."""
        for review in self.review:
            if review.when is None or review.when.holds(answers):
                return review.limit_id
        return ""

    def act_of(self, answers: Answers) -> str:
        """The act that sets the terms with these answers."""
        return self.acts.get(str(answers.get(self.act_from)), self.law.act)

    def enters(self, answers: Answers) -> bool:
        """Whether a case with these answers is entered in the register once it is issued."""
        held = self.enters_when is None or self.enters_when.holds(answers)
        return bool(self.register) and held

    @property
    def filed_at(self) -> str:
        """Its portals as one name: the end of the keys that say where it is filed."""
        return "_and_".join(self.portals)

    @property
    def registered_at_once(self) -> bool:
        """Whether the day of filing is day 0 of the terms, or a later registration is."""
        limit = LIMITS.get(self.registration)
        return limit is None or limit.value == 0


@cache
def _in_edition(form: Form, edition: str) -> Form:
    days = {change.edition: change.on for change in form.changes}
    days[form.edition] = date.min
    day = days.get(edition, form.changes[-1].on)
    return replace(
        form,
        edition=edition if edition in days else form.changes[-1].edition,
        effective_from=form.effective_from if day == date.min else day,
        changes=(),
        fields=tuple(field for field in form.fields if field.in_force(day)),
        grounds=tuple(each for each in form.grounds if each.since is None or each.since <= day),
    )
