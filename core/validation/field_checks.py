"""Checks of single answers and table rows: normalised values, and findings for invalid ones.

*Why normalised:* rules across answers compare and count values, however they were written.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from core.errors import Invalid
from core.form.conditions import Answers
from core.form.field import Field
from core.form.findings import Finding
from core.form.form import Form
from core.form.kinds import Consent, Day, Upload
from core.form.rule import Rows
from core.form.tables import Group, Table, parts


class ValidAnswers(Mapping[str, Any]):
    """The valid answers in their stored form; each is checked when it is first read.

    *Why lazily:* rules run after every answer, and most of them read few answers.
    """

    def __init__(self, form: Form, answers: Answers, effective_on: date) -> None:
        self._asked = {field.key: field for field in form.journey(answers)}
        self._answers = answers
        self._effective_on = effective_on
        self._valid: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._valid:
            self._valid[key] = self._checked(key)
        if self._valid[key] is None:
            raise KeyError(key)
        return self._valid[key]

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._asked if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _checked(self, key: str) -> Any:
        if key not in self._asked:
            return None
        given = self._answers.get(key)
        stored, _ = _check(self._asked[key], given, self._answers, self._effective_on)
        return stored


def check_answers(
    form: Form, answers: Answers, effective_on: date
) -> tuple[dict[str, Any], list[Finding]]:
    """The valid answers in their stored form, and the findings on the others."""
    valid: dict[str, Any] = {}
    refused: list[Finding] = []
    for field in form.journey(answers):
        value, refusal = _check(field, answers.get(field.key), valid, effective_on)
        if refusal is not None:
            refused.append(refusal)
        elif value is not None:
            valid[field.key] = value
    return valid, refused


def _check(
    field: Field, value: Any, valid: Answers, effective_on: date
) -> tuple[Any, Finding | None]:
    """An answer in its stored form, or the finding on it; both are None without an answer."""
    if value is None and not field.required:
        return None, Finding(field.doubt_code, field.key, field.law) if field.doubt_code else None
    if value in (None, "") and not isinstance(field, Consent | Upload):
        return None, Finding(field.missing_code, field.key, field.law)
    try:
        stored = field.check(value, valid)
    except Invalid as refusal:
        return None, _finding_of(field, refusal)
    future = _future_day(field, stored, effective_on)
    return (None, future) if future else (stored, None)


def _future_day(field: Field, value: Any, effective_on: date) -> Finding | None:
    """The finding on a day after the effective date, where the field accepts none (V-DATE)."""
    for part, given, row in parts(field, value):
        day = given if isinstance(part, Day) and not part.future else ""
        if isinstance(part, Upload):
            day = given.get("issued_on")
        if day and date.fromisoformat(day) > effective_on:
            return Finding("E-DATE-FUTURE", field.key, part.law, row=row)
    return None


def _finding_of(field: Field, refusal: Invalid) -> Finding:
    """The finding of a refused answer; in a group with the entry and the law of the column."""
    law, row = field.law, 0
    if isinstance(field, Group) and "column" in refusal.params:
        law = field.column(str(refusal.params["column"])).law
        row = int(str(refusal.params["row"]))
    return Finding(refusal.code, field.key, law, row=row, params=refusal.params)


def check_rows(
    form: Form, valid: Answers, given: Mapping[str, Iterable[Any]]
) -> tuple[Rows, list[Finding]]:
    """The rows in their stored form, invalid ones unchanged, and the findings on those.

    A table is only checked when the answers it depends on are valid.
    """
    rows = {
        key: [row if isinstance(row, Mapping) else {} for row in each]
        for key, each in given.items()
    }
    faulty: list[Finding] = []
    for table in form.fields:
        if not isinstance(table, Table) or table.key not in valid or table.kinds not in valid:
            continue
        laws = {column.key: column.field.law for column in table.columns}
        for number, row in enumerate(rows.get(table.key, ()), start=1):
            cells = {key: "" if cell is None else str(cell) for key, cell in row.items()}
            try:
                rows[table.key][number - 1] = table.row(cells, valid)
            except Invalid as refusal:
                law = laws.get(str(refusal.params.get("column")), table.law)
                faulty.append(
                    Finding(refusal.code, table.key, law, row=number, params=refusal.params)
                )
    return rows, faulty
