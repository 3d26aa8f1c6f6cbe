"""Answers of an imported draft, stored as if they were typed.

What is invalid is left out part by part, so that one invalid answer in an entry of a group
neither removes the entry nor the others; every part is counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import Invalid
from core.form.conditions import Answers
from core.form.field import Field
from core.form.kinds import Several
from core.form.kinds.address import Address
from core.form.tables import Group, Table, folded, name_of
from dialogs.drafts.copying import travels
from dialogs.journey import fits

OF_ADDRESS = (
    "country",
    "region",
    "city",
    "district",
    "settlement",
    "street",
    "building",
    "premises",
    "landmark",
)


@dataclass(frozen=True, slots=True)
class Read:
    """The value, still to be checked as a whole, and how many parts were left out."""

    value: Any
    left_out: int = 0


def read(field: Field, given: Any, answers: Answers) -> Read:
    """The answer to a field; what cannot be typed is checked as it is."""
    match field, given:
        case Group(), list():
            return _entries(field, given, answers)
        case Several(of=one), list():
            return _several(field, [read(one, each, answers) for each in given], answers)
        case Address(), Mapping():
            known = {key: given[key] for key in OF_ADDRESS if key in given}
            return Read(known, len(given) - len(known))
        case ((Group() | Table() | Address()), _):
            return Read(given)
        case _, str():
            try:
                return Read(field.accept(given, answers))
            except Invalid:
                return Read(given)
    return Read(given)


def _several(field: Several, pieces: list[Read], answers: Answers) -> Read:
    """The valid ones, as many as are allowed."""
    right = [each for each in pieces if fits(field.of, each.value, answers)][: field.most]
    left_out = sum(each.left_out for each in right) + len(pieces) - len(right)
    return Read([each.value for each in right], left_out)


def _entries(group: Group, given: list[Any], answers: Answers) -> Read:
    """The entries with a valid part, each name once, as many as are allowed."""
    kept: list[dict[str, Any]] = []
    names: set[str] = set()
    left_out = 0
    for each in given:
        found = _entry(group, each, answers)
        entry = found.value
        named = bool(group.named_by) and all(key in entry for key in group.named_by)
        name = folded(name_of(entry, group.named_by)) if named else ""
        if not entry or len(kept) == group.most or name in names:
            left_out += max(1, len(each)) if isinstance(each, Mapping) else 1
            continue
        kept.append(entry)
        names |= {name} if named else set()
        left_out += found.left_out
    return Read(kept, left_out)


def _entry(group: Group, given: Any, answers: Answers) -> Read:
    """The valid answers of one entry, to the columns that are asked in it."""
    if not isinstance(given, Mapping):
        return Read({})
    entry: dict[str, Any] = {}
    left_out = 0
    for column in group.columns:
        if column.key not in given or not travels(column):
            continue
        known = {**answers, **entry}
        part = read(column, given[column.key], known)
        skipped = part.value is None and not column.needed(known) and column.applies(known)
        if skipped or (part.value is not None and fits(column, part.value, known)):
            entry[column.key] = part.value
            left_out += part.left_out
    return Read(entry, left_out + len(given.keys() - entry.keys()))
