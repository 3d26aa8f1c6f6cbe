"""A question for a few alike entries, each asked column by column."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from core.form.field import Field
from core.form.form import Form
from core.form.kinds import Choice as ChoiceField
from core.form.kinds import Upload
from core.form.tables import Group
from dialogs.actions import AddEntry, ChangeEntry, Done, KeepPart, RemoveEntry, SkipPart
from dialogs.events import FileKept, FileRefused
from dialogs.questions.entries import Entries, GivenEntry
from dialogs.questions.entry_files import (
    awaiting,
    column_of,
    moved_up,
    put_into_given,
    put_into_stored,
)
from dialogs.questions.kind import QuestionKind, kind_of, shown
from dialogs.questions.options import option_at
from dialogs.questions.step import KEEP, Answered, Step, notice_of
from dialogs.questions.upload import refused, sample_file
from dialogs.screens import Choice, Message, Screen, Text
from dialogs.session import Draft
from dialogs.turn import UserInput


class GroupQuestion(QuestionKind[Group, GivenEntry]):
    """A few entries: each column is asked by its own kind, then the list is shown."""

    entry_type = GivenEntry
    shows_answer = True

    def ask(self, step: Step[Group]) -> Screen:
        entries = Entries.of(step)
        part = entries.part()
        if part is None:
            return _list(entries)
        asked = kind_of(part.field).ask(part)
        before = entries.before(part.field)
        rows = asked.choices
        if before is not None and not part.stored_entry:
            current = Text("table.now", {"value": shown(step.form, part.field, before)})
            asked = replace(asked, text=(*asked.text, current))
            rows = ((Choice(KeepPart(), Text(KEEP)),), *rows)
        if _may_skip(part) and part.field.key not in entries.row:
            rows = (*rows, (Choice(SkipPart(), Text("nav.skip.button")),))
        head = Text("group.entry", {"number": entries.index + 1})
        return replace(asked, text=(head, *asked.text), choices=rows)

    def take(self, step: Step[Group], user_input: UserInput) -> Answered | None:
        if isinstance(user_input, FileRefused):
            return refused(step, user_input)
        entries = Entries.of(step)
        if isinstance(user_input, FileKept):
            return _file(entries, user_input)
        part = entries.part()
        if part is None:
            return _from_list(entries, user_input)
        match user_input:
            case KeepPart() if not part.stored_entry:
                before = entries.before(part.field)
                return None if before is None else _given(entries, part.done(before), part.field)
            case SkipPart() if _may_skip(part):
                return _given(entries, part.done(None), part.field)
        answered = kind_of(part.field).take(part, user_input)
        return None if answered is None else _given(entries, answered, part.field)

    def back(self, step: Step[Group]) -> Answered | None:
        """The column before the one asked, then the list; None where no entry is being given."""
        entries = Entries.of(step)
        part = entries.part()
        if part is None:
            return None
        within = kind_of(part.field).back(part)
        if within is not None:
            return _given(entries, within, part.field)
        row, columns = entries.row, [each.key for each in step.field.columns]
        before = [key for key in columns[: columns.index(part.field.key)] if key in row]
        if before:
            kept = {key: value for key, value in row.items() if key != before[-1]}
            return step.keep(GivenEntry(kept, entries.index))
        return step.keep(GivenEntry(listed=True)) if step.value else None

    def shown(self, form: Form, field: Group, value: Any) -> Message:
        lines = [entry_line(form, field, number, each) for number, each in enumerate(value, 1)]
        return Text("value.lines", {"lines": lines})

    def keys(self, form: Form, field: Group) -> Iterator[str]:
        yield from (form.words(field, end) for end in ("listed", "entry", "kept"))
        yield from (form.words(field, f"{end}.button") for end in ("add", "change", "remove"))
        for column in field.columns:
            yield form.words(column, "label")
            if column.when is not None:
                yield form.words(column, "line")
            yield from kind_of(column).keys(form, column)

    def sample(self, field: Group, draft: Draft, pick: int = 0) -> tuple[UserInput, ...]:
        """Every column of one entry that is asked with these answers."""
        entry: dict[str, Any] = {}
        inputs: list[UserInput] = []
        for column in field.columns:
            if not column.applies({**draft.answers, **entry}):
                continue
            if isinstance(column, Upload):
                inputs += sample_file(column, draft, f"{field.key}/0/{column.key}")
                continue
            if isinstance(column, ChoiceField):
                entry[column.key] = option_at(column, pick)
            inputs += kind_of(column).sample(column, draft, pick)
        return (*inputs, Done())

    def asked_now(self, step: Step[Group]) -> Field:
        part = Entries.of(step).part()
        return step.field if part is None else part.field

    def may_skip(self, step: Step[Group]) -> bool:
        """Given entries are not skipped with the question: they are removed one by one."""
        return step.field.skippable and not step.value


def entry_line(form: Form, group: Group, number: int, entry: Mapping[str, Any]) -> Message:
    """One entry of a group; a column without an answer says so.

    A column that is not asked of every entry has a line of its own where it is given.
    """
    cells = {column.key: shown(form, column, entry.get(column.key)) for column in group.columns}
    always = {
        column.key: cells[column.key] or Text("value.none")
        for column in group.columns
        if column.when is None
    }
    lines = [
        Text(form.words(column, "line"), {"value": cells[column.key]})
        for column in group.columns
        if column.when is not None and cells[column.key] is not None
    ]
    whole = Text(form.words(group, "entry"), {"number": number, **always})
    return Text("value.lines", {"lines": [whole, *lines]}) if lines else whole


def _given(entries: Entries, answered: Answered, column: Field) -> Answered:
    """What came of a column's question, put into the entry and from there into the answer."""
    step, row = entries.step, dict(entries.row)
    if column.key in answered.draft.answers:
        row[column.key] = answered.draft.answers[column.key]
    else:
        row.pop(column.key, None)
    index = entries.index
    step = replace(step, draft=replace(step.draft, awaited=answered.draft.awaited))
    if entries.has_name_of_another(row):
        again = step.keep(GivenEntry({}, index))
        return replace(again, notices=(notice_of(Text("issue.E-KIND-TWICE")),))
    part = answered.draft.entry
    if part or answered.waiting or step.field.missing(row, step.draft.answers):
        return replace(answered, draft=step.keep(GivenEntry(row, index, part)).draft)
    stored = list(entries.all)
    stored[index : index + 1] = [step.field.asked_of(row, step.draft.answers)]
    kept = replace(entries, step=step).store(stored)
    return replace(kept, notices=(*answered.notices, *kept.notices), effects=answered.effects)


