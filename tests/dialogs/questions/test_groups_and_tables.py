"""Entries that repeat: brands and models asked one by one, units typed, pasted or sent."""

from typing import Any

import pytest

from dialogs.effects import LoadRows
from dialogs.events import Command, FileRefused, FileSent, RowsRead
from dialogs.menus.questions import edit
from dialogs.wording.catalogue import catalogue
from tests.dialogs.support.world import Visit, begun, filled, keys_of, up_to_file

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


def test_an_entry_is_added_changed_and_removed() -> None:
    person = filled()
    person.edits("complexes")
    person.presses("add")
    person.says(*SECOND)
    assert [each["apk_model"] for each in person.answers["complexes"]] == ["S19", "T21"]
    person.presses("change:1", "same", "same")
    person.says("T21 Pro")
    person.presses("same", "same")
    assert person.answers["complexes"][1] == {
        "apk_full_name": "T21 кешені",
        "apk_brand": "Bitmain",
        "apk_model": "T21 Pro",
        "apk_quantity": 1,
        "tnved_code": "8471500000",
    }
    person.presses("remove:0")
    assert [each["apk_model"] for each in person.answers["complexes"]] == ["T21 Pro"]
    assert "remove:0" not in [choice.action for choice in person.session.choices]


def test_one_entry_cannot_be_removed_and_twenty_are_enough() -> None:
    person = filled()
    person.edits("complexes")
    for number in range(19):
        person.presses("add")
        person.says("Кешен", "Bitmain", f"T{number}", "1", "8471500000")
    assert "add" not in [choice.action for choice in person.session.choices]
    assert "group.full" in keys_of(person.screen)


def test_a_brand_and_model_given_twice_is_refused_at_once() -> None:
    person = filled()
    person.edits("complexes")
    person.presses("add")
    person.says("Кешен", "BITMAIN", "s19")
    assert "issue.E-KIND-TWICE" in person.user_input()
    assert "apk_include.apk_full_name.ask" in keys_of(person.screen)
    person.presses("back")
    assert "apk_include.complexes.listed" in keys_of(person.screen)


def test_back_takes_an_entry_back_column_by_column_and_then_shows_the_list() -> None:
    person = filled()
    before = person.answers
    person.edits("complexes")
    person.presses("add")
    person.says("Кешен", "Bitmain")
    person.presses("back", "back", "back")
    assert "apk_include.complexes.listed" in keys_of(person.screen)
    person.presses("done")
    assert person.answers == before


def test_the_table_may_be_looked_at_while_an_entry_is_half_given() -> None:
    person = filled()
    person.edits("complexes")
    person.presses("add")
    person.says("T21 кешені", "Bitmain", "T21")
    person.session = edit(person.session, "units", person.world.now).session
    person.happens(Command("resume"))
    assert "apk_include.units.ask" in keys_of(person.screen)


def test_a_corrected_commodity_code_holds_for_the_rows_too() -> None:
    person = filled()
    person.edits("complexes")
    person.presses("change:0", "same", "same", "same", "same")
    person.says("8471600000")
    person.presses("done")
    assert "check.ready" in keys_of(person.screen)


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
        if "same" not in [choice.action for choice in person.session.choices]:
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
    assert "same" not in [choice.action for choice in person.session.choices]
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
        assert f"issue.{code}" in person.user_input()
        assert "apk_include.item_serial.ask" in keys_of(person.screen)


def test_back_takes_a_row_back_cell_by_cell() -> None:
    person = at_table()
    person.presses("type")
    person.says("SN-1000", "95 TH/s")
    person.presses("back")
    assert "apk_include.item_tech.ask" in keys_of(person.screen)
    person.presses("back", "back")
    assert "apk_include.units.ask" in keys_of(person.screen)


PASTED = {
    "semicolons": "SN-1000;95 TH/s;3,25\nSN-1001;95 TH/s;3,25",
    "tabs": "SN-1000\t95 TH/s\t3.25\nSN-1001\t95 TH/s\t3.25",
    "bars and blank lines": "SN-1000 | 95 TH/s | 3,25\n\n SN-1001 | 95 TH/s | 3,25\n",
    "a heading": "Сериялық нөмір;Сипаты;Қуаты\nSN-1000;95 TH/s;3,25\nSN-1001;95 TH/s;3,25",
    "the kind first": "bitmain  s19;SN-1000;95 TH/s;3,25\nSN-1001;95 TH/s;3,25",
}


