"""A draft as a file of the person: what it contains, and what is imported from it.

The file is JSON: ``tereze`` "draft", ``version``, ``form``, ``edition``, ``answers`` by field and
``rows`` by table. Consents, documents and signatures do not travel: a consent is given for one
application, and a document is a file of its own. What is imported is checked like a
typed answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.errors import Invalid
from core.form.conditions import Answers
from core.form.form import Form
from core.form.tables import Table
from core.services.catalogue import FORMS
from dialogs.drafts.copying import travelling, travels
from dialogs.drafts.import_answers import read
from dialogs.journey import fits, form_of
from dialogs.session import Draft

MARK, VERSION = "draft", 1
LARGEST = 4 * 1024 * 1024
"""Bytes of a file, both ways."""

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Imported:
    """What was imported from a file: the draft, its rows by table, and how much was left out.

    ``left_out`` counts answers, parts of answers that were taken, and rows.
    """

    draft: Draft
    rows: Mapping[str, tuple[dict[str, Any], ...]]
    left_out: int


def tables(form: Form) -> tuple[Table, ...]:
    """The tables of a form."""
    return tuple(field for field in form.fields if isinstance(field, Table))


def document(draft: Draft, rows: Rows) -> dict[str, Any]:
    """The file of a draft; ``rows`` are those stored of its tables."""
    return {
        "tereze": MARK,
        "version": VERSION,
        "form": draft.form,
        "edition": draft.edition,
        "answers": travelling(form_of(draft), draft.answers),
        "rows": {key: [_given(row) for row in each] for key, each in rows.items()},
    }


def form_in(body: Mapping[str, Any]) -> str:
    """The key of the form a file is a draft of.

    Raises ``Invalid``: E-DRAFT-FILE for what is no draft, E-DRAFT-VERSION for one of another
    version, E-DRAFT-FORM for an unknown form.
    """
    version, form = body.get("version"), body.get("form")
    if body.get("tereze") != MARK or type(version) is not int:
        raise Invalid("E-DRAFT-FILE")
    if version != VERSION:
        raise Invalid("E-DRAFT-VERSION")
    answers, rows = body.get("answers"), body.get("rows")
    if not (isinstance(answers, Mapping) and isinstance(rows, Mapping) and isinstance(form, str)):
        raise Invalid("E-DRAFT-FILE")
    if not all(isinstance(each, list) for each in rows.values()):
        raise Invalid("E-DRAFT-FILE")
    if form not in FORMS:
        raise Invalid("E-DRAFT-FORM")
    return form


def imported(body: Mapping[str, Any], empty: Draft) -> Imported:
    """The ``empty`` draft filled from a file of its form; what does not fit is left out."""
    given, lines = body["answers"], body["rows"]
    answers: dict[str, Any] = {}
    rows: dict[str, tuple[dict[str, Any], ...]] = {}
    left_out = sum(map(len, lines.values()))
    form = form_of(empty)
    for field in form.fields:
        if field.key not in given or not travels(field):
            continue
        part = read(field, given[field.key], answers)
        value = part.value
        if isinstance(field, Table) and value is not None:
            found = lines.get(field.key, [])
            good = _valid_rows(field, found, answers)
            whole = len(good) == len(found) and field.is_whole(value, answers)
            whole = whole and _kinds_are_whole(form, field, answers)
            value = {"count": len(good), "done": whole}
            if good and field.applies(answers):
                rows[field.key] = good
        if fits(field, value, answers):
            answers[field.key] = value
            left_out += part.left_out
        else:
            left_out += max(0, part.left_out - 1)
    left_out += len(given.keys() - answers.keys()) - sum(map(len, rows.values()))
    return Imported(replace(empty, answers=answers), rows, left_out)


def _kinds_are_whole(form: Form, table: Table, answers: Answers) -> bool:
    """Whether the entries that the rows are pieces of are complete."""
    return form.field(table.kinds).is_whole(answers.get(table.kinds) or [], answers)


def _given(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row without the cells that are filled later."""
    return {key: cell for key, cell in row.items() if cell is not None}


def _valid_rows(table: Table, lines: list[Any], answers: Answers) -> tuple[dict[str, Any], ...]:
    """The rows that are valid by themselves; the others are left out."""
    rows = []
    for line in lines[: table.most]:
        try:
            rows.append(table.row(_filled_later(table, _cells(table, line), answers), answers))
        except Invalid:
            continue
    return tuple(rows)


def _cells(table: Table, line: Any) -> dict[str, str]:
    """A row as it would be typed. Raises ``Invalid`` for a cell that cannot be typed."""
    if not isinstance(line, Mapping):
        raise Invalid("E-DRAFT-FILE")
    cells = {}
    for column in table.columns:
        cell = line.get(column.key)
        if not (cell is None or isinstance(cell, str) or type(cell) is int):
            raise Invalid("E-DRAFT-FILE")
        cells[column.key] = "" if cell is None else str(cell)
    return cells


def _filled_later(table: Table, cells: Mapping[str, str], answers: Answers) -> dict[str, str]:
    """The cells, without those filled from an answer that has to be given again."""
    entry = table.kind_of(cells[table.kind_column], answers) or {}
    unknown = {each.key for each in table.columns if each.from_kind and each.from_kind not in entry}
    return {key: "" if key in unknown else cell for key, cell in cells.items()}
