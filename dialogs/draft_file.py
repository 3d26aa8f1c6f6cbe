"""A draft as a file of the person's own: what goes into it, and what of it is taken back.

The file is JSON: ``tereze`` "draft", ``version``, ``form``, ``edition``, ``answers`` by field and
``rows`` by table. Consents, documents and signatures do not travel: a consent is given for one
application, and a document is a file of its own. Whatever comes back is proved like an answer that
somebody typed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.catalogue import FORMS
from core.errors import Invalid
from core.forms.address import Address
from core.forms.base import Answers, Field, Form
from core.forms.kinds import Several
from core.forms.tables import Group, Table
from dialogs.carrying import travelling, travels
from dialogs.journey import fits, form_of
from dialogs.session import Draft

MARK, VERSION = "draft", 1
LARGEST = 4 * 1024 * 1024
"""Bytes of a file, both ways."""

OF_ADDRESS = (
    "country",
    "region",
    "city",
    "district",
    "settlement",
    "street",
    "building",
    "premises",
    "landmark",
)

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Imported:
    """What was taken from a file: the draft, its rows by table, and how much was left out.

    ``left_out`` counts answers and rows.
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

    Raises ``Invalid``: E-DRAFT-FILE for what is no draft of ours, E-DRAFT-VERSION for one written
    in another way, E-DRAFT-FORM for a form we do not have.
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
    for field in form_of(empty).fields:
        if field.key not in given or not travels(field):
            continue
        value = _as_typed(field, given[field.key], answers)
        if isinstance(field, Table) and value is not None:
            found = lines.get(field.key, [])
            good = _proved(field, found, answers)
            whole = len(good) == len(found) and field.is_whole(value, answers)
            value = {"count": len(good), "done": whole}
            if good and field.on_path(answers):
                rows[field.key] = good
        if fits(field, value, answers):
            answers[field.key] = value
    left_out = len(given.keys() - answers.keys())
    left_out += sum(map(len, lines.values())) - sum(map(len, rows.values()))
    return Imported(replace(empty, answers=answers), rows, left_out)


def _as_typed(field: Field, value: Any, answers: Answers) -> Any:
    """A value as it is stored when somebody types it; what nobody can type is left to the proof."""
    match field, value:
        case Group(), list():
            return [_entry(field, each, answers) for each in value]
        case Several(of=one), list():
            return [_as_typed(one, each, answers) for each in value]
        case Address(), _:
            return _only(OF_ADDRESS, value)
        case ((Group() | Table()), _):
            return value
        case _, str():
            try:
                return field.accept(value, answers)
            except Invalid:
                return value
    return value


def _entry(group: Group, given: Any, answers: Answers) -> Any:
    """One entry with those columns that are asked of it."""
    if not isinstance(given, Mapping):
        return given
    entry: dict[str, Any] = {}
    for column in group.columns:
        known = {**answers, **entry}
        if column.key in given and travels(column) and column.on_path(known):
            entry[column.key] = _as_typed(column, given[column.key], known)
    return entry


def _only(keys: Sequence[str], value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return {key: value[key] for key in keys if key in value}


def _given(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row without the cells that are left to us."""
    return {key: cell for key, cell in row.items() if cell is not None}


def _proved(table: Table, lines: list[Any], answers: Answers) -> tuple[dict[str, Any], ...]:
    """The rows that are right by themselves; the others are left out."""
    rows = []
    for line in lines[: table.most]:
        try:
            rows.append(table.row(_cells(table, line), answers))
        except Invalid:
            continue
    return tuple(rows)


def _cells(table: Table, line: Any) -> dict[str, str]:
    """A row of the file as it would be typed. Raises ``Invalid`` for a cell nobody can type."""
    if not isinstance(line, Mapping):
        raise Invalid("E-DRAFT-FILE")
    cells = {}
    for column in table.columns:
        cell = line.get(column.key)
        if not (cell is None or isinstance(cell, str) or type(cell) is int):
            raise Invalid("E-DRAFT-FILE")
        cells[column.key] = "" if cell is None else str(cell)
    return cells