@pytest.mark.parametrize("text", PASTED.values(), ids=PASTED)
def test_rows_are_pasted(text: str) -> None:
    person = at_table()
    person.says(text)
    assert [(row["item_serial"], row["item_power_kw"]) for row in rows(person)] == [
        ("SN-1000", "3.25"),
        ("SN-1001", "3.25"),
    ]
    assert {row["item_brand_model"] for row in rows(person)} == {"Bitmain S19"}
    person.presses("done")
    assert "check.ready" in keys_of(person.screen)


def test_good_rows_of_a_paste_are_kept_and_the_others_reported_by_line() -> None:
    person = at_table()
    (report, _) = person.says("SN-1000;95 TH/s;3\n?;95 TH/s;3\nSN-1000;95 TH/s;3\nSN-1001;x;3")
    assert serials(person) == ["SN-1000"]
    keys = keys_of(report)
    assert keys.count("table.fault") == 3
    assert {"issue.E-SERIAL", "issue.E-SERIAL-SENT", "issue.E-TEXT-LEN"} <= set(keys)


def test_a_single_line_is_never_taken_for_a_heading() -> None:
    person = at_table()
    person.says("ABCDEF;95 TH/s")
    assert serials(person) == ["ABCDEF"]


def test_of_many_faults_the_first_ten_are_told() -> None:
    person = at_table()
    (report, _) = person.says("\n".join("1?;x" for _ in range(40)))
    assert keys_of(report).count("table.fault") == 10
    assert "table.more_faults" in keys_of(report)


def test_a_second_paste_adds_to_the_first() -> None:
    person = at_table()
    person.says("SN-1000;95 TH/s")
    person.says("SN-1001;95 TH/s")
    assert serials(person) == ["SN-1000", "SN-1001"]


def file_of_rows(person: Visit, *lines: tuple[str, ...]) -> None:
    person.happens(FileSent("s", "rows.xlsx", "application/x", 1000))
    person.happens(RowsRead("units", person.draft.draft_id, lines))


def test_a_file_of_rows_takes_the_place_of_all_rows() -> None:
    person = at_table()
    person.says("SN-1000;95 TH/s")
    file_of_rows(person, ("Нөмір", "Сипаты"), ("SN-2000", "95 TH/s"), ("SN-2001", "95 TH/s"))
    assert serials(person) == ["SN-2000", "SN-2001"]
    assert "table.replaced" in person.user_input()
    (_, fetch) = person.world.fetching[-1]
    assert (fetch.want, fetch.formats) == ("rows", ("xlsx", "csv", "txt"))


def test_a_file_without_a_good_row_replaces_nothing() -> None:
    person = at_table()
    person.says("SN-1000;95 TH/s")
    file_of_rows(person, ("?", "?"), ("??", "??"))
    assert serials(person) == ["SN-1000"]
    assert "table.replaced" not in person.user_input()


def test_a_refused_file_of_rows_is_told_and_changes_nothing() -> None:
    person = at_table()
    person.says("SN-1000;95 TH/s")
    before = person.answers
    refused = FileRefused("units", person.draft.draft_id, "E-SHEET-LONG", {"most": 20_000})
    person.happens(refused)
    assert "issue.E-SHEET-LONG" in person.user_input()
    assert person.answers == before


def test_a_late_file_of_rows_is_taken_and_disturbs_no_half_answer() -> None:
    person = at_table()
    person.happens(FileSent("s", "rows.xlsx", "application/x", 1000))
    person.presses("back")
    edit_again = person.session.place
    edit_units = person.draft.draft_id
    person.happens(RowsRead("units", edit_units, (("SN-2000", "95 TH/s"),)))
    assert serials(person) == ["SN-2000"]
    assert person.session.place == edit_again


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
    assert person.user_input().count("issue.E-KIND") == 2
    person.presses("done")
    assert "check.ready" in keys_of(person.screen)


def test_names_too_long_for_a_button_stand_in_the_text_by_number() -> None:
    person = with_two_kinds()
    long = "Bitmain" + " T21" * 25
    person.session = edit(person.session, "complexes", person.world.now).session
    person.presses("change:1", "same")
    person.says(long, "T21")
    person.presses("same", "same", "done", "type")
    labels = [catalogue("ru").text(each.label) for each in person.session.choices]
    assert labels[:2] == ["№ 1", "№ 2"]
    listed = [catalogue("ru").text(each) for each in person.screen.text]
    assert f"№ 2 — {long} T21" in listed
    person.presses("cell:0")
    assert person.draft.entry["row"] == {"item_brand_model": "Bitmain S19"}


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
    assert "edit:units" in [choice.action for choice in person.session.choices]
