"""Pre-check for refusal: each legal ground against an application that is not filed yet.

*Law:* 138·A5.9, 169·A3.10, 142·A2.9, 53·A2.10.
*Why:* an applicant who knows the grounds in advance corrects the application instead of being
refused. What only the authority can judge is named as such and never guessed.
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
    """Whether a ground for refusal applies."""

    MET = "met"
    """It applies: a finding shows it."""
    NOT_MET = "not_met"
    """It does not apply."""
    UNKNOWN = "unknown"
    """Open: answers are missing, a finding is a doubt, or something cannot be checked."""
    AUTHORITY = "authority"
    """Only the authority can judge it."""


class Unverified(StrEnum):
    """What cannot be checked, so that a ground stays open although nothing is found."""

    REGISTER = "register"
    """The register is not known completely."""
    CRITERIA = "criteria"
    """The text of a criterion is not known."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """The result of the pre-check for one ground."""

    ground: Ground
    """The ground."""
    verdict: Verdict
    """Whether it applies."""
    findings: tuple[Finding, ...] = ()
    """Findings that show it or leave it open."""
    change: tuple[str, ...] = ()
    """Fields to answer or to correct so that it no longer applies."""
    unverified: Unverified | None = None
    """What keeps it open whatever is answered; None when nothing does."""


def precheck(
    application: Application, as_of: datetime, facts: Facts = NOTHING_KNOWN
) -> tuple[Assessment, ...]:
    """Assess every ground for refusal as if the application were filed at ``as_of``.

    While the applicant is still answering, an unanswered question or an invalid answer leaves a
    ground open. A question skipped although its answer is a condition of the order
    (``SUBSTANTIVE``) counts as answered.
    """
    outcome = validate(application, as_of, facts)
    answers, form = application.answers, application.form.on(outcome.effective_on)
    journey = form.journey(answers)
    given = {field.key for field in journey if _is_given(field, answers)}
    findings = tuple(each for each in outcome.findings if not each.field or each.field in given)
    valid = ValidAnswers(form, answers, outcome.effective_on)
    wrong = {key for key in given if answers[key] is not None and key not in valid}
    left = [each for each in journey if each.key not in given or each.key in wrong]
    papers = tuple(each.key for each in left if _is_paper(each, form))
    missing = {each.key for each in left} | {key for key in given if answers[key] is None}
    return tuple(
        _assessment(
            ground,
            findings,
            tuple(key for key in ground.requires if key in missing) if ground.requires else papers,
            _unverified(ground, facts, outcome.effective_on),
        )
        for ground in form.grounds
    )


def _is_given(field: Field, answers: Answers) -> bool:
    """Whether a question is answered or skipped; for a group, every column of every entry."""
    value = answers.get(field.key)
    if value is None:
        return field.key in answers and field.skippable
    if not (isinstance(field, Group) and isinstance(value, list)):
        return True
    entries = [each for each in value if isinstance(each, Mapping)]
    return all(column.key in each for each in entries for column in field.path(each, answers))


def _is_paper(field: Field, form: Form) -> bool:
    """Whether a field provides a document of the package: a file, or a table printed as one."""
    if any(paper.field == field.key for paper in form.papers):
        return True
    columns = field.columns if isinstance(field, Group) else (field,)
    return any(isinstance(each, Upload) for each in columns)


def _unverified(ground: Ground, facts: Facts, on: date) -> Unverified | None:
    if ground.unread_since is not None and ground.unread_since <= on:
        return Unverified.CRITERIA
    if ground.register and ground.register not in facts.complete:
        return Unverified.REGISTER
    return None


def _assessment(
    ground: Ground,
    findings: tuple[Finding, ...],
    open_: tuple[str, ...],
    unverified: Unverified | None,
) -> Assessment:
    """``open_`` are the fields without a valid answer that the ground requires."""
    shown = tuple(_of(findings, ground.evidence))
    if shown:
        return Assessment(ground, Verdict.MET, shown, smallest_change(shown))
    doubts = tuple(_of(findings, ground.doubts))
    if not ground.evidence and not ground.requires:
        return Assessment(ground, Verdict.AUTHORITY, doubts)
    if doubts or open_ or unverified:
        return Assessment(ground, Verdict.UNKNOWN, doubts, open_, unverified)
    return Assessment(ground, Verdict.NOT_MET)


def _of(findings: Iterable[Finding], marks: tuple[str, ...]) -> Iterator[Finding]:
    for finding in findings:
        if any(_is_marked(finding, mark) for mark in marks):
            yield finding


def _is_marked(finding: Finding, mark: str) -> bool:
    """Whether a finding matches a mark of a ground: ``code``, ``prefix-`` or ``code@field``."""
    code, _, field = mark.partition("@")
    if field and field not in (finding.field, *finding.also):
        return False
    return finding.code == code or (code.endswith("-") and finding.code.startswith(code))


def smallest_change(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The smallest set of fields that covers every finding; the first of equally small ones.

    A finding is resolved by correcting its own field or one of ``also``.
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
