"""The whole check of an application, by the rules in force on its effective date.

The same application, facts and moment give the same outcome; nothing here reads a clock, a
language or a database.
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
from core.validation.field_checks import ValidAnswers, sorted_out, sorted_rows

SHOWN_PER_FIELD = 20
A_YEAR = timedelta(days=366)
"""No term of a person himself is longer, so one that begins so far inside ends in the calendar."""
NOTHING_KNOWN = Facts()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Findings in the order of the form, and the dates that count for the applicant and staff.

    ``registration`` is the last day to take the application on. ``promise`` and ``track`` are None
    where the order promises no answer, and as long as only the registration starts the term
    (D-10).
    """

    findings: tuple[Finding, ...]
    effective_on: date
    registration: Due | None
    promise: Due | None
    track: Due | None

    @property
    def may_be_ready(self) -> bool:
        """No formal error is left."""
        return not any(finding.is_formal for finding in self.findings)

    @property
    def to_acknowledge(self) -> tuple[Finding, ...]:
        """Substantive errors the person has to acknowledge before filing as it is."""
        return tuple(finding for finding in self.findings if finding.is_substantive)


@dataclass(frozen=True, slots=True)
class Application:
    """What is checked: answers by field key, rows by table key.

    ``form`` is the form in any edition; it is checked in the one of its effective date.
    """

    form: Form
    answers: Mapping[str, Any]
    rows: Rows = dataclasses.field(default_factory=dict)


def validate(application: Application, as_of: datetime, facts: Facts = NOTHING_KNOWN) -> Outcome:
    """Check a whole application as if it were filed at ``as_of`` (an aware moment).

    Never raises for bad answers, whatever their type: they become findings.
    """
    effective_on = KAZAKHSTAN.effective_date(as_of)
    form = application.form.on(effective_on)
    review = form.terms.review_of(application.answers)
    act = form.act_of(application.answers)
    end = due(review, effective_on, "promise").date if review else None
    sound, refused = sorted_out(form, application.answers, effective_on)
    rows, faulty = sorted_rows(form, sound, application.rows)
    filing = Filing(sound, rows, facts, effective_on)
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
        findings=tuple(_bounded(_demanded(form, findings))),
        effective_on=effective_on,
        registration=due(registration, effective_on) if registration else None,
        promise=due(counted, effective_on, "promise", act=act) if counted else None,
        track=due(counted, effective_on, "track", act=act) if counted else None,
    )


def remarks(form: Form, answers: Answers, key: str, as_of: datetime) -> tuple[Finding, ...]:
    """What the rules across answers say of one answer as soon as it is given.

    Registers and rows are not known here: what hangs on them waits for the whole check.
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
    """Doubts about good answers, what their dates say, and what the registers know of them."""
    for field in form.fields:
        if field.key not in filing.answers:
            continue
        value = filing.answers[field.key]
        for code in field.warnings(value):
            yield Finding(code, field.key, field.law)
        for part, given, row in parts(field, value):
            yield from _valid(field.key, part, given, row, filing.effective_on, end, form)
            if isinstance(part, RecordNo):
                yield from _recorded(field.key, part, given, row, filing)


def _valid(
    key: str, part: Field, value: Any, row: int, effective_on: date, end: date | None, form: Form
) -> Iterator[Finding]:
    """What the validity of a document says on the effective date (V-EXP).

    The law is the ground for refusal an expired document is; a form without one has its own.
    """
    if isinstance(part, Upload) and value.get("expires_on"):
        expires_on = parse_day(value["expires_on"])
        law = form.law_of("E-DOC-EXPIRED") or part.law
        params = {"doc": part.doc_id, "date": expires_on}
        if expires_on < effective_on:
            yield Finding("E-DOC-EXPIRED", key, law, row=row, params=params)
        elif end is not None and expires_on < end:
            yield Finding("W-EXP-SOON", key, law, row=row, params=params)


def _recorded(key: str, part: RecordNo, number: str, row: int, filing: Filing) -> Iterator[Finding]:
    """A record that is named stands in its register, is active, and is the applicant's.

    *Law:* V-APKNOTICE, V-LICREF. A register that is not connected whole knows only some records.
    A record that goes over to the applicant still stands under its holder's name: staff judge, as
    they do of a suspended one.
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
    """The rules across answers."""
    for rule in rules:
        yield from rule(filing)


def _late(form: Form, filing: Filing) -> Iterator[Finding]:
    """The term of the person himself has passed."""
    duty = form.terms.duty
    if duty is None or duty.field not in filing.answers:
        return
    event_on = date.fromisoformat(filing.answers[duty.field])
    counted_from = min(max(event_on, KAZAKHSTAN.FIRST + A_YEAR), KAZAKHSTAN.LAST - A_YEAR)
    last = due(duty.limit_id, counted_from).date
    if filing.effective_on > last:
        law = limit_on(duty.limit_id, counted_from).law
        yield Finding("W-LATE", duty.field, law, params={"date": last})


def _demanded(form: Form, findings: Iterable[Finding]) -> list[Finding]:
    """The findings but for answers that are missing where another finding waives them."""
    said = {finding.code for finding in findings}
    waived = {
        (code, field.key)
        for field in form.fields
        if field.suppressed_by in said
        for code in (field.missing_code, field.doubt_code)
    }
    return [finding for finding in findings if (finding.code, finding.field) not in waived]


def _bounded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """At most twenty findings of one code a field: a person mends the first ones first."""
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        seen[finding.code, finding.field] += 1
        if seen[finding.code, finding.field] <= SHOWN_PER_FIELD:
            yield finding
