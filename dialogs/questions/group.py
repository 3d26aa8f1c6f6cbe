"""A few alike entries, each asked question by question.

A column is asked by the question of its own kind: to it the entry is the draft, and what is given
of its answer waits in the entry's ``part``. An entry among the answers that lacks something,
because its document stayed behind or a file turned out to be no good, is asked for it before the
list is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from core.form.field import Field
from core.form.tables import Group, folded, name_of
from dialogs.answers import entry_words, shown
from dialogs.events import FileKept, FileRefused
from dialogs.journey import store
from dialogs.questions.asking import kind_of
from dialogs.questions.base import KEEP, Answered, Step, passing
from dialogs.questions.upload import refused
from dialogs.screens import Choice, Screen, Text
from dialogs.session import Draft
from dialogs.turn import Chosen, UserInput


@dataclass(frozen=True, slots=True)
class Part(Step):
    """A column of one entry at the moment it is asked: its answer goes into the entry."""

    def stored(self, value: Any) -> Draft:
        answers = {**self.draft.answers, self.field.key: value}
        return replace(self.draft, answers=answers, entry={})


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
        asked = replace(asked, text=(*asked.text, Text("table.now", {"value": words})))
        rows = ((Choice("same", Text(KEEP)),), *rows)
    if _may_skip(part) and part.field.key not in _row(step):
        rows = (*rows, (Choice("skip_part", Text("nav.skip.button")),))
    return replace(asked, text=(*head, *asked.text), choices=rows)


def take(step: Step, user_input: UserInput) -> Answered | None:
    if isinstance(user_input, FileRefused):
        return refused(step, user_input)
    if isinstance(user_input, FileKept):
        return _file(step, user_input)
    part = _part(step)
    if part is None:
        return _from_list(step, user_input) if isinstance(user_input, Chosen) else None
    if isinstance(user_input, Chosen) and user_input.verb == "same" and not part.entry:
        before = _before(step, part.field)
        return None if before is None else _given(step, part.done(before), part.field)
    if isinstance(user_input, Chosen) and user_input.verb == "skip_part" and _may_skip(part):
        return _given(step, part.done(None), part.field)
    taken = kind_of(part.field).take(part, user_input)
    return None if taken is None else _given(step, taken, part.field)


def back(step: Step) -> Answered | None:
    """Take back the column before the one asked, then the entry; None when none is being given."""
    part = _part(step)
    if part is None:
        return None
    within = kind_of(part.field).back(part)
    if within is not None:
        return _given(step, within, part.field)
    row, columns = _row(step), [each.key for each in _field(step).columns]
    before = [key for key in columns[: columns.index(part.field.key)] if key in row]
    if before:
        kept = {key: value for key, value in row.items() if key != before[-1]}
        return step.keep(row=kept, index=_index(step))
    return step.keep(list=True) if step.value else None


def asked(step: Step) -> Field:
    """The column asked now; the group itself while its list is shown."""
    part = _part(step)
    return step.field if part is None else part.field


def _given(step: Step, taken: Answered, column: Field) -> Answered:
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
    entries[_index(step) : _index(step) + 1] = [field.asked_of(row, step.draft.answers)]
    kept = _store(step, entries)
    return replace(kept, said=(*taken.said, *kept.said), effects=taken.effects)


def _file(step: Step, kept: FileKept) -> Answered:
    """A file for a column, put into its entry wherever that stands by now."""
    column = _field(step).column(kept.field.rpartition("/")[2])
    index, entries = _awaiting(step, kept, column), _entries(step)
    if "row" in step.entry and index == _index(step):
        return _file_of_this(step, kept, column)
    if index >= len(entries) or not column.applies({**step.draft.answers, **entries[index]}):
        return Answered(step.draft, said=(passing(Text("upload.too_late")),))
    taken = kind_of(column).take(_of_column(step, column, entries[index], {}, index), kept)
    if taken is None or taken.waiting:
        return Answered(step.draft, waiting=True)
    entries[index] = {**entries[index], column.key: taken.draft.answers[column.key]}
    stored = store(step.draft, step.field, entries)
    return replace(taken, draft=replace(stored, at=step.draft.at, entry=step.draft.entry))


def _file_of_this(step: Step, kept: FileKept, column: Field) -> Answered:
    """A file for the entry being given: the answer to its column, asked now or not."""
    asked, row = _part(step), _row(step)
    now = asked is not None and asked.field is column
    part = asked if asked is not None and now else _of_column(step, column, row, {}, _index(step))
    taken = kind_of(column).take(part, kept)
    if taken is None or taken.waiting:
        return Answered(step.draft, waiting=True)
    if now:
        return _given(step, taken, column)
    filled = {**row, column.key: taken.draft.answers[column.key]}
    return replace(taken, draft=replace(step.draft, entry={**step.draft.entry, "row": filled}))


def _awaiting(step: Step, kept: FileKept, column: Field) -> int:
    """The entry that awaits this file; the one its place names when none does.

    The place was named when the file was sent, and entries have moved up since where others were
    removed. Of several that await the same file one without it comes first.
    """
    named, awaited, rows = int(kept.field.split("/")[1]), step.draft.awaited, _entries(step)
    found = [
        index
        for index in range(_field(step).most)
        if kept.source and awaited.get(_place(step, index, column)) == kept.source
    ]
    has_one = {index for index, row in enumerate(rows) if row.get(column.key)}
    return min(found, key=lambda index: (index in has_one, index != named), default=named)


def _moved_up(step: Step, removed: int) -> Step:
    """The step with files awaited for the entries behind the one removed, at their new places."""
    group, awaited = step.field.key, dict[str, str]()
    for place, source in step.draft.awaited.items():
        key, _, rest = place.partition("/")
        index, _, column = rest.partition("/")
        if key != group or int(index) < removed:
            awaited[place] = source
        elif int(index) > removed:
            awaited[f"{key}/{int(index) - 1}/{column}"] = source
    return replace(step, draft=replace(step.draft, awaited=awaited))


def _list(step: Step) -> Screen:
    entries = _entries(step)
    rows: list[tuple[Choice, ...]] = [(Choice("done", Text("table.done.button")),)]
    for index in range(len(entries)):
        change = Choice(f"change:{index}", step.text("change.button", number=index + 1))
        remove = Choice(f"remove:{index}", step.text("remove.button", number=index + 1))
        rows.append((change, remove) if _may_remove(step) else (change,))
    if len(entries) < _field(step).most:
        rows.append((Choice("add", step.text("add.button")),))
    listed = (
        entry_words(step.form, _field(step), number, entry)
        for number, entry in enumerate(entries, start=1)
    )
    most = _field(step).most
    full = (Text("group.full", {"most": most}),) if len(entries) >= most else ()
    return Screen(text=(step.text("listed"), *listed, *full), choices=tuple(rows))


def _from_list(step: Step, user_input: Chosen) -> Answered | None:
    entries = _entries(step)
    if user_input.verb == "done":
        whole = _field(step).is_whole(entries, step.draft.answers)
        return step.done(entries) if whole else step.keep()
    if user_input.verb == "add" and len(entries) < _field(step).most:
        return _moved_up(step, len(entries)).keep(row={}, index=len(entries))
    index = int(user_input.object) if user_input.object.isdecimal() else len(entries)
    if user_input.verb == "change" and index < len(entries):
        return step.keep(row={}, index=index)
    if user_input.verb == "remove" and index < len(entries) and _may_remove(step):
        del entries[index]
        return _store(_moved_up(step, index), entries)
    return None


def _may_skip(part: Part) -> bool:
    """A column that is not needed with what is given of its entry may be left out."""
    return not part.field.needed(part.draft.answers)


def _may_remove(step: Step) -> bool:
    """One entry has to stay where the answer is required."""
    return len(_entries(step)) > 1 or not step.field.required


def _is_named_twice(step: Step, row: Mapping[str, Any]) -> bool:
    """Whether another entry has the name of this one."""
    named_by, entries = _field(step).named_by, _entries(step)
    if not named_by or any(key not in row for key in named_by):
        return False
    others = entries[: _index(step)] + entries[_index(step) + 1 :]
    return folded(name_of(row, named_by)) in {folded(name_of(each, named_by)) for each in others}


def _store(step: Step, entries: list[dict[str, Any]]) -> Answered:
    """Keep the entries and show the list, so that the person may add another.

    Without any the group is asked from its beginning.
    """
    stored = store(step.draft, step.field, entries or None)
    listing = replace(stored, at=step.draft.at, entry={"key": step.field.key})
    said = (passing(step.text("kept")),) if len(entries) > len(_entries(step)) else ()
    return Answered(listing, said=said)


def _part(step: Step) -> Part | None:
    """The column asked now; None while the list is shown."""
    listed = "row" not in step.entry and _index(step) == len(_entries(step)) > 0
    if listed or "list" in step.entry:
        return None
    field, row = _field(step), _row(step)
    column = field.column(field.missing(row, step.draft.answers))
    return _of_column(step, column, row, step.entry.get("part") or {}, _index(step))


def _of_column(
    step: Step, column: Field, row: Mapping[str, Any], entry: Mapping[str, Any], index: int
) -> Part:
    inner = replace(
        step.draft, answers={**step.draft.answers, **row}, entry=entry, at="", offered={}
    )
    place = _place(step, index, column)
    return Part(step.form, column, inner, step.language, step.now, place)


def _place(step: Step, index: int, column: Field) -> str:
    return f"{step.field.key}/{index}/{column.key}"


def _before(step: Step, column: Field) -> Any:
    """What an entry that is being changed says in a column; None for a new entry."""
    entries = _entries(step)
    return entries[_index(step)].get(column.key) if _index(step) < len(entries) else None


def _entries(step: Step) -> list[dict[str, Any]]:
    return list(step.value or ())


def _row(step: Step) -> Mapping[str, Any]:
    """What is given of the entry that is asked."""
    if "row" in step.entry:
        given: Mapping[str, Any] = step.entry["row"]
        return given
    entries, index = _entries(step), _index(step)
    return entries[index] if index < len(entries) else {}


def _index(step: Step) -> int:
    """The entry being given, else the first that lacks something, else a new one."""
    if "row" in step.entry:
        return int(step.entry["index"])
    field, entries = _field(step), _entries(step)
    lacking = (n for n, each in enumerate(entries) if field.missing(each, step.draft.answers))
    return next(lacking, len(entries))


def _field(step: Step) -> Group:
    assert isinstance(step.field, Group)
    return step.field
