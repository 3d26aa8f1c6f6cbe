"""Would it be refused? Each legal ground of a service against an application not filed yet.

*Law:* 138·A5.9, 169·A3.10, 142·A2.9, 53·A2.10.
*Why:* an applicant who knows the grounds beforehand mends his papers instead of being refused; and
what only the authority can tell is said to be so, never guessed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import combinations

from core.findings import Finding
from core.forms.base import Answers, Field
from core.forms.kinds import Upload
from core.forms.pieces import Ground
from core.forms.tables import Group
from core.rules.base import Facts
from core.validation.check import NOTHING_KNOWN, Application, validate


class Verdict(StrEnum):
    """How a ground stands: there, not there, open, or for the authority alone to tell."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Standing:
    """One ground, its verdict, what shows it, and the fewest answers to change."""

    ground: Ground
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    change: tuple[str, ...] = ()


def precheck(
    application: Application, as_of: datetime, facts: Facts = NOTHING_KNOWN
) -> tuple[Standing, ...]:
    """How every ground of the service stands, as if the application were filed at ``as_of``.

    Questions not answered yet leave a ground open rather than met: the person is still answering.
    One that was skipped where that is a fact of its own (``SUBSTANTIVE``) is answered.
    """
    outcome = validate(application, as_of, facts)
    answers, form = application.answers, application.form.on(outcome.effective_on)
    journey = form.journey(answers)
    told = {field.key for field in journey if _is_given(field, answers)}
    findings = tuple(each for each in outcome.findings if not each.field or each.field in told)
    without = tuple(field for field in journey if field.key not in told)
    unanswered = tuple(field.key for field in journey if answers.get(field.key) is None)
    return tuple(_standing(ground, findings, without, unanswered) for ground in form.grounds)


def _is_given(field: Field, answers: Answers) -> bool:
    """Whether a question is left behind; of a group every column of every entry."""
    value = answers.get(field.key)
    if value is None:
        return field.key in answers and field.skippable
    if not (isinstance(field, Group) and isinstance(value, list)):
        return True
    entries = [each for each in value if isinstance(each, Mapping)]
    return all(column.key in each for each in entries for column in field.path(each, answers))


def _has_papers(field: Field) -> bool:
    columns = field.columns if isinstance(field, Group) else (field,)
    return any(isinstance(each, Upload) for each in columns)


def _standing(
    ground: Ground,
    findings: tuple[Finding, ...],
    left: tuple[Field, ...],
    unanswered: tuple[str, ...],
) -> Standing:
    """``left`` are the questions not come to yet; a ground of papers hangs on theirs alone."""
    shown = tuple(_of(findings, ground.shown_by))
    if shown:
        return Standing(ground, Verdict.MET, shown, smallest_change(shown))
    doubts = tuple(_of(findings, ground.doubted_by))
    if not ground.shown_by and not ground.told_by:
        return Standing(ground, Verdict.AUTHORITY, doubts)
    open_ = tuple(
        key
        for key in ground.told_by
        if key in unanswered or any(field.key == key for field in left)
    )
    if not ground.told_by:
        open_ = tuple(field.key for field in left if _has_papers(field))
    if doubts or open_:
        return Standing(ground, Verdict.UNKNOWN, doubts, open_)
    return Standing(ground, Verdict.NOT_MET)


def _of(findings: Iterable[Finding], codes: tuple[str, ...]) -> Iterator[Finding]:
    for finding in findings:
        if any(finding.code == code or _begins(finding.code, code) for code in codes):
            yield finding


def _begins(code: str, mark: str) -> bool:
    return mark.endswith("-") and code.startswith(mark)


def smallest_change(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The fewest answers that touch every finding; of several smallest sets the first.

    Mending any one of a finding's answers may help: its own field, or one of ``also``.
    """
    wanted = [tuple(dict.fromkeys((each.field, *each.also))) for each in findings if each.field]
    forced = dict.fromkeys(each[0] for each in wanted if len(each) == 1)
    free = [each for each in wanted if not forced.keys() & set(each)]
    keys = list(dict.fromkeys(key for each in free for key in each))
    for size in range(len(keys) + 1):
        for chosen in combinations(keys, size):
            if all(set(each) & set(chosen) for each in free):
                return (*forced, *chosen)
    return tuple(forced)
