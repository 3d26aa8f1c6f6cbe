"""The entries of a group as far as they are given, and the one that is asked now.

A column is asked by the question kind of its field: to it the entry is the draft, and the parts of
its unfinished answer wait in the ``part`` of the entry that is given.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from core.form.field import Field
from core.form.tables import Group, folded, name_of
from dialogs.journey import field_of, fits, store
from dialogs.questions.step import Answered, Step, notice_of
from dialogs.session import Draft
from dialogs.stored import Stored


@dataclass(frozen=True, slots=True)
class GivenEntry(Stored):
    """What is given of one entry; nothing while the list of entries is shown."""

    row: Mapping[str, Any] | None = None
    """Its answers by column; None when no entry is being given."""
    index: int = -1
    """Its place among the entries; -1 when no entry is being given."""
    part: Mapping[str, Any] = field(default_factory=dict)
    """The parts of an unfinished answer to the column asked."""
    listed: bool = field(default=False, metadata={"json": "list"})
    """Whether the list is shown although entries lack something."""


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a group at the moment the group is asked or answered.

    An entry that lacks something, because its document stayed behind or a file turned out to be
    infected, is asked for it before the list is shown.
    """

    step: Step[Group]
    given: GivenEntry
    all: list[dict[str, Any]]
    """The stored entries."""

    @classmethod
    def of(cls, step: Step[Group]) -> "Entries":
        return cls(step, GivenEntry.read(step.stored_entry), list(step.value or ()))

    @property
    def index(self) -> int:
        """The entry being given, else the first that lacks something, else a new one."""
        if self.given.row is not None:
            return self.given.index
        group, answers = self.step.field, self.step.draft.answers
        lacking = (n for n, each in enumerate(self.all) if group.missing(each, answers))
        return next(lacking, len(self.all))

    @property
    def row(self) -> Mapping[str, Any]:
        """What is given of the entry that is asked."""
        if self.given.row is not None:
            return self.given.row
        return self.all[self.index] if self.index < len(self.all) else {}

    def part(self) -> Step[Field] | None:
        """The column asked now; None while the list is shown."""
        index = self.index
        if self.given.listed or (self.given.row is None and index == len(self.all) > 0):
            return None
        row = self.row
        column = self.step.field.column(self.step.field.missing(row, self.step.draft.answers))
        return self.of_column(column, row, index, self.given.part)

    def of_column(
        self, column: Field, row: Mapping[str, Any], index: int, part: Mapping[str, Any]
    ) -> Step[Field]:
        """A column of an entry as a question: its answer goes into the entry."""
        step = self.step
        inner = replace(
            step.draft, answers={**step.draft.answers, **row}, entry=part, at="", offered={}
        )
        path = self.place(index, column)
        return Step(step.form, column, inner, step.language, step.now, path)

    def place(self, index: int, column: Field) -> str:
        """The name that a file for a column of an entry is fetched for."""
        return f"{self.step.field.key}/{index}/{column.key}"

    def before(self, column: Field) -> Any:
        """The stored answer to a column of the entry that is changed; None for a new entry."""
        index = self.index
        return self.all[index].get(column.key) if index < len(self.all) else None

    def may_remove(self) -> bool:
        """One entry has to stay where the answer is required."""
        return len(self.all) > 1 or not self.step.field.required

    def has_name_of_another(self, row: Mapping[str, Any]) -> bool:
        """Whether another entry has the name of this one."""
        named_by = self.step.field.named_by
        if not named_by or any(key not in row for key in named_by):
            return False
        others = self.all[: self.index] + self.all[self.index + 1 :]
        return folded(name_of(row, named_by)) in {
            folded(name_of(each, named_by)) for each in others
        }

    def store(self, entries: list[dict[str, Any]]) -> Answered:
        """Store the entries and show the list, so that another may be added.

        Without any the group is asked from its beginning.
        """
        step = self.step
        stored = store(step.draft, step.field, entries or None)
        listing = replace(stored, at=step.draft.at, entry={"key": step.field.key})
        notices = (notice_of(step.text("kept")),) if len(entries) > len(self.all) else ()
        return Answered(listing, notices=notices)


def with_unfinished_entry(draft: Draft) -> Draft:
    """The draft with a half-given entry of a group among its entries, to be completed later.

    Parts of any other answer are asked again.
    """
    key = str(draft.entry.get("key", ""))
    group, given = field_of(draft, key), GivenEntry.read(draft.entry)
    if not (given.row and isinstance(group, Group)):
        return draft
    entries = list(draft.answers.get(key) or ())
    before = entries[given.index] if given.index < len(entries) else {}
    whole = {**before, **given.row}
    entries[given.index : given.index + 1] = [group.asked_of(whole, draft.answers)]
    if not fits(group, entries, draft.answers):
        return draft
    return replace(draft, answers={**draft.answers, key: entries}, entry={})
