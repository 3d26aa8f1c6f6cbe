"""Repeated fields: a group of a few entries, and a table of many rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from core.errors import Invalid
from core.form.conditions import Answers
from core.form.field import Field
from core.form.kinds import Upload


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Field):
    """A few entries of one kind, each asked question by question; stored as a list of mappings.

    A column may be of any kind that is asked. Its condition may read earlier answers of the form
    and earlier columns of the same entry.
    """

    columns: tuple[Field, ...]
    """Questions of an entry, in order."""
    named_by: tuple[str, ...] = ()
    """Columns that together name an entry uniquely; empty when entries are only numbered."""
    most: int = 20
    """Largest number of entries."""

    @property
    def depends_on(self) -> tuple[str, ...]:
        own = {column.key for column in self.columns}
        keys = [key for column in self.columns for key in column.depends_on]
        keys += [key for column in self.columns if column.when for key in column.when.keys]
        return tuple(dict.fromkeys(key for key in keys if key not in own))

    def column(self, key: str) -> Field:
        """The column called ``key``. Raises ``StopIteration``."""
        return next(column for column in self.columns if column.key == key)

    def path(self, entry: Mapping[str, Any], answers: Answers) -> tuple[Field, ...]:
        """The columns asked in one entry; answers to columns that are not asked are ignored."""
        known, asked = dict(answers), []
        for column in self.columns:
            if column.applies(known):
                asked.append(column)
                if column.key in entry:
                    known[column.key] = entry[column.key]
        return tuple(asked)

    def asked_of(self, entry: Mapping[str, Any], answers: Answers) -> dict[str, Any]:
        """One entry without answers to columns that are not asked in it."""
        asked = {column.key for column in self.path(entry, answers)}
        return {key: value for key, value in entry.items() if key in asked}

    def missing(self, entry: Mapping[str, Any], answers: Answers) -> str:
        """The first unanswered column of one entry; empty when it is complete."""
        known = {**answers, **entry}
        for column in self.path(entry, answers):
            skipped = entry.get(column.key, "") is None and not column.needed(known)
            given = column.key in entry and column.is_whole(entry[column.key], known)
            if not skipped and not given:
                return column.key
        return ""

    def is_whole(self, value: Any, answers: Answers) -> bool:
        """Whether there are entries and all of them are complete."""
        return bool(value) and not any(self.missing(entry, answers) for entry in value)

    def check(self, value: Any, answers: Answers) -> list[dict[str, Any]]:
        """The entries, each with the answers that are asked in it. Raises ``Invalid``."""
        return self._check(value, answers, whole=True)

    def check_given(self, value: Any, answers: Answers) -> list[dict[str, Any]]:
        return self._check(value, answers, whole=False)

    def _check(self, value: Any, answers: Answers, *, whole: bool) -> list[dict[str, Any]]:
        if not isinstance(value, list) or not value:
            raise Invalid(self.missing_code)
        if len(value) > self.most:
            raise Invalid("E-MANY", {"most": self.most})
        entries = [
            self._checked(entry, number, answers, whole=whole)
            for number, entry in enumerate(value, start=1)
        ]
        named = [entry for entry in entries if all(key in entry for key in self.named_by)]
        names = {folded(name_of(entry, self.named_by)) for entry in named}
        if self.named_by and len(names) < len(named):
            raise Invalid("E-KIND-TWICE")
        return entries

    def warnings(self, value: Any) -> tuple[str, ...]:
        found = (
            code
            for entry in value
            for column in self.columns
            if entry.get(column.key) is not None
            for code in column.warnings(entry[column.key])
        )
        return tuple(dict.fromkeys(found))

    def _checked(self, entry: Any, number: int, answers: Answers, *, whole: bool) -> dict[str, Any]:
        if not isinstance(entry, Mapping) or not entry:
            raise Invalid(self.missing_code)
        known, checked = {**answers, **entry}, {}
        for column in self.path(entry, answers):
            given = entry.get(column.key)
            if not whole and column.key not in entry:
                continue
            if given is None and not column.needed(known):
                continue
            try:
                if given is None and not isinstance(column, Upload):
                    raise Invalid(column.missing_code)
                checked[column.key] = column.check(given, known)
            except Invalid as refusal:
                where = {**refusal.params, "column": column.key, "row": number}
                raise Invalid(refusal.code, where) from None
        return checked


def parts(field: Field, value: Any) -> Iterator[tuple[Field, Any, int]]:
    """A field with its answer, or each column of a group with its answer and entry number.

    The answer must be valid; columns without an answer are left out.
    """
    if not isinstance(field, Group):
        yield field, value, 0
        return
    for number, entry in enumerate(value, start=1):
        for column in field.columns:
            if entry.get(column.key) is not None:
                yield column, entry[column.key], number


def name_of(entry: Mapping[str, Any], named_by: tuple[str, ...]) -> str:
    """The name of an entry of a group."""
    return " ".join(str(entry[key]) for key in named_by if entry.get(key))


@lru_cache(maxsize=256)
def folded(name: str) -> str:
    """A name for comparison, without differences of letter case and white space."""
    return " ".join(name.casefold().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table, and the source of its value where a row leaves it empty."""

    field: Field
    """What a cell may be."""
    from_kind: str = ""
    """Column of the row's entry in the group ``Table.kinds`` that gives the value."""
    from_answer: str = ""
    """Field of the form that gives the value."""

    @property
    def key(self) -> str:
        return self.field.key

    @property
    def filled(self) -> bool:
        """Whether an empty cell takes its value from elsewhere."""
        return bool(self.from_kind or self.from_answer)

    @property
    def may_be_empty(self) -> bool:
        return self.filled or not self.field.required


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Field):
    """Many rows: typed one by one, pasted, or read from a file.

    Rows are stored apart from the answers, which hold ``{"count": n, "done": bool}``.
    """

    columns: tuple[Column, ...]
    """Columns of a row, in order."""
    kinds: str
    """Group of the form whose entries are the kinds of units the rows list."""
    named_by: tuple[str, ...]
    """Columns of that group that name an entry."""
    kind_column: str
    """Column in which a row names its entry."""
    count_from: str
    """Column of that group with the number of rows an entry must have."""
    unique: str
    """Column whose values may not repeat."""
    most: int = 20_000
    """Largest number of rows."""

    def column(self, key: str) -> Field:
        """The field of a column. Raises ``StopIteration``."""
        return next(column.field for column in self.columns if column.key == key)

    @property
    def depends_on(self) -> tuple[str, ...]:
        sources = [column.from_answer for column in self.columns if column.from_answer]
        sources.insert(0, self.kinds)
        return tuple(sources)

    def is_whole(self, value: Any, answers: Answers) -> bool:
        return isinstance(value, Mapping) and value.get("done") is True

    def check(self, value: Any, answers: Answers) -> Any:
        count = value.get("count") if isinstance(value, Mapping) else None
        if not isinstance(count, int) or count < 1:
            raise Invalid(self.missing_code)
        if count > self.most:
            raise Invalid("E-MANY", {"most": self.most})
        return value

    def kind_names(self, answers: Answers) -> tuple[str, ...]:
        """The names by which a row may refer to the entries of the group, in order."""
        return tuple(name_of(entry, self.named_by) for entry in self._entries(answers))

    def kind_of(self, name: str, answers: Answers) -> Mapping[str, Any] | None:
        """The entry of the group that a row names; the only entry when it names none."""
        entries = self._entries(answers)
        if not name.strip() and len(entries) == 1:
            return entries[0]
        wanted = folded(name)
        named = (each for each in entries if folded(name_of(each, self.named_by)) == wanted)
        return next(named, None)

    def wanted(self, answers: Answers) -> int:
        """The number of rows that the entries of the group declare together."""
        return sum(int(entry.get(self.count_from) or 0) for entry in self._entries(answers))

    def _entries(self, answers: Answers) -> list[Mapping[str, Any]]:
        entries: list[Mapping[str, Any]] = answers.get(self.kinds) or []
        return entries

    def row(self, given: Mapping[str, str], answers: Answers) -> dict[str, Any]:
        """Parse the typed cells of a row; an empty cell with a source is stored as None.

        Raises ``Invalid`` with the column in its params.
        """
        kind = given.get(self.kind_column, "")
        entry = self.kind_of(kind, answers)
        if entry is None:
            raise Invalid("E-KIND" if kind.strip() else "E-REQ", {"column": self.kind_column})
        row: dict[str, Any] = {}
        for column in self.columns:
            raw = given.get(column.key, "")
            if column.key == self.kind_column:
                row[column.key] = name_of(entry, self.named_by)
            elif not raw.strip() and column.may_be_empty:
                row[column.key] = None
            else:
                row[column.key] = self._accept(column, raw, entry, answers)
        return row

    def _accept(self, column: Column, raw: str, entry: Mapping[str, Any], answers: Answers) -> Any:
        try:
            value = column.field.accept(raw, answers)
        except Invalid as refusal:
            raise Invalid(refusal.code, {**refusal.params, "column": column.key}) from None
        if column.from_kind and value != entry[column.from_kind]:
            raise Invalid("E-KIND-DIFFERS", {"column": column.key})
        return value
