"""A finding in words: what is wrong, with which answer, by which paragraph."""

from collections.abc import Mapping
from typing import Any

from core.findings import Finding
from core.forms.base import Form
from core.forms.tables import Group, Table
from dialogs.screens import Text, Words


def label(form: Form, key: str) -> Words:
    """The field an issue speaks of, as the order calls it; the whole application without one."""
    return Text(form.words(form.field(key), "label")) if key else Text("check.whole")


def short(form: Form, key: str) -> Words:
    """The field's name on a button."""
    return Text(form.words(form.field(key), "short"))


def problem(form: Form, finding: Finding) -> Words:
    """What is wrong and what to do next."""
    return Text(f"issue.{finding.code}", _params(form, finding.field, finding.params))


def said(form: Form, finding: Finding) -> Words:
    """The whole line: label, problem, paragraph, and the row where there is one."""
    params: dict[str, Any] = {
        "label": label(form, finding.field),
        "problem": problem(form, finding),
        "law": finding.law,
        "row": finding.row,
    }
    return Text("check.finding_row" if finding.row else "check.finding", params)


def _params(form: Form, key: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters as words: a document and a column by their names."""
    words = dict(params)
    if "doc" in words:
        words["doc"] = Text(str(words["doc"]))
    field = form.field(key) if key else None
    if "column" in words and isinstance(field, Group | Table):
        words["column"] = Text(form.words(field.column(str(words["column"])), "label"))
    return words
