"""A group: brands and models asked one by one, changed, removed and listed."""

from dialogs.events import Command
from dialogs.menus.questions import edit
from dialogs.wording.catalogue import catalogue
from tests.dialogs.support.tables import SECOND, with_two_kinds
from tests.dialogs.support.visits import filled, keys_of


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
    assert "remove:0" not in person.offered


def test_one_entry_cannot_be_removed_and_twenty_are_enough() -> None:
    person = filled()
    person.edits("complexes")
    for number in range(19):
        person.presses("add")
        person.says("Кешен", "Bitmain", f"T{number}", "1", "8471500000")
    assert "add" not in person.offered
    assert "group.full" in keys_of(person.screen)


def test_a_brand_and_model_given_twice_is_refused_at_once() -> None:
    person = filled()
    person.edits("complexes")
    person.presses("add")
    person.says("Кешен", "BITMAIN", "s19")
    assert "issue.E-KIND-TWICE" in person.keys_shown()
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
