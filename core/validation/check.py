"""Validation of an application by the rules in force on its effective date.

Pure: the same application, facts and moment give the same outcome.
"""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from core.form.conditions import Answers
from core.form.field import Field
from core.form.findings import Finding
from core.form.form import Form
from core.form.kinds import RecordNo, Upload, parse_day
from core.form.register import named
from core.form.rule import Facts, Filing, Rows, Rule
from core.form.tables import parts
from core.law.limits import limit_on
from core.law.terms import Due, due
from core.law.working_time import KAZAKHSTAN
from core.services.applicant import MANUAL
from core.validation.field_checks import ValidAnswers, check_answers, check_rows

SHOWN_PER_FIELD = 20
A_YEAR = timedelta(days=366)
"""Longer than any limit: a term that starts this long before the calendar ends is inside it."""
NOTHING_KNOWN = Facts()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a check: findings and dates."""

    findings: tuple[Finding, ...]
    """Findings in the order of the form."""
    effective_on: date
    """Effective date of the filing."""
    registration: Due | None
    """Last day of the registration; None where the order sets none."""
    promise: Due | None
    """Last day told to the applicant; None without a promise or before registration (D-10)."""
    track: Due | None
    """Last day the officers keep; None when ``promise`` is."""

    @property
    def may_be_ready(self) -> bool:
        """Whether no formal error is left."""
        return not any(finding.is_formal for finding in self.findings)

    @property
    def to_acknowledge(self) -> tuple[Finding, ...]:
        """Substantive errors the applicant has to acknowledge before filing."""
        return tuple(finding for finding in self.findings if finding.is_substantive)


@dataclass(frozen=True, slots=True)
class Application:
    """An application to be checked."""

    form: Form
    """Its form; the check uses the edition in force on the effective date."""
    answers: Mapping[str, Any]
    """Answers by the key of their field."""
    rows: Rows = dataclasses.field(default_factory=dict)
    """Rows by the key of their table."""


def validate(application: Application, as_of: datetime, facts: Facts = NOTHING_KNOWN) -> Outcome:
    """Check a whole application as if it were filed at ``as_of`` (an aware moment).

    Never raises for invalid answers of any type: they become findings.
    """
    effective_on = KAZAKHSTAN.effective_date(as_of)
    form = application.form.on(effective_on)
    review = form.terms.review_of(application.answers)
    act = form.act_of(application.answers)
    end = due(review, effective_on, "promise").date if review else None
    valid, refused = check_answers(form, application.answers, effective_on)
    rows, faulty = check_rows(form, valid, application.rows)
    filing = Filing(valid, rows, facts, effective_on)
    findings = [
        *_timing(as_of, effective_on, form),
        *refused,
        *_of_answers(form, filing, end),
        *faulty,
        *_across(form.rules, filing),
        *_late(form, filing),
    ]
    order = {field.key: place for place, field in enumerate(form.fields)}
    findings.sort(key=lambda finding: order.get(finding.field, -1))
    registration = form.terms.registration
    counted = review if form.terms.registered_at_once(effective_on) else ""
    return Outcome(
        findings=tuple(_limited(_without_suppressed(form, findings))),
        effective_on=effective_on,
        registration=due(registration, effective_on) if registration else None,
        promise=due(counted, effective_on, "promise", act=act) if counted else None,
        track=due(counted, effective_on, "track", act=act) if counted else None,
    )


def remarks(form: Form, answers: Answers, key: str, as_of: datetime) -> tuple[Finding, ...]:
    """Findings of rules across answers on one field, as soon as it is answered.

    Registers and rows are not known here; rules that need them wait for the whole check.
    """
    rules = [rule for rule in form.rules if key in rule.fields]
    duty = form.terms.duty
    late = duty is not None and duty.field == key
    if not (rules or late):
        return ()
    effective_on = KAZAKHSTAN.effective_date(as_of)
    filing = Filing(ValidAnswers(form, answers, effective_on), {}, NOTHING_KNOWN, effective_on)
    found = (*_across(rules, filing), *(_late(form, filing) if late else ()))
    return tuple(finding for finding in found if finding.field == key)


def _timing(as_of: datetime, effective_on: date, form: Form) -> Iterator[Finding]:
    law = form.terms.out_of_hours
    if law is not None and KAZAKHSTAN.local_date(as_of) != effective_on:
        yield Finding("W-OUT-OF-HOURS", "", law, params={"date": effective_on})


def _of_answers(form: Form, filing: Filing, end: date | None) -> Iterator[Finding]:
    """Findings on valid answers: doubts, validity of documents, records of the registers."""
    for field in form.fields:
        if field.key not in filing.answers:
            continue
        value = filing.answers[field.key]
        for code in field.warnings(value):
            yield Finding(code, field.key, field.law)
        for part, given, row in parts(field, value):
            yield from _validity(field.key, part, given, row, filing.effective_on, end, form)
            if isinstance(part, RecordNo):
                yield from _record_finding(field.key, part, given, row, filing)


def _validity(
    key: str, part: Field, value: Any, row: int, effective_on: date, end: date | None, form: Form
) -> Iterator[Finding]:
    """Findings on an expired document, or one that expires before the promised day (V-EXP).

    They cite the ground for refusal of the form; a form without one, the field.
    """
    if isinstance(part, Upload) and value.get("expires_on"):
        expires_on = parse_day(value["expires_on"])
        law = form.law_of("E-DOC-EXPIRED") or part.law
        params = {"doc": part.doc_id, "date": expires_on}
        if expires_on < effective_on:
            yield Finding("E-DOC-EXPIRED", key, law, row=row, params=params)
        elif end is not None and expires_on < end:
            yield Finding("W-EXP-SOON", key, law, row=row, params=params)


def _record_finding(
    key: str, part: RecordNo, number: str, row: int, filing: Filing
) -> Iterator[Finding]:
    """Check that a named record exists, is active and belongs to the applicant.

    *Law:* V-APKNOTICE, V-LICREF. Without the complete register an unknown record is only a doubt.
    The record of a predecessor and a suspended record are left to the officers.
    """
    record = filing.facts.records.get(named(part.register, number))
    if record is None:
        known = part.register in filing.facts.complete
        yield Finding(part.unknown if known else "W-NOTCHECKED", key, part.law, row=row)
        return
    dated = filing.answers.get(part.dated_by)
    same_day = not (dated and record.issued_on) or dated == str(record.issued_on)
    theirs = part.anybody or record.holder == filing.facts.applicant
    over = part.succession
    if not (record.in_force(filing.effective_on) and same_day):
        yield Finding(part.unknown, key, part.law, row=row)
    elif not theirs and over is not None and over.when.holds(filing.answers):
        yield Finding(MANUAL, key, over.law, row=row)
    elif not theirs:
        yield Finding(part.unknown, key, part.law, row=row)
    elif record.suspended:
        yield Finding(MANUAL, key, part.law, row=row)


def _across(rules: Iterable[Rule], filing: Filing) -> Iterator[Finding]:
    """Findings of the rules across answers."""
    for rule in rules:
        yield from rule(filing)


def _late(form: Form, filing: Filing) -> Iterator[Finding]:
    """Warn when the applicant's own term for filing has passed."""
    duty = form.terms.duty
    if duty is None or duty.field not in filing.answers:
        return
    event_on = date.fromisoformat(filing.answers[duty.field])
    counted_from = min(max(event_on, KAZAKHSTAN.FIRST + A_YEAR), KAZAKHSTAN.LAST - A_YEAR)
    last = due(duty.limit_id, counted_from).date
    if filing.effective_on > last:
        law = limit_on(duty.limit_id, counted_from).law
        yield Finding("W-LATE", duty.field, law, params={"date": last})


def _without_suppressed(form: Form, findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those on missing answers that another finding suppresses."""
    said = {finding.code for finding in findings}
    waived = {
        (code, field.key)
        for field in form.fields
        if field.suppressed_by in said
        for code in (field.missing_code, field.doubt_code)
    }
    return [finding for finding in findings if (finding.code, finding.field) not in waived]


def _limited(findings: Iterable[Finding]) -> Iterator[Finding]:
    """At most ``SHOWN_PER_FIELD`` findings of one code for a field."""
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        seen[finding.code, finding.field] += 1
        if seen[finding.code, finding.field] <= SHOWN_PER_FIELD:
            yield finding
