"""A draft as a file: one bad part takes nothing with it that is right, and is counted."""

from collections.abc import Callable
from typing import Any

import pytest

from dialogs.events import Command
from dialogs.journey import position
from tests.dialogs.support.transferring import at_transfer, brings, param, sampled, taken_out
from tests.dialogs.support.visits import Visit, keys_of, visit

Body = dict[str, Any]
Entries = list[Any]


def with_entries(whole: Body, change: Callable[[Entries], Entries]) -> Body:
    """The file with its complexes changed; a second one stands beside that of the rows."""
    (entry,) = whole["answers"]["complexes"]
    second = {**entry, "apk_model": "S21", "apk_quantity": 1}
    complexes = change([entry, second])
    return {**whole, "answers": {**whole["answers"], "complexes": complexes}}


def brought(body: Body) -> Visit:
    person = at_transfer(visit())
    brings(person, body)
    return person


def left_out(person: Visit) -> int:
    if "transfer.left_out" not in person.keys_shown():
        return 0
    count: int = param(person, "transfer.left_out", "count")
    return count


BAD: dict[str, tuple[dict[str, Any], set[str], int]] = {
    "a number that is too small": ({"apk_quantity": 0}, {"apk_quantity"}, 1),
    "two bad answers": (
        {"apk_quantity": "x", "tnved_code": "1"},
        {"apk_quantity", "tnved_code"},
        2,
    ),
    "an answer nobody can skip": ({"apk_brand": None}, {"apk_brand"}, 1),
    "a column we do not have": ({"colour": "red", "file_id": "f"}, set(), 2),
}


@pytest.mark.parametrize(("bad", "lost", "count"), BAD.values(), ids=BAD)
def test_an_entry_keeps_what_is_right_and_is_asked_for_the_rest(
    whole: Body, bad: dict[str, Any], lost: set[str], count: int
) -> None:
    body = with_entries(whole, lambda each: [each[0], {**each[1], **bad}])
    person = brought(body)
    first, second = person.answers["complexes"]
    assert first == body["answers"]["complexes"][0]
    assert second.keys() == first.keys() - lost
    assert left_out(person) == count
    assert len(person.world.rows_of(person.draft)["units"]) == 2


def test_what_an_entry_lost_is_what_is_asked(whole: Body) -> None:
    person = brought(with_entries(whole, lambda each: [each[0], {**each[1], "apk_quantity": 0}]))
    assert (field := position(person.draft)) is not None
    assert field.key == "complexes"
    assert person.answers["units"]["done"] is False
    assert "apk_include.apk_quantity.ask" in keys_of(person.screen)
    person.says("1")
    assert person.answers["complexes"][1]["apk_quantity"] == 1


GONE: dict[str, tuple[Any, int]] = {
    "no entry at all": ("x", 1),
    "an empty one": ({}, 1),
    "one in which nothing is right": ({"apk_quantity": 0, "colour": "red"}, 2),
}


@pytest.mark.parametrize(("entry", "count"), GONE.values(), ids=GONE)
def test_an_entry_with_nothing_right_goes_alone(whole: Body, entry: Any, count: int) -> None:
    person = brought(with_entries(whole, lambda each: [entry, *each]))
    assert [each["apk_model"] for each in person.answers["complexes"]] == ["S19", "S21"]
    assert left_out(person) == count
    assert len(person.world.rows_of(person.draft)["units"]) == 2


def test_of_two_entries_of_one_name_the_first_comes_in(whole: Body) -> None:
    body = with_entries(whole, lambda each: [*each, {**each[0], "apk_model": " s19 "}])
    person = brought(body)
    assert person.answers["complexes"] == body["answers"]["complexes"][:2]
    assert left_out(person) == len(body["answers"]["complexes"][0])


def test_more_entries_than_there_may_be_are_left_out(whole: Body) -> None:
    body = with_entries(
        whole, lambda each: [{**each[0], "apk_model": f"S{number}"} for number in range(19, 40)]
    )
    person = brought(body)
    assert len(person.answers["complexes"]) == 20
    assert left_out(person) == len(body["answers"]["complexes"][0])


def test_rows_follow_the_answer_that_their_entry_lost(whole: Body) -> None:
    """The code of a row is that of its kind: it comes back with the kind's own."""
    rows = [{**row, "item_tnved": "8471500000"} for row in whole["rows"]["units"]]
    bad = with_entries(whole, lambda each: [{**each[0], "tnved_code": "1"}])
    person = brought({**bad, "rows": {"units": rows}})
    assert left_out(person) == 1
    stored = person.world.rows_of(person.draft)["units"]
    assert [row["item_serial"] for row in stored] == ["SN-0001", "SN-0002"]
    assert {row["item_tnved"] for row in stored} == {None}


def test_what_an_address_has_besides_is_counted(whole: Body) -> None:
    address = {**whole["answers"]["legal_address"], "planet": "x", "count": 1}
    person = brought({**whole, "answers": {**whole["answers"], "legal_address": address}})
    assert person.answers["legal_address"] == whole["answers"]["legal_address"]
    assert left_out(person) == 2


def test_an_answer_of_several_keeps_those_that_are_right() -> None:
    body = taken_out(sampled("trust_include_sw", 0), "trust_include_sw")
    codes = body["answers"]["enstru_codes"]
    changed = {**body["answers"], "enstru_codes": [*codes, "x", 5]}
    person = brought({**body, "answers": changed})
    assert person.answers["enstru_codes"] == codes
    assert left_out(person) == 2


def test_an_incomplete_entry_is_told_of_by_the_pre_check(whole: Body) -> None:
    person = brought(with_entries(whole, lambda each: [{**each[0], "apk_quantity": 0}]))
    person.happens(Command("start"))
    person.presses("precheck", "precheck:apk_include")
    assert "edit:complexes" in person.offered


EDITIONS = {
    "an older one": ("567-2025", True),
    "that of today": ("2026", False),
    "one that nobody knows": ("2040", False),
    "none": (None, False),
    "a list": (["567-2025"], False),
}


@pytest.mark.parametrize(("edition", "told"), EDITIONS.values(), ids=EDITIONS)
def test_what_changed_since_a_file_was_made_is_told(edition: Any, told: bool) -> None:
    body = taken_out(sampled("trust_include_sw", 0), "trust_include_sw")
    said = brings(at_transfer(visit()), {**body, "edition": edition})
    assert ("form.change" in said) is told
    assert ("form.new_edition" in said) is told
