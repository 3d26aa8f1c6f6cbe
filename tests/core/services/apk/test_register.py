"""What a granted application changes in the registry of complexes: order № 138/НҚ, annex 1."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.form.register import Cause, Enter, HoldSerials, ReleaseSerials, Revise, Status
from tests.core.support import applications
from tests.core.support.granting import DAY, NOTICE, STRANGER, an_entry, changed, granted

MODELS = [
    {"apk_brand": "Bitmain", "apk_model": "S19", "apk_quantity": 3},
    {"apk_brand": "Bitmain", "apk_model": "S21", "apk_quantity": 2},
]
ENTRY = an_entry("apk", "138-0015", content={"models": MODELS})
S19, S21 = {"item_brand_model": "bitmain  S19"}, {"item_brand_model": "Bitmain S21"}
PART = {"exclusion_scope": "part", "excluded_serials": ["A-0001", "A-0002"]}
LEFT = {"changed_fields": ["units_left"], "left_serials": ["A-0001", "A-0002"]}
UPDATED = {"updated_on": DAY}


def test_an_inclusion_enters_the_application_and_holds_all_its_units() -> None:
    entered, held = granted("apk_include", rows={"units": applications.ROWS})
    assert isinstance(entered, Enter)
    entry = entered.entry
    assert (entry.named, entry.issued_on, entry.first_on) == (("apk", "9"), DAY, DAY)
    assert entry.content["name"] == applications.ANSWERS["applicant_name"]
    assert entry.content["models"] == applications.ANSWERS["complexes"]
    assert isinstance(held, HoldSerials)
    assert (held.named, held.since) == (entry.named, DAY)
    first = applications.ROWS[0]
    assert held.units[first["item_serial"]]["item_tech"] == first["item_tech"]
    assert len(held.units) == len(applications.ROWS)


def test_the_reason_to_enter_a_held_unit_goes_with_the_units() -> None:
    given = {**NOTICE, "override_reason": "Кешен сатылған, бұрынғы иесі хабарламаған."}
    _, held = granted("apk_include", given, rows={"units": applications.ROWS})
    assert isinstance(held, HoldSerials)
    assert held.override_reason == given["override_reason"]


def test_the_exclusion_of_the_whole_ends_the_entry_with_number_day_and_reason() -> None:
    (ended,) = granted("apk_exclude", known=[ENTRY])
    assert isinstance(ended, Revise)
    assert ended.ends
    assert (ended.new.status, ended.new.cause) == (Status.ENDED, Cause.EXCLUDED)
    assert (ended.new.act_no, ended.new.status_on) == ("9", DAY)
    assert ended.new.content["exclusion_reason"] == "sale"


@pytest.mark.parametrize(
    ("form", "given", "answers"),
    [("apk_exclude", NOTICE, PART), ("apk_change", UPDATED, LEFT)],
    ids=["an exclusion of a part", "a change with units left"],
)
def test_a_part_that_leaves_is_free_and_the_quantities_are_lower(
    form: str, given: dict[str, Any], answers: dict[str, Any]
) -> None:
    """D-33: both ways to say it free the units alike."""
    units = {"A-0001": S19, "A-0002": S21}
    changes = granted(form, given, answers=answers, known=[ENTRY], units=units, units_held=5)
    (released,) = (each for each in changes if isinstance(each, ReleaseSerials))
    assert released == ReleaseSerials(ENTRY.named, ("A-0001", "A-0002"), DAY, last=False)
    models = changed(changes[-1])["models"][1]
    assert [each["apk_quantity"] for each in models] == [2, 1]
    assert not any(isinstance(each, Revise) and each.ends for each in changes)


def test_the_last_unit_that_leaves_is_told() -> None:
    changes = granted("apk_exclude", answers=PART, known=[ENTRY], units={"A-1": S19}, units_held=1)
    assert [each.last for each in changes if isinstance(each, ReleaseSerials)] == [True]


def test_units_of_an_unknown_model_lower_no_quantity() -> None:
    changes = granted("apk_exclude", answers=PART, known=[ENTRY], units={"A-1": {}}, units_held=5)
    assert [type(each) for each in changes] == [ReleaseSerials]


def test_a_change_keeps_old_beside_new_in_each_column() -> None:
    entry = ENTRY.with_content(name="Ескі атау", dc_location="Теміртау")
    given = {**UPDATED, "content": {"name": "Жаңа атау"}}
    (revised,) = granted("apk_change", given, known=[entry])
    assert isinstance(revised, Revise)
    assert revised.on == DAY
    columns = changed(revised)
    assert columns["name"] == ("Ескі атау", "Жаңа атау")
    assert columns["wording"][1].startswith("Деректерді өңдеу орталығы")
    assert set(columns) == {"name", "wording"}
    assert revised.new.case_id == entry.case_id


def test_units_added_by_a_change_are_held() -> None:
    given = {**UPDATED, "added_units": [{"item_serial": "B-0001", **S21}]}
    held = granted("apk_change", given, known=[ENTRY])[-1]
    assert held == HoldSerials(ENTRY.named, {"B-0001": S21}, DAY)


NOT_THEIRS = {
    "another's entry": replace(ENTRY, holder=STRANGER),
    "an ended entry": ENTRY.ended(Cause.EXCLUDED, date(2026, 1, 5), "3"),
    "another number": replace(ENTRY, number="138-0016"),
}


@pytest.mark.parametrize("entry", NOT_THEIRS.values(), ids=NOT_THEIRS)
@pytest.mark.parametrize(
    ("form", "given"), [("apk_exclude", NOTICE), ("apk_change", UPDATED)], ids=["exclude", "change"]
)
def test_nothing_changes_in(entry: Any, form: str, given: dict[str, Any]) -> None:
    assert granted(form, given, known=[entry]) == ()


@pytest.mark.parametrize("written", ["№ 138-0015", "138–0015", "138 - 0015"])
def test_the_number_of_the_entry_may_be_written_with_the_sign_or_another_dash(written: str) -> None:
    assert len(granted("apk_exclude", answers={"entry_no": written}, known=[ENTRY])) == 1
