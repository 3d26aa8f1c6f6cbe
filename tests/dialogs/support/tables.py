"""Persons at a table of units, and the rows they have given."""

from typing import Any

from tests.dialogs.support.visits import Visit, begun, filled, up_to_file

SECOND = ("T21 кешені", "Bitmain", "T21", "1", "8471500000")


def with_two_kinds() -> Visit:
    """At the table, two of one kind and one of another to be listed."""
    person = begun()
    up_to_file(person)
    person.presses("back", "back", "add")
    person.says(*SECOND)
    person.presses("done")
    person.sends()
    person.file_comes()
    person.presses("no_expiry", "answer:own", "default", "default")
    person.says("Серік Ахметов")
    person.presses("answer:applicant")
    return person


def rows(person: Visit) -> list[dict[str, Any]]:
    return person.world.rows[person.draft.draft_id, "units"]


def serials(person: Visit) -> list[str]:
    return [row["item_serial"] for row in rows(person)]


def at_table() -> Visit:
    """At the table of two units, none of them given."""
    person = filled()
    person.edits("units")
    person.presses("rows:1", "row:1", "remove", "rows:1", "row:1", "remove")
    assert rows(person) == []
    return person
