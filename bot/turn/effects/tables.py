"""Effects on the rows of a draft's tables."""

from collections.abc import Mapping
from typing import Any

from bot.storage import drafts
from bot.turn.effects.context import Performed, Performer, TurnContext
from dialogs import effects as ask
from dialogs.events import RowsLoaded


def _store_rows(effect: ask.StoreRows, context: TurnContext) -> Performed:
    connection, key = context.reads.connection, (effect.draft_id, effect.table)
    bodies = [dict(row) for row in effect.rows]
    if effect.replace:
        return Performed(statements=(drafts.remove(*key), drafts.append(*key, 1, bodies)))
    number = drafts.next_row_no(connection, *key)
    if effect.first < number and len(bodies) == 1:
        row_no = drafts.row_no(connection, *key, effect.first)
        if row_no is not None:
            return Performed(statements=(drafts.replace(*key, row_no, bodies[0]),))
    return Performed(statements=(drafts.append(*key, number, bodies),))


def _drop_row(effect: ask.DropRow, context: TurnContext) -> Performed:
    key = (effect.draft_id, effect.table)
    row_no = drafts.row_no(context.reads.connection, *key, effect.number)
    return Performed(statements=() if row_no is None else (drafts.remove(*key, row_no),))


def _rename_rows(effect: ask.RenameRows, context: TurnContext) -> Performed:
    renamed = drafts.rename(effect.draft_id, effect.table, effect.column, effect.old, effect.new)
    return Performed(statements=(renamed,))


def _load_rows(effect: ask.LoadRows, context: TurnContext) -> Performed:
    found = drafts.page(
        context.reads.connection, effect.draft_id, effect.table, effect.first, effect.count
    )
    return Performed((RowsLoaded(tuple(row for _, row in found), effect.first),))


PERFORMERS: Mapping[type[Any], Performer] = {
    ask.StoreRows: _store_rows,
    ask.DropRow: _drop_row,
    ask.RenameRows: _rename_rows,
    ask.LoadRows: _load_rows,
}
