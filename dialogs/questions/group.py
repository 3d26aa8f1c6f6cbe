"""A few alike entries, each asked question by question."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.forms.base import Field
from core.forms.tables import Group, folded, name_of
from dialogs.events import Said
from dialogs.journey import store
from dialogs.questions.base import Step, Taken, passing
from dialogs.questions.text import INPUTS
from dialogs.screens import Choice, Input, Screen, Text, Verbatim
from dialogs.turn import Chosen, Heard


def ask(step: Step) -> Screen:
    column = _column(step)
    if column is None:
        return _list(step)
    before = _before(step, column)
    return Screen(
        text=(
            Text("group.entry", {"number": _index(step) + 1}),
            step.text("ask", column.key),
            step.text("example", column.key),
            *((Text("table.same", {"value": Verbatim(before)}),) if before else ()),
        ),
        choices=((Choice("same", Text("table.same.button")),),) if before else (),
        input=Input(INPUTS.get(type(column), "text")),
    )


def take(step: Step, heard: Heard) -> Taken | None:
    column = _column(step)
    if column is None:
        return _from_list(step, heard) if isinstance(heard, Chosen) else None
    if isinstance(heard, Said):
        given = heard.text
    elif isinstance(heard, Chosen) and heard.verb == "same" and _before(step, column):
        given = _before(step, column)
    else:
        return None
    row = {**_row(step), column.key: column.accept(given, step.draft.answers)}
    if _is_named_twice(step, row):
        taken = step.keep(row={}, index=_index(step))
        return replace(taken, said=(passing(Text("issue.E-KIND-TWICE")),))
    if _field(step).missing(row):
        return step.keep(row=row, index=_index(step))
    entries = _entries(step)
    entries[_index(step) : _index(step) + 1] = [row]
    return _store(step, entries)


def back(step: Step) -> Taken | None:
    """Take back the last column given, then the entry; None when no entry is being given."""
    row = _row(step)
    if row:
        return step.keep(row=dict(list(row.items())[:-1]), index=_index(step))
    return step.keep(list=True) if "row" in step.entry and step.value else None


def _list(step: Step) -> Screen:
    entries = _entries(step)
    rows: list[tuple[Choice, ...]] = [(Choice("done", Text("table.done.button")),)]
    for index in range(len(entries)):
        change = Choice(f"change:{index}", step.text("change.button", number=index + 1))
        remove = Choice(f"remove:{index}", step.text("remove.button", number=index + 1))
        rows.append((change, remove) if len(entries) > 1 else (change,))
    if len(entries) < _field(step).most:
        rows.append((Choice("add", step.text("add.button")),))
    listed = (
        step.text("entry", number=number, **entry) for number, entry in enumerate(entries, start=1)
    )
    return Screen(text=(step.text("listed"), *listed), choices=tuple(rows))


def _from_list(step: Step, heard: Chosen) -> Taken | None:
    entries = _entries(step)
    if heard.verb == "done":
        return step.done(entries)
    if heard.verb == "add" and len(entries) < _field(step).most:
        return step.keep(row={}, index=len(entries))
    index = int(heard.object) if heard.object.isdecimal() else len(entries)
    if heard.verb == "change" and index < len(entries):
        return step.keep(row={}, index=index)
    if heard.verb == "remove" and 1 < len(entries) > index:
        del entries[index]
        return _store(step, entries)
    return None


def _is_named_twice(step: Step, row: Mapping[str, Any]) -> bool:
    """Whether another entry has the name of this one."""
    named_by, entries = _field(step).named_by, _entries(step)
    if any(key not in row for key in named_by):
        return False
    others = entries[: _index(step)] + entries[_index(step) + 1 :]
    return folded(name_of(row, named_by)) in {folded(name_of(each, named_by)) for each in others}


def _store(step: Step, entries: list[dict[str, Any]]) -> Taken:
    """Keep the entries and show the list, so that the person may add another."""
    stored = store(step.draft, step.field, entries)
    listing = replace(stored, at=step.draft.at, entry={"key": step.field.key, "list": True})
    said = (passing(step.text("kept")),) if len(entries) > len(_entries(step)) else ()
    return Taken(listing, said=said)


def _column(step: Step) -> Field | None:
    """The column asked now; None while the list is shown."""
    if step.value and "row" not in step.entry:
        return None
    field = _field(step)
    return field.column(field.missing(_row(step)))


def _before(step: Step, column: Field) -> str:
    """What an entry that is being changed says in a column; empty for a new entry."""
    entries = _entries(step)
    return str(entries[_index(step)][column.key]) if _index(step) < len(entries) else ""


def _entries(step: Step) -> list[dict[str, Any]]:
    return list(step.value or ())


def _row(step: Step) -> Mapping[str, Any]:
    row: Mapping[str, Any] = step.entry.get("row", {})
    return row


def _index(step: Step) -> int:
    return int(step.entry.get("index", len(_entries(step))))


def _field(step: Step) -> Group:
    assert isinstance(step.field, Group)
    return step.field
