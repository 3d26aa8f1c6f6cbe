"""What a granted application changes in the registry of hardware-software complexes.

*Law:* 138¶5 (the registry), ¶14 (exclusion), ¶15 (changes), annexes 1, 7 and 8. The columns of
annex 1 are not in the published text and are inferred from the application (D-30).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from core.form.grant import Grant
from core.form.register import (
    Cause,
    Enter,
    HoldSerials,
    RegisterChange,
    RegisterEntry,
    ReleaseSerials,
    Revise,
)
from core.form.tables import folded, name_of

REGISTER = "apk"
_KIND_NAME = ("apk_brand", "apk_model")
_CONTENT = {
    "name": "applicant_name",
    "bin_iin": "applicant_bin_iin",
    "legal_address": "legal_address",
    "dc_location": "dc_location",
    "models": "complexes",
    "basis": "ownership_basis",
    "owner": "owner_name",
    "owner_contacts": "owner_contacts",
}
"""Columns of the registry and the answers of the application they come from."""


def included(grant: Grant) -> Iterator[RegisterChange]:
    """A new entry that holds every unit of the application."""
    on: date = grant.given["notice_date"]
    entry = RegisterEntry(
        REGISTER,
        grant.number("notice_no"),
        grant.case_id,
        grant.applicant,
        issued_on=on,
        first_on=on,
        content={
            column: grant.answers[key] for column, key in _CONTENT.items() if key in grant.answers
        },
    )
    yield Enter(entry)
    yield from _held(entry, grant.rows.get("units", ()), on, grant)


def excluded(grant: Grant) -> Iterator[RegisterChange]:
    """The whole entry ends, or the named units leave it (D-33)."""
    entry = grant.find(REGISTER, grant.answers.get("entry_no"))
    if entry is None:
        return
    on: date = grant.given["notice_date"]
    if grant.closes:
        reason = grant.answers.get("exclusion_reason")
        number = grant.number("notice_no")
        ended = entry.ended(Cause.EXCLUDED, on, number, exclusion_reason=reason)
        yield Revise(entry, ended, on)
    else:
        yield from _left(entry, on, grant)


def changed(grant: Grant) -> Iterator[RegisterChange]:
    """The new content of the entry: columns given by the officer, units that leave and are added.

    *Why the wording too:* annex 9 asks for the changed data as one text, and the officer splits it
    into columns.
    """
    entry = grant.find(REGISTER, grant.answers.get("entry_no"))
    if entry is None:
        return
    on: date = grant.given["updated_on"]
    wording = grant.answers.get("entry_new_text")
    new = entry.with_content(wording=wording, **grant.given.get("content", {}))
    yield Revise(entry, new, on)
    yield from _left(new, on, grant)
    yield from _held(new, grant.given.get("added_units", ()), on, grant)


def _held(entry: RegisterEntry, rows: Any, on: date, grant: Grant) -> Iterator[RegisterChange]:
    units = {
        str(row["item_serial"]): {key: value for key, value in row.items() if key != "item_serial"}
        for row in rows
    }
    if units:
        yield HoldSerials(entry.named, units, on, grant.given.get("override_reason", ""))


def _left(entry: RegisterEntry, on: date, grant: Grant) -> Iterator[RegisterChange]:
    """The named units that the entry holds are free, and the quantities of their models lower."""
    if not grant.units:
        return
    last = len(grant.units) >= grant.units_held
    yield ReleaseSerials(entry.named, tuple(grant.units), on, last)
    models = entry.content.get("models", ())
    left = Counter(_model_of(unit, models) for unit in grant.units.values())
    lowered = [
        {**model, "apk_quantity": model["apk_quantity"] - left[_name(model)]} for model in models
    ]
    if lowered != list(models):
        yield Revise(entry, entry.with_content(models=lowered), on)


def _model_of(unit: Mapping[str, Any], models: Any) -> str:
    """The model a unit is a piece of; the only one when the unit names none."""
    said = folded(str(unit.get("item_brand_model") or ""))
    return _name(models[0]) if not said and len(models) == 1 else said


def _name(model: Mapping[str, Any]) -> str:
    return folded(name_of(model, _KIND_NAME))
