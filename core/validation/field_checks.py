"""Answers and rows one by one: what is right in itself, as it is stored, and what is wrong.

How somebody wrote a day, a number or a serial is settled here, so that the rules across answers
compare and count what is meant.
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
    """The answers that are right in themselves as they are stored, each proved when first read.

    *Why:* a remark is looked for after every answer, and the rules of a form read few of them.
    """

    def __init__(self, form: Form, answers: Answers, effective_on: date) -> None:
        self._asked = {field.key: field for field in form.journey(answers)}
        self._answers = answers
        self._effective_on = effective_on
        self._known: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._known:
            self._known[key] = self._proved(key)
        if self._known[key] is None:
            raise KeyError(key)
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._asked if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _proved(self, key: str) -> Any:
        if key not in self._asked:
            return None
        given = self._answers.get(key)
        stored, _ = _proved(self._asked[key], given, self._answers, self._effective_on)
        return stored


def sorted_out(
    form: Form, answers: Answers, effective_on: date
) -> tuple[dict[str, Any], list[Finding]]:
    """The answers that are right in themselves, as they are stored, and what is wrong with others.

    *Why as stored:* the rules compare and count; how somebody wrote a day or a number is not
    theirs to know.
    """
    sound: dict[str, Any] = {}
    refused: list[Finding] = []
    for field in form.journey(answers):
        value, refusal = _proved(field, answers.get(field.key), sound, effective_on)
        if refusal is not None:
            refused.append(refusal)
        elif value is not None:
            sound[field.key] = value
    return sound, refused


def _proved(
    field: Field, value: Any, sound: Answers, effective_on: date
) -> tuple[Any, Finding | None]:
    """An answer as it is stored, or what is wrong with it; no answer at all may be right."""
    if value is None and not field.required:
        return None, Finding(field.doubt_code, field.key, field.law) if field.doubt_code else None
    if value in (None, "") and not isinstance(field, Consent | Upload):
        return None, Finding(field.missing_code, field.key, field.law)
    try:
        stored = field.check(value, sound)
    except Invalid as refusal:
        return None, _finding_of(field, refusal)
    late = _too_late(field, stored, effective_on)
    return (None, late) if late else (stored, None)


def _too_late(field: Field, value: Any, effective_on: date) -> Finding | None:
    """A day after the effective date where only a past one makes sense (V-DATE)."""
    for part, given, row in parts(field, value):
        day = given if isinstance(part, Day) and not part.future else ""
        if isinstance(part, Upload):
            day = given.get("issued_on")
        if day and date.fromisoformat(day) > effective_on:
            return Finding("E-DATE-FUTURE", field.key, part.law, row=row)
    return None


def _finding_of(field: Field, refusal: Invalid) -> Finding:
    """A refusal as a finding; of a group it names the entry and the law of its column."""
    law, row = field.law, 0
    if isinstance(field, Group) and "column" in refusal.params:
        law = field.column(str(refusal.params["column"])).law
        row = int(str(refusal.params["row"]))
    return Finding(refusal.code, field.key, law, row=row, params=refusal.params)


def sorted_rows(
    form: Form, sound: Answers, given: Mapping[str, Iterable[Any]]
) -> tuple[Rows, list[Finding]]:
    """The rows as they are stored, faulty ones as they came, and what is wrong with those.

    Rows are proved where the answers they hang on are right.
    """
    rows = {
        key: [row if isinstance(row, Mapping) else {} for row in each]
        for key, each in given.items()
    }
    faulty: list[Finding] = []
    for table in form.fields:
        if not isinstance(table, Table) or table.key not in sound or table.kinds not in sound:
            continue
        laws = {column.key: column.field.law for column in table.columns}
        for number, row in enumerate(rows.get(table.key, ()), start=1):
            cells = {key: "" if cell is None else str(cell) for key, cell in row.items()}
            try:
                rows[table.key][number - 1] = table.row(cells, sound)
            except Invalid as refusal:
                law = laws.get(str(refusal.params.get("column")), table.law)
                faulty.append(
                    Finding(refusal.code, table.key, law, row=number, params=refusal.params)
                )
    return rows, faulty
