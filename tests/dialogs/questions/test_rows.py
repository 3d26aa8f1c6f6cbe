"""Rows of a table that are pasted or sent as a file."""

import pytest

from dialogs.events import FileRefused, FileSent, RowsRead
from tests.dialogs.support.tables import at_table, rows, serials
from tests.dialogs.support.visits import Visit, keys_of

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
    assert "table.replaced" in person.keys_shown()
    (_, fetch) = person.world.fetching[-1]
    assert (fetch.want, fetch.formats) == ("rows", ("xlsx", "csv", "txt"))


def test_a_file_without_a_good_row_replaces_nothing() -> None:
    person = at_table()
    person.says("SN-1000;95 TH/s")
    file_of_rows(person, ("?", "?"), ("??", "??"))
    assert serials(person) == ["SN-1000"]
    assert "table.replaced" not in person.keys_shown()


def test_a_refused_file_of_rows_is_told_and_changes_nothing() -> None:
    person = at_table()
    person.says("SN-1000;95 TH/s")
    before = person.answers
    refused = FileRefused("units", person.draft.draft_id, "E-SHEET-LONG", {"most": 20_000})
    person.happens(refused)
    assert "issue.E-SHEET-LONG" in person.keys_shown()
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
