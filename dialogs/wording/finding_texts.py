"""A finding as a message: what is wrong, with which answer, by which paragraph."""

from collections.abc import Mapping
from typing import Any

from core.form.findings import Finding
from core.form.form import Form
from core.form.tables import Group, Table
from dialogs.screens import Message, Text


def short(form: Form, key: str) -> Message:
    """The field's name on a button and on a page that lists answers."""
    return Text(form.words(form.field(key), "short"))


def problem(form: Form, finding: Finding) -> Message:
    """What is wrong and what to do next."""
    return Text(f"issue.{finding.code}", _params(form, finding.field, finding.params))


def place(form: Form, finding: Finding) -> Message:
    """The answer a finding is about, and the row of a table or the entry of a group."""
    if not finding.field:
        return Text("check.whole")
    label = short(form, finding.field)
    if not finding.row:
        return label
    entry = isinstance(form.field(finding.field), Group)
    return Text("check.entry" if entry else "check.row", {"label": label, "row": finding.row})


def finding_line(form: Form, finding: Finding) -> Message:
    """The whole line: the answer, the problem, the paragraph."""
    params: dict[str, Any] = {
        "label": place(form, finding),
        "problem": problem(form, finding),
        "law": finding.law,
    }
    return Text("check.finding", params)


def _params(form: Form, key: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters as messages: a document and a column by their names."""
    named = dict(params)
    if "doc" in named:
        named["doc"] = Text(form.paper_words(str(named["doc"])))
    field = form.field(key) if key else None
    if "column" in named and isinstance(field, Group | Table):
        named["column"] = Text(form.words(field.column(str(named["column"])), "label"))
    return named
