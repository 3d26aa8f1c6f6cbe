"""The whole check of an application, by the rules in force on its effective date.

The same application, facts and moment give the same
outcome; nothing here reads a clock, a language or a database.
"""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from core.errors import Invalid
from core.findings import Finding
from core.forms.base import Answers, Field, Form
from core.forms.kinds import Consent, Day, Upload, parse_day
from core.forms.tables import Table
from core.rules import RULES
from core.rules.base import Facts, Rows
from core.terms import LIMITS, Due, due
from core.working_time import KAZAKHSTAN

SHOWN_PER_FIELD = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """Findings in the order of the form, and the dates that count for the applicant and staff."""

    findings: tuple[Finding, ...]
    effective_on: date
    promise: Due
    track: Due

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
    """What is checked: answers by field key, rows by table key."""

    form: Form
    answers: Mapping[str, Any]
    rows: Rows = dataclasses.field(default_factory=dict)


NOTHING_KNOWN = Facts()


def validate(application: Application, as_of: datetime, facts: Facts = NOTHING_KNOWN) -> Outcome:
    """Check a whole application as if it were filed at ``as_of`` (an aware moment).

    Never raises for bad answers, whatever their type: they become findings.
    """
    form = application.form
    effective_on = KAZAKHSTAN.effective_date(as_of)
    promise = due(form.review, effective_on, "promise")
    findings = list(_timing(as_of, effective_on, form))
    sound: dict[str, Any] = {}
    for field in form.journey(application.answers):
        value = application.answers.get(field.key)
        refusal = _refusal(field, value, sound)
        if refusal is not None:
            findings.append(refusal)
        elif value is not None:
            sound[field.key] = value
            findings.extend(_dated(field, value, effective_on, promise.date, form))
    rows = {key: tuple(map(_as_row, each)) for key, each in application.rows.items()}
    findings.extend(_faulty_rows(form, sound, rows))
    for rule in RULES.get(form.key, ()):
        findings.extend(rule(sound, rows, facts))
    order = {field.key: place for place, field in enumerate(form.fields)}
    findings.sort(key=lambda finding: order.get(finding.field, -1))
    return Outcome(
        findings=tuple(_bounded(findings)),
        effective_on=effective_on,
        promise=promise,
        track=due(form.review, effective_on, "track"),
    )


def _timing(as_of: datetime, effective_on: date, form: Form) -> Iterator[Finding]:
    if KAZAKHSTAN.local_date(as_of) != effective_on:
        yield Finding("W-OUT-OF-HOURS", "", form.out_of_hours, params={"date": effective_on})


def _refusal(field: Field, value: Any, sound: Answers) -> Finding | None:
    """What is wrong with an answer in itself; no answer at all may be right."""
    if value is None and not field.required:
        return None
    if value in (None, "") and not isinstance(field, Consent | Upload):
        return Finding("E-REQ", field.key, field.law)
    try:
        field.check(value, sound)
    except Invalid as refusal:
        return Finding(refusal.code, field.key, field.law, params=refusal.params)
    return None


def _dated(
    field: Field, value: Any, effective_on: date, promised_on: date, form: Form
) -> Iterator[Finding]:
    """The doubts about a good answer, and what its dates say on the effective date."""
    for code in field.warnings(value):
        yield Finding(code, field.key, field.law)
    if isinstance(field, Day) and date.fromisoformat(value) > effective_on:
        yield Finding("E-DATE-FUTURE", field.key, field.law)
    if isinstance(field, Upload) and value.get("expires_on"):
        yield from _expiry(field, parse_day(value["expires_on"]), effective_on, promised_on, form)


def _expiry(
    upload: Upload, expires_on: date, effective_on: date, promised_on: date, form: Form
) -> Iterator[Finding]:
    """A document is good on its last day (V-EXP)."""
    law = LIMITS[form.completeness].law
    params = {"doc": upload.doc_id, "date": expires_on}
    if expires_on < effective_on:
        yield Finding("E-DOC-EXPIRED", upload.key, law, params=params)
    elif expires_on < promised_on:
        yield Finding("W-EXP-SOON", upload.key, law, params=params)


def _as_row(row: Any) -> Mapping[str, Any]:
    return row if isinstance(row, Mapping) else {}


def _faulty_rows(form: Form, sound: Answers, rows: Rows) -> Iterator[Finding]:
    """The rows of tables whose own answers are right, each proved again."""
    for table in form.fields:
        if not isinstance(table, Table) or table.key not in sound or table.kinds not in sound:
            continue
        laws = {column.key: column.field.law for column in table.columns}
        for number, row in enumerate(rows.get(table.key, ()), start=1):
            cells = {key: "" if cell is None else str(cell) for key, cell in row.items()}
            try:
                table.row(cells, sound)
            except Invalid as refusal:
                law = laws.get(str(refusal.params.get("column")), table.law)
                yield Finding(refusal.code, table.key, law, row=number, params=refusal.params)


def _bounded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """At most twenty findings of one code a field: a person mends the first ones first."""
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        seen[finding.code, finding.field] += 1
        if seen[finding.code, finding.field] <= SHOWN_PER_FIELD:
            yield finding
