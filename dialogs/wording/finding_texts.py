"""A finding in words: what is wrong, with which answer, by which paragraph."""

from collections.abc import Mapping
from typing import Any

from core.form.findings import Finding
from core.form.form import Form
from core.form.tables import Group, Table
from dialogs.screens import Text, Words


def short(form: Form, key: str) -> Words:
    """The field's name on a button and on a page that lists answers."""
    return Text(form.words(form.field(key), "short"))


def problem(form: Form, finding: Finding) -> Words:
    """What is wrong and what to do next."""
    return Text(f"issue.{finding.code}", _params(form, finding.field, finding.params))


def place(form: Form, finding: Finding) -> Words:
    """The answer a finding speaks of, and the row of a table or the entry of a group."""
    if not finding.field:
        return Text("check.whole")
    label = short(form, finding.field)
    if not finding.row:
        return label
    entry = isinstance(form.field(finding.field), Group)
    return Text("check.entry" if entry else "check.row", {"label": label, "row": finding.row})


def said(form: Form, finding: Finding) -> Words:
    """The whole line: the answer, the problem, the paragraph."""
    params: dict[str, Any] = {
        "label": place(form, finding),
        "problem": problem(form, finding),
        "law": finding.law,
    }
    return Text("check.finding", params)


def _params(form: Form, key: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters as words: a document and a column by their names."""
    words = dict(params)
    if "doc" in words:
        words["doc"] = Text(form.paper_words(str(words["doc"])))
    field = form.field(key) if key else None
    if "column" in words and isinstance(field, Group | Table):
        words["column"] = Text(form.words(field.column(str(words["column"])), "label"))
    return words
