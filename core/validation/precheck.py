"""Would it be refused? Each legal ground of a service against an application not filed yet.

*Law:* 138·A5.9, 169·A3.10, 142·A2.9, 53·A2.10.
*Why:* an applicant who knows the grounds beforehand mends his papers instead of being refused; and
what only the authority can tell is said to be so, never guessed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import combinations

from core.form.conditions import Answers
from core.form.declarations import Ground
from core.form.field import Field
from core.form.findings import Finding
from core.form.form import Form
from core.form.kinds import Upload
from core.form.rule import Facts
from core.form.tables import Group
from core.validation.check import NOTHING_KNOWN, Application, validate
from core.validation.field_checks import ValidAnswers


class Verdict(StrEnum):
    """How a ground stands: there, not there, open, or for the authority alone to tell."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    AUTHORITY = "authority"


class Unseen(StrEnum):
    """What could not be looked at, so that nothing found means nothing."""

    REGISTER = "register"
    CRITERIA = "criteria"


@dataclass(frozen=True, slots=True)
class Standing:
    """One ground, its verdict, what shows it, and the fewest answers to change.

    ``unseen`` is what keeps it open whatever is answered.
    """

    ground: Ground
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    change: tuple[str, ...] = ()
    unseen: Unseen | None = None


def precheck(
    application: Application, as_of: datetime, facts: Facts = NOTHING_KNOWN
) -> tuple[Standing, ...]:
    """How every ground of the service stands, as if the application were filed at ``as_of``.

    Questions not answered yet, or with what is wrong in itself and so not judged, leave a ground
    open rather than met: the person is still answering. One that was skipped where that is a fact
    of its own (``SUBSTANTIVE``) is answered.
    """
    outcome = validate(application, as_of, facts)
    answers, form = application.answers, application.form.on(outcome.effective_on)
    journey = form.journey(answers)
    told = {field.key for field in journey if _is_given(field, answers)}
    findings = tuple(each for each in outcome.findings if not each.field or each.field in told)
    sound = ValidAnswers(form, answers, outcome.effective_on)
    wrong = {key for key in told if answers[key] is not None and key not in sound}
    left = [each for each in journey if each.key not in told or each.key in wrong]
    papers = tuple(each.key for each in left if _is_paper(each, form))
    missing = {each.key for each in left} | {key for key in told if answers[key] is None}
    return tuple(
        _standing(
            ground,
            findings,
            tuple(key for key in ground.requires if key in missing) if ground.requires else papers,
            _unseen(ground, facts, outcome.effective_on),
        )
        for ground in form.grounds
    )


def _is_given(field: Field, answers: Answers) -> bool:
    """Whether a question is left behind; of a group every column of every entry."""
    value = answers.get(field.key)
    if value is None:
        return field.key in answers and field.skippable
    if not (isinstance(field, Group) and isinstance(value, list)):
        return True
    entries = [each for each in value if isinstance(each, Mapping)]
    return all(column.key in each for each in entries for column in field.path(each, answers))


def _is_paper(field: Field, form: Form) -> bool:
    """Whether it is a document of the package, or brings one: a file, or a table that is one."""
    if any(paper.field == field.key for paper in form.papers):
        return True
    columns = field.columns if isinstance(field, Group) else (field,)
    return any(isinstance(each, Upload) for each in columns)


def _unseen(ground: Ground, facts: Facts, on: date) -> Unseen | None:
    if ground.unread_since is not None and ground.unread_since <= on:
        return Unseen.CRITERIA
    if ground.register and ground.register not in facts.complete:
        return Unseen.REGISTER
    return None


def _standing(
    ground: Ground,
    findings: tuple[Finding, ...],
    open_: tuple[str, ...],
    unseen: Unseen | None,
) -> Standing:
    """``open_`` are the answers not given yet, or not right, on which the ground hangs."""
    shown = tuple(_of(findings, ground.evidence))
    if shown:
        return Standing(ground, Verdict.MET, shown, smallest_change(shown))
    doubts = tuple(_of(findings, ground.doubts))
    if not ground.evidence and not ground.requires:
        return Standing(ground, Verdict.AUTHORITY, doubts)
    if doubts or open_ or unseen:
        return Standing(ground, Verdict.UNKNOWN, doubts, open_, unseen)
    return Standing(ground, Verdict.NOT_MET)


def _of(findings: Iterable[Finding], marks: tuple[str, ...]) -> Iterator[Finding]:
    for finding in findings:
        if any(_is_marked(finding, mark) for mark in marks):
            yield finding


def _is_marked(finding: Finding, mark: str) -> bool:
    """Whether a mark of a ground, ``code``, ``begins-`` or ``code@field``, means the finding."""
    code, _, field = mark.partition("@")
    if field and field not in (finding.field, *finding.also):
        return False
    return finding.code == code or (code.endswith("-") and finding.code.startswith(code))


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
