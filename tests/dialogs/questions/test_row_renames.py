"""Rows follow the kind they name when it is renamed or removed."""

import pytest

from dialogs.menus.questions import edit
from tests.dialogs.support.tables import SECOND, rows, with_two_kinds
from tests.dialogs.support.visits import filled, keys_of


@pytest.mark.parametrize("asked_elsewhere", [False, True], ids=["at once", "left half-given"])
def test_rows_follow_a_kind_that_is_renamed(asked_elsewhere: bool) -> None:
    person = filled()
    person.edits("complexes")
    person.presses("change:0", "same", "same")
    person.says("S21")
    if asked_elsewhere:
        turn = edit(person.session, "applicant_name", person.world.now)
        person.session = turn.session
        for effect in turn.effects:
            person.world.perform(person.session.person, effect)
    else:
        person.presses("same", "same", "done")
        assert "check.ready" in keys_of(person.screen)
    assert person.answers["complexes"][0]["apk_model"] == "S21"
    assert [row["item_brand_model"] for row in rows(person)] == ["Bitmain S21"] * 2


def test_rows_of_other_kinds_stay_as_they_are() -> None:
    person = with_two_kinds()
    person.says(
        "Bitmain S19; SN-1; 95 TH/s\nBitmain S19; SN-2; 95 TH/s\nBitmain T21; SN-3; 190 TH/s"
    )
    person.presses("done")
    person.edits("complexes")
    person.presses("change:1", "same")
    person.says("Canaan", "A15")
    person.presses("same", "same", "done")
    names = ["Bitmain S19", "Bitmain S19", "Canaan A15"]
    assert [row["item_brand_model"] for row in rows(person)] == names
    assert "check.ready" in keys_of(person.screen)


def test_a_kind_removed_later_is_told_by_row() -> None:
    person = filled()
    person.edits("complexes")
    person.presses("add")
    person.says(*SECOND)
    person.presses("remove:0", "done")
    assert {"issue.E-KIND", "issue.E-SERIAL-COUNT"} <= set(keys_of(person.screen))
    assert "edit:units" in person.offered
