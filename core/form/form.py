"""A legal form, declared as data.

A form is declared once, as data, in ``core/services/<family>/<form>.py``. Validation, dialog, check
page, receipt, desk and the page about the service read that declaration; none of them knows a form
by name.
"""

import dataclasses
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from core.form.conditions import Answers
from core.form.declarations import Change, Ground, Note, Paper, Validity
from core.form.field import Field
from core.form.register_effect import NO_EFFECT, RegisterEffect
from core.form.rule import Rule
from core.form.steps.transition import Transition
from core.form.terms import Terms
from core.law.acts import LawRef
from core.law.fees import FeeRule

Section = Literal["apk", "lic", "pool", "trust", "insp", "appeal"]
PaperFault = Literal["missing", "nonconforming", "expired"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Form:
    """A legal form with all its editions; ``on(day)`` gives the edition of one day."""

    key: str
    """Key in ``FORMS``, in drafts and cases, and stem of the message keys: ``apk_include``."""
    service: str
    """Code of the service whose application it is: ``apk.include``."""
    section: Section
    """Section of the menu it is listed in."""
    edition: str
    """Name of its first edition."""
    law: LawRef
    """Where the order describes the service."""
    effective_from: date | None
    """First day of the edition; None when the order does not tell."""
    changes: tuple[Change, ...] = ()
    """Later editions, oldest first."""
    fields: tuple[Field, ...]
    """Every field of every edition, in the order of the journey."""
    papers: tuple[Paper, ...]
    """Documents of the package."""
    paper_faults: tuple[PaperFault, ...] = ("missing", "expired")
    """What the order refuses a document of the package for."""
    grounds: tuple[Ground, ...]
    """Grounds for refusal."""
    rules: tuple[Rule, ...] = ()
    """Checks across answers."""
    notes: tuple[Note, ...] = ()
    """Lines on the page about the service."""
    steps: tuple[Transition, ...] = ()
    """Steps a case may take."""
    terms: Terms
    """Time limits of the service."""
    portals: tuple[str, ...]
    """Where it is filed; empty for a form that ends with advice and makes no case."""
    comes_after: str = ""
    """Key of the form whose result this one needs; empty when it needs none."""
    fee: FeeRule
    """What the service costs."""
    validity: Validity | None = None
    """How long the issued document is valid; None where the order does not limit it."""
    effect: RegisterEffect = NO_EFFECT
    """What a granted application changes in the registers."""
    asked: tuple[Field, ...] = dataclasses.field(init=False, repr=False)
    """The fields an applicant answers; the others are filled automatically."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "asked", tuple(each for each in self.fields if each.asked))

    def field(self, key: str) -> Field:
        """The field called ``key``. Raises ``KeyError``."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    def journey(self, answers: Answers) -> tuple[Field, ...]:
        """The fields an applicant is asked with these answers, in order."""
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
        """The law of the ground for refusal that a finding shows; None when it shows none."""
        return next((each.law for each in self.grounds if code in each.evidence), None)

    def act_of(self, answers: Answers) -> str:
        """The act that sets the terms with these answers."""
        return self.terms.acts.get(str(answers.get(self.terms.act_from)), self.law.act)

    @property
    def filed(self) -> bool:
        """Whether it is filed and makes a case, or ends with advice."""
        return bool(self.portals)

    @property
    def filed_at(self) -> str:
        """Its portals as one name: the end of the message keys that say where it is filed."""
        return "_and_".join(self.portals)

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
        """The form in the edition of that name; the newest one for an unknown name."""
        if not self.changes:
            return self
        return _in_edition(self, edition)


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
