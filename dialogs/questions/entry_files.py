"""Files for columns of a group: each is put into its entry, wherever that is by now.

A file is fetched for a place, such as ``equipment/1/manual``. Entries move up when one before them
is removed, so the entry that awaits the file counts, not the number in the name of the place.
"""

from dataclasses import replace

from core.form.field import Field
from core.form.tables import Group
from dialogs.events import FileKept
from dialogs.journey import store
from dialogs.questions.entries import Entries
from dialogs.questions.kind import kind_of
from dialogs.questions.step import Answered, Step, notice_of
from dialogs.screens import Text


def column_of(entries: Entries, kept: FileKept) -> Field:
    """The column a file was sent for."""
    return entries.step.field.column(kept.field.rpartition("/")[2])


def put_into_stored(entries: Entries, kept: FileKept, column: Field, index: int) -> Answered:
    """The file in an entry that is stored already."""
    step, rows = entries.step, entries.all
    if index >= len(rows) or not column.applies({**step.draft.answers, **rows[index]}):
        return Answered(step.draft, notices=(notice_of(Text("upload.too_late")),))
    answered = kind_of(column).take(entries.of_column(column, rows[index], index, {}), kept)
    if answered is None or answered.waiting:
        return Answered(step.draft, waiting=True)
    rows[index] = {**rows[index], column.key: answered.draft.answers[column.key]}
    stored = store(step.draft, step.field, rows)
    return replace(answered, draft=replace(stored, at=step.draft.at, entry=step.draft.entry))


def put_into_given(entries: Entries, kept: FileKept, column: Field) -> Answered:
    """The file in the entry that is being given, for a column that is not asked now."""
    step, row = entries.step, entries.row
    answered = kind_of(column).take(entries.of_column(column, row, entries.index, {}), kept)
    if answered is None or answered.waiting:
        return Answered(step.draft, waiting=True)
    filled = {**row, column.key: answered.draft.answers[column.key]}
    return replace(answered, draft=step.keep(replace(entries.given, row=filled)).draft)


def awaiting(entries: Entries, kept: FileKept, column: Field) -> int:
    """The entry that awaits a file; the one its place names when none does.

    Of several that await the same file one without it comes first.
    """
    named, awaited = int(kept.field.split("/")[1]), entries.step.draft.awaited
    found = [
        index
        for index in range(entries.step.field.most)
        if kept.source and awaited.get(entries.place(index, column)) == kept.source
    ]
    has_one = {index for index, row in enumerate(entries.all) if row.get(column.key)}
    return min(found, key=lambda index: (index in has_one, index != named), default=named)


def moved_up(step: Step[Group], removed: int) -> Step[Group]:
    """The step with files awaited for the entries behind a removed one at their new places."""
    group, awaited = step.field.key, dict[str, str]()
    for place, source in step.draft.awaited.items():
        key, _, rest = place.partition("/")
        index, _, column = rest.partition("/")
        if key != group or int(index) < removed:
            awaited[place] = source
        elif int(index) > removed:
            awaited[f"{key}/{int(index) - 1}/{column}"] = source
    return replace(step, draft=replace(step.draft, awaited=awaited))
