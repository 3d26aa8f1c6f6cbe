"""Rows of a table follow the entry they are pieces of when it gets another name."""

from core.form.form import Form
from core.form.tables import Table
from dialogs.effects import RenameRows
from dialogs.session import Draft


def row_renames(form: Form, before: Draft, after: Draft) -> tuple[RenameRows, ...]:
    """How rows are to call the entry that was renamed between two states of a draft.

    *Why one only:* an answer renames one entry; of several it is unknown which became which.
    """
    return tuple(
        RenameRows(after.draft_id, table.key, table.kind_column, *names[0])
        for table in form.fields
        if isinstance(table, Table) and len(names := _renamed(table, before, after)) == 1
    )


def _renamed(table: Table, before: Draft, after: Draft) -> list[tuple[str, str]]:
    old, new = table.kind_names(before.answers), table.kind_names(after.answers)
    if len(old) != len(new):
        return []
    return [(was, now) for was, now in zip(old, new, strict=True) if was and now and was != now]
