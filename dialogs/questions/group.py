"""A few alike entries, each asked question by question.

A column is asked by the question of its own kind: to it the entry is the draft, and what is given
of its answer waits in the entry's ``part``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from core.forms.base import Field
from core.forms.tables import Group, folded, name_of
from dialogs.answers import entry_words, shown
from dialogs.events import FileKept, FileRefused
from dialogs.journey import store
from dialogs.questions.asking import kind_of
from dialogs.questions.base import Step, Taken, passing
from dialogs.screens import Choice, Screen, Text
from dialogs.session import Draft
from dialogs.turn import Chosen, Heard


@dataclass(frozen=True, slots=True)
class Part(Step):
    """A column of one entry at the moment it is asked: its answer goes into the entry."""

    def stored(self, value: Any) -> Draft:
        answers = {**self.draft.answers, self.field.key: value}
        return replace(self.draft, answers=answers, entry={})

    def forgotten(self) -> Draft:
        kept = {key: each for key, each in self.draft.answers.items() if key != self.field.key}
        return replace(self.draft, answers=kept, entry={})


def ask(step: Step) -> Screen:
    part = _part(step)
    if part is None:
        return _list(step)
    asked = kind_of(part.field).ask(part)
    before = _before(step, part.field)
    head = [Text("group.entry", {"number": _index(step) + 1})]
    rows = asked.choices
    if before is not None and not part.entry:
        words = shown(step.form, part.field, before)
        asked = replace(asked, text=(*asked.text, Text("table.same", {"value": words})))
        rows = ((Choice("same", Text("table.same.button")),), *rows)
    if not part.field.required and part.field.key not in _row(step):
        rows = (*rows, (Choice("skip_part", Text("nav.skip.button")),))
    return replace(asked, text=(*head, *asked.text), choices=rows)


def take(step: Step, heard: Heard) -> Taken | None:
    if isinstance(heard, FileKept | FileRefused):
        return _file(step, heard)
    part = _part(step)
    if part is None:
        return _from_list(step, heard) if isinstance(heard, Chosen) else None
    if isinstance(heard, Chosen) and heard.verb == "same" and not part.entry:
        before = _before(step, part.field)
        return None if before is None else _given(step, part.done(before), part.field)
    if isinstance(heard, Chosen) and heard.verb == "skip_part" and not part.field.required:
        return _given(step, part.done(None), part.field)
    taken = kind_of(part.field).take(part, heard)
    return None if taken is None else _given(step, taken, part.field)


def back(step: Step) -> Taken | None:
    """Take back the last part given, then the entry; None when no entry is being given."""
    part = _part(step)
    if part is not None:
        within = kind_of(part.field).back(part)
        if within is not None:
            return _given(step, within, part.field)
    row = _row(step)
    if row:
        return step.keep(row=dict(list(row.items())[:-1]), index=_index(step))
    return step.keep(list=True) if "row" in step.entry and step.value else None


def asked(step: Step) -> Field:
    """The column asked now; the group itself while its list is shown."""
    part = _part(step)
    return step.field if part is None else part.field


def _given(step: Step, taken: Taken, column: Field) -> Taken:
    """What came of a column's question, put into the entry and from there into the answer."""
    field, row = _field(step), dict(_row(step))
    if column.key in taken.draft.answers:
        row[column.key] = taken.draft.answers[column.key]
    else:
        row.pop(column.key, None)
    going_on = {"row": row, "index": _index(step), "part": taken.draft.entry}
    outer = replace(step.draft, awaited=taken.draft.awaited)
    step = replace(step, draft=outer)
    if _is_named_twice(step, row):
        again = step.keep(row={}, index=_index(step))
        return replace(again, said=(passing(Text("issue.E-KIND-TWICE")),))
    if taken.draft.entry or taken.waiting or field.missing(row, step.draft.answers):
        return replace(taken, draft=step.keep(**going_on).draft)
    entries = _entries(step)
    entries[_index(step) : _index(step) + 1] = [_on_path(field, row, step.draft.answers)]
    kept = _store(step, entries)
    return replace(kept, said=(*taken.said, *kept.said), effects=taken.effects)


def _on_path(field: Group, row: dict[str, Any], answers: Mapping[str, Any]) -> dict[str, Any]:
    """The entry without answers to columns that are not asked of it."""
    asked = {column.key for column in field.path(row, answers)}
    return {key: value for key, value in row.items() if key in asked}


def _file(step: Step, heard: FileKept | FileRefused) -> Taken:
    """A file for a column: it is at home in the entry being given, or in one given before."""
    _, index, column = heard.field.split("/")
    number, field = int(index), _field(step).column(column)
    if "row" in step.entry and _index(step) == number:
        part = _of_column(step, field, _row(step), step.entry.get("part") or {}, number)
        taken = kind_of(field).take(part, heard)
        return Taken(step.draft) if taken is None else _given(step, taken, field)
    entries = _entries(step)
    if number >= len(entries):
        return Taken(step.draft, said=(passing(Text("upload.too_late")),))
    part = _of_column(step, field, entries[number], {}, number)
    taken = kind_of(field).take(part, heard)
    if taken is None:
        return Taken(step.draft)
    known = taken.draft.answers
    entries[number] = {key: known[key] for key in (*entries[number], column) if key in known}
    return replace(taken, draft=store(step.draft, step.field, entries))


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
        entry_words(step.form, _field(step), number, entry)
        for number, entry in enumerate(entries, start=1)
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
    if not named_by or any(key not in row for key in named_by):
        return False
    others = entries[: _index(step)] + entries[_index(step) + 1 :]
    return folded(name_of(row, named_by)) in {folded(name_of(each, named_by)) for each in others}


def _store(step: Step, entries: list[dict[str, Any]]) -> Taken:
    """Keep the entries and show the list, so that the person may add another."""
    stored = store(step.draft, step.field, entries)
    listing = replace(stored, at=step.draft.at, entry={"key": step.field.key, "list": True})
    said = (passing(step.text("kept")),) if len(entries) > len(_entries(step)) else ()
    return Taken(listing, said=said)


def _part(step: Step) -> Part | None:
    """The column asked now; None while the list is shown."""
    if step.value and "row" not in step.entry:
        return None
    field, row = _field(step), _row(step)
    key = field.missing(row, step.draft.answers)
    column = field.column(key)
    return _of_column(step, column, row, step.entry.get("part") or {}, _index(step))


def _of_column(
    step: Step, column: Field, row: Mapping[str, Any], entry: Mapping[str, Any], index: int
) -> Part:
    inner = replace(
        step.draft, answers={**step.draft.answers, **row}, entry=entry, at="", offered={}
    )
    place = f"{step.field.key}/{index}/{column.key}"
    return Part(step.form, column, inner, step.language, step.now, place)


def _before(step: Step, column: Field) -> Any:
    """What an entry that is being changed says in a column; None for a new entry."""
    entries = _entries(step)
    return entries[_index(step)].get(column.key) if _index(step) < len(entries) else None


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