def _file(entries: Entries, kept: FileKept) -> Answered:
    """A file for a column: of the entry being given, or of one that is stored."""
    column = column_of(entries, kept)
    index = awaiting(entries, kept, column)
    if entries.given.row is None or index != entries.index:
        return put_into_stored(entries, kept, column, index)
    part = entries.part()
    if part is None or part.field is not column:
        return put_into_given(entries, kept, column)
    answered = kind_of(column).take(part, kept)
    if answered is None or answered.waiting:
        return Answered(entries.step.draft, waiting=True)
    return _given(entries, answered, column)


def _list(entries: Entries) -> Screen:
    step, group = entries.step, entries.step.field
    rows: list[tuple[Choice, ...]] = [(Choice(Done(), Text("table.done.button")),)]
    for index in range(len(entries.all)):
        change = Choice(ChangeEntry(index), step.text("change.button", number=index + 1))
        remove = Choice(RemoveEntry(index), step.text("remove.button", number=index + 1))
        rows.append((change, remove) if entries.may_remove() else (change,))
    if len(entries.all) < group.most:
        rows.append((Choice(AddEntry(), step.text("add.button")),))
    lines = (
        entry_line(step.form, group, number, entry) for number, entry in enumerate(entries.all, 1)
    )
    full = (Text("group.full", {"most": group.most}),) if len(entries.all) >= group.most else ()
    return Screen(text=(step.text("listed"), *lines, *full), choices=tuple(rows))


def _from_list(entries: Entries, user_input: UserInput) -> Answered | None:
    step, stored = entries.step, entries.all
    match user_input:
        case Done():
            whole = step.field.is_whole(stored, step.draft.answers)
            return step.done(stored) if whole else step.keep(GivenEntry())
        case AddEntry() if len(stored) < step.field.most:
            return moved_up(step, len(stored)).keep(GivenEntry({}, len(stored)))
        case ChangeEntry(index) if index < len(stored):
            return step.keep(GivenEntry({}, index))
        case RemoveEntry(index) if index < len(stored) and entries.may_remove():
            left = stored[:index] + stored[index + 1 :]
            return replace(entries, step=moved_up(step, index)).store(left)
    return None


def _may_skip(part: Step[Field]) -> bool:
    """Whether a column may be left out, with what is given of its entry."""
    return not part.field.needed(part.draft.answers)
