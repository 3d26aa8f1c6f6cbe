"""Which answers may be copied to another draft: neither consents nor documents.

A consent is given for one application, and a document is a file that belongs to it. Entries of
a group are copied without their documents, which are asked for again.
"""

from typing import Any

from core.form.conditions import Answers
from core.form.field import Field
from core.form.form import Form
from core.form.tables import Group, Table
from dialogs.questions import kind_of


def travels(field: Field) -> bool:
    """Whether an answer to a field, or to a column of a group, may be copied."""
    return field.asked and kind_of(field).portable


def travelling(form: Form, answers: Answers) -> dict[str, Any]:
    """The answers that may be copied, entries of groups without their documents."""
    return {
        field.key: _without_documents(field, answers[field.key])
        for field in form.fields
        if travels(field) and field.key in answers
    }


def carried(form: Form, answers: Answers) -> dict[str, Any]:
    """The answers of another application, with which a new one begins.

    The rows of a table have to be confirmed before they count.
    """
    kept = travelling(form, answers)
    for key, value in kept.items():
        if value is not None and isinstance(form.field(key), Table):
            kept[key] = {**value, "done": False}
    return kept


def _without_documents(field: Field, value: Any) -> Any:
    if not isinstance(field, Group) or value is None:
        return value
    keys = [column.key for column in field.columns if travels(column)]
    return [{key: entry[key] for key in keys if key in entry} for entry in value]
