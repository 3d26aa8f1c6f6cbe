"""A table: units typed cell by cell, changed and removed."""

from dialogs.effects import LoadRows
from tests.dialogs.support.tables import at_table, rows, serials, with_two_kinds
from tests.dialogs.support.visits import filled, keys_of


def test_a_row_is_typed_cell_by_cell() -> None:
    person = at_table()
    person.presses("type")
    person.says("sn-1000", "95 TH/s", "3,25")
    person.presses("type")
    person.says("SN-1001")
    person.presses("same", "skip_cell")
    assert [
        (row["item_serial"], row["item_tech"], row["item_power_kw"]) for row in rows(person)
    ] == [
        ("SN-1000", "95 TH/s", "3.25"),
        ("SN-1001", "95 TH/s", None),
    ]
    person.presses("done")
    assert "check.ready" in keys_of(person.screen)


def test_a_row_is_changed_and_each_cell_offers_what_it_says() -> None:
    person = with_two_kinds()
    person.says("Bitmain S19; SN-1; 95 TH/s; 3,25\nBitmain T21; SN-2; 190 TH/s; 3,5")
    person.presses("rows:1", "row:1", "change")
    before = dict(rows(person)[0])
    for _ in before:
        if "same" not in person.offered:
            break
        assert "table.now" in keys_of(person.screen)
        person.presses("same")
    assert rows(person)[0] == before
    assert "apk_include.units.ask" in keys_of(person.screen)


def test_a_new_row_is_offered_no_serial_number_of_another() -> None:
    person = at_table()
    person.presses("type")
    person.says("SN-1000", "95 TH/s", "3,25")
    person.presses("type")
    assert "same" not in person.offered
    person.says("SN-1001")
    assert "table.same" in keys_of(person.screen)


def test_that_a_file_replaces_all_rows_is_said_while_there_are_some() -> None:
    person = filled()
    person.edits("units")
    assert "table.ways" in keys_of(person.screen)


def test_a_wrong_or_empty_cell_is_asked_again_at_once() -> None:
    person = at_table()
    person.presses("type")
    for wrong, code in (("?", "E-SERIAL"), ("   ", "E-REQ")):
        person.says(wrong)
        assert f"issue.{code}" in person.keys_shown()
        assert "apk_include.item_serial.ask" in keys_of(person.screen)


def test_back_takes_a_row_back_cell_by_cell() -> None:
    person = at_table()
    person.presses("type")
    person.says("SN-1000", "95 TH/s")
    person.presses("back")
    assert "apk_include.item_tech.ask" in keys_of(person.screen)
    person.presses("back", "back")
    assert "apk_include.units.ask" in keys_of(person.screen)


def test_rows_are_turned_over_looked_at_changed_and_removed() -> None:
    person = filled(quantity=20)
    person.edits("units")
    person.presses("rows:1", "rows:9", "rows:17", "rows:9", "row:10", "change")
    person.says("SN-9999")
    person.presses("same", "same")
    assert serials(person)[9] == "SN-9999"
    person.presses("rows:1", "row:1", "remove")
    assert serials(person)[:2] == ["SN-0002", "SN-0003"]
    assert person.answers["units"]["count"] == 19
    person.presses("done")
    assert "issue.E-SERIAL-COUNT" in keys_of(person.screen)


def test_a_row_that_is_not_there_any_more_leads_to_the_table() -> None:
    person = filled()
    person.edits("units")
    person.presses("rows:1")
    person.world.rows.clear()
    person.presses("row:2")
    assert isinstance(person.world.asked[-1], LoadRows)
    assert "apk_include.units.ask" in keys_of(person.screen)


def test_of_several_kinds_each_row_says_its_own() -> None:
    person = with_two_kinds()
    person.presses("type", "cell:1")
    person.says("SN-1000", "190 TH/s")
    person.presses("skip_cell", "type")
    person.says("bitmain s19", "SN-1001", "95 TH/s")
    person.presses("skip_cell")
    person.says("Bitmain S19; SN-1002; 95 TH/s\nSN-1003; 95 TH/s\nBitmain X; SN-1004; 95 TH/s")
    assert [row["item_brand_model"] for row in rows(person)] == [
        "Bitmain T21",
        "Bitmain S19",
        "Bitmain S19",
    ]
    assert person.keys_shown().count("issue.E-KIND") == 2
    person.presses("done")
    assert "check.ready" in keys_of(person.screen)
