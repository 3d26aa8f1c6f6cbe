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
from typing import Any, Literal

from core.cases.steps import Transition
from core.errors import Invalid
from core.fees import FeeRule
from core.findings import SUBSTANTIVE
from core.forms.conditions import Answers, Condition, answered
from core.forms.pieces import Change, Duty, Ground, Note, Paper, Review, Validity
from core.law import LawRef, Origin
from core.rules.base import Rule
from core.terms import LIMITS

Section = Literal["apk", "lic", "pool", "trust", "insp", "appeal"]
PaperFault = Literal["missing", "nonconforming", "expired"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form. Subclasses in ``core.forms.kinds`` say what an answer may be.

    ``law`` is where the field stands; ``origin`` says whether the order prints it or we added it.
    ``absent`` is the issue code of a required answer that is missing, ``left_out`` that of the
    doubt which an optional one leaves; ``waived_by`` is the code of a finding beside which neither
    is said. While ``optional_when`` holds, a column of a group is not required. ``since`` is the
    first day the field is part of its form, ``until`` the first day it is not.

    ``default_from`` names the earlier answer that is offered as this one's. ``topic`` names what
    the answer is about beyond this form, such as ``applicant.name``: what a person said of it in
    another application is offered here. ``renews`` is the topic that it is the answer of once the
    application is granted.

    ``words`` is whose wording the field takes, ``applicant`` or ``licence``; without it the form's
    own. ``own`` are the ends of keys, such as ``label``, that are the form's own all the same.
    """

    key: str
    law: LawRef
    origin: Origin = Origin.OFFICIAL
    required: bool = True
    absent: str = "E-REQ"
    left_out: str = ""
    waived_by: str = ""
    optional_when: Condition | None = None
    when: Condition | None = None
    since: date | None = None
    until: date | None = None
    default_from: str = ""
    topic: str = ""
    renews: str = ""
    words: str = ""
    own: tuple[str, ...] = ()

    @property
    def asked(self) -> bool:
        """Whether a person is asked, or the field is filled by itself."""
        return True

    @property
    def skippable(self) -> bool:
        """Whether a person may go on without an answer.

        *Why:* that a condition of the order is not met may be filed as it is; so may its answer
        be left out where being without one is such a fact (``SUBSTANTIVE``).
        """
        return not self.required or self.absent in SUBSTANTIVE

    def needed(self, answers: Answers) -> bool:
        """Whether an answer may not be missing, with the answers before it."""
        optional = self.optional_when is not None and self.optional_when.holds(answers)
        return self.required and not optional

    @property
    def leans_on(self) -> tuple[str, ...]:
        """The earlier answers that decide whether an answer to this field fits."""
        return ()

    def accept(self, raw: str, answers: Answers) -> Any:
        """Turn what a person typed into the stored answer. Raises ``Invalid``."""
        raise NotImplementedError

    def check(self, value: Any, answers: Answers) -> Any:
        """Prove an answer of whatever type: as it is stored, however it was written.

        Raises ``Invalid``.
        """
        if not isinstance(value, str):
            raise Invalid(self.absent)
        return self.accept(value, answers)

    def check_given(self, value: Any, answers: Answers) -> Any:
        """Prove an answer of which a part may still be missing. Raises ``Invalid``."""
        return self.check(value, answers)

    def is_whole(self, value: Any, answers: Answers) -> bool:
        """Whether nothing is left to ask about a stored answer."""
        return True

    def warnings(self, value: Any) -> tuple[str, ...]:
        """Codes of doubts about a good answer; they never stop anything."""
        return ()

    def on_path(self, answers: Answers) -> bool:
        return self.when is None or self.when.holds(answers)

    def in_force(self, on: date) -> bool:
        """Whether the field is part of its form on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


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
        return next((each.law for each in self.grounds if code in each.shown_by), None)

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


__all__ = [
    "Answers",
    "Field",
    "Form",
    "answered",
]
