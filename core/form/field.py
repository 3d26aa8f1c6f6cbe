"""One field of a form: what is asked, where it stands in the order, when it is asked."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from core.errors import Invalid
from core.form.conditions import Answers, Condition
from core.form.findings import SUBSTANTIVE
from core.law.acts import LawRef, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form. Subclasses in ``core.form.kinds`` say what an answer may be.

    ``law`` is where the field stands; ``origin`` says whether the order prints it or we added it.
    ``missing_code`` is the issue code of a required answer that is missing, ``doubt_code`` that of
    the doubt which an optional one leaves; ``suppressed_by`` is the code of a finding beside which
    neither is said. While ``optional_when`` holds, a column of a group is not required. ``since``
    is the first day the field is part of its form, ``until`` the first day it is not.

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
    missing_code: str = "E-REQ"
    doubt_code: str = ""
    suppressed_by: str = ""
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
        return not self.required or self.missing_code in SUBSTANTIVE

    def needed(self, answers: Answers) -> bool:
        """Whether an answer may not be missing, with the answers before it."""
        optional = self.optional_when is not None and self.optional_when.holds(answers)
        return self.required and not optional

    @property
    def depends_on(self) -> tuple[str, ...]:
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
            raise Invalid(self.missing_code)
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

    def applies(self, answers: Answers) -> bool:
        return self.when is None or self.when.holds(answers)

    def in_force(self, on: date) -> bool:
        """Whether the field is part of its form on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)
