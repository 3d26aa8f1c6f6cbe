"""One field of a form: the question, its place in the law, and when it is asked."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from core.errors import Invalid
from core.form.conditions import Answers, Condition
from core.form.findings import SUBSTANTIVE
from core.law.acts import LawRef, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a form; the subclasses in ``core.form.kinds`` define what an answer may be."""

    key: str
    """Key of the answer, unique in its form: ``applicant_name``."""
    law: LawRef
    """Where the law asks for it."""
    origin: Origin = Origin.OFFICIAL
    """Whether the order prints the field or it was added."""
    required: bool = True
    """Whether an answer must be given."""
    missing_code: str = "E-REQ"
    """Finding when a required answer is missing."""
    doubt_code: str = ""
    """Finding when an optional answer is missing; empty for none."""
    suppressed_by: str = ""
    """Finding that makes those on a missing answer superfluous; empty for none."""
    optional_when: Condition | None = None
    """Condition under which a required column of a group is optional."""
    when: Condition | None = None
    """Condition under which the field is asked; None when always."""
    since: date | None = None
    """First day the field is part of its form; None when from the first edition."""
    until: date | None = None
    """First day the field is no longer part of its form; None when never."""
    default_from: str = ""
    """Earlier field of the form whose answer is offered as the default."""
    topic: str = ""
    """Subject shared with other forms, ``applicant.name``: earlier answers to it are offered."""
    renews: str = ""
    """Subject whose answer this one becomes once the application is granted."""
    words: str = ""
    """Stem of shared message keys, such as ``applicant``; empty for the form's own."""
    own: tuple[str, ...] = ()
    """Ends of message keys, such as ``label``, that stay the form's own."""

    @property
    def asked(self) -> bool:
        """Whether the applicant answers it, or it is filled automatically."""
        return True

    @property
    def skippable(self) -> bool:
        """Whether the applicant may go on without an answer.

        *Why:* an application that does not meet a condition of the order may be filed all the
        same; where the missing answer is such a condition (``SUBSTANTIVE``), it may be left out.
        """
        return not self.required or self.missing_code in SUBSTANTIVE

    def needed(self, answers: Answers) -> bool:
        """Whether an answer must be given, with the answers before it."""
        optional = self.optional_when is not None and self.optional_when.holds(answers)
        return self.required and not optional

    @property
    def depends_on(self) -> tuple[str, ...]:
        """Keys of the earlier answers that the check of an answer reads."""
        return ()

    def accept(self, raw: str, answers: Answers) -> Any:
        """Parse typed text into the stored answer. Raises ``Invalid``."""
        raise NotImplementedError

    def check(self, value: Any, answers: Answers) -> Any:
        """Check an answer of any type and return it in its stored form. Raises ``Invalid``."""
        if not isinstance(value, str):
            raise Invalid(self.missing_code)
        return self.accept(value, answers)

    def check_given(self, value: Any, answers: Answers) -> Any:
        """Check an answer of which a part may still be missing. Raises ``Invalid``."""
        return self.check(value, answers)

    def is_whole(self, value: Any, answers: Answers) -> bool:
        """Whether a stored answer is complete."""
        return True

    def warnings(self, value: Any) -> tuple[str, ...]:
        """Codes of doubts about a valid answer; they never block."""
        return ()

    def applies(self, answers: Answers) -> bool:
        """Whether the field is asked with these answers."""
        return self.when is None or self.when.holds(answers)

    def in_force(self, on: date) -> bool:
        """Whether the field is part of its form on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)
