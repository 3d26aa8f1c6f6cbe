"""Rows out of workbooks and text files, and what is refused before it does harm."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.files.sheets import LARGEST_UNPACKED, MOST_LINES, MOST_LINES_SEEN, read
from core.errors import Invalid
from tests.stories.support.samples import MEBIBYTE, bomb, text, units, workbook


def _read(folder: Path, content: bytes, format_: str) -> tuple[tuple[str, ...], ...]:
    path = folder / "6f0d2c62-0000-5000-8000-000000000000"
    path.write_bytes(content)
    return read(path, format_)


@pytest.mark.parametrize(
    ("content", "format_"),
    [
        pytest.param(workbook(units(500)), "xlsx", id="a workbook"),
        pytest.param(text(units(500)), "txt", id="utf-8 with semicolons"),
        pytest.param(b"\xef\xbb\xbf" + text(units(500)), "txt", id="utf-8 with a mark"),
        pytest.param(text(units(500), encoding="cp1251"), "txt", id="cp1251 with semicolons"),
        pytest.param(text(units(500), "\t"), "txt", id="tabs"),
        pytest.param(text(units(500)).replace(b"\n", b"\r\n\r\n"), "txt", id="blank lines between"),
    ],
)
def test_five_hundred_rows_are_read_in_order(content: bytes, format_: str, tmp_path: Path) -> None:
    assert _read(tmp_path, content, format_) == tuple(tuple(row) for row in units(500))


def test_commas_part_cells_where_there_are_no_semicolons(tmp_path: Path) -> None:
    rows = b'SN-00001,"95 TH/s, 3250 W",3.25\nSN-00002,95 TH/s,3.25\n'
    assert _read(tmp_path, rows, "txt")[0] == ("SN-00001", "95 TH/s, 3250 W", "3.25")


def test_cyrillic_of_windows_is_read(tmp_path: Path) -> None:
    assert _read(tmp_path, "Серийный номер;да\n".encode("cp1251"), "txt")[0][0] == "Серийный номер"


def test_cells_are_written_as_a_person_would_type_them(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["SN-00001", 8471500000, 3.25, 5.0, None, "=1+1"])
    path = tmp_path / "book.xlsx"
    book.save(path)
    assert _read(tmp_path, path.read_bytes(), "xlsx") == (("SN-00001", "8471500000", "3.25", "5"),)


@pytest.mark.parametrize(
    ("content", "format_", "code"),
    [
        pytest.param(b"  \n \n", "txt", "E-SHEET", id="nothing but blanks"),
        pytest.param(workbook([]), "xlsx", "E-SHEET", id="an empty workbook"),
        pytest.param(bomb(MEBIBYTE), "xlsx", "E-SHEET", id="a workbook that is none"),
        pytest.param(
            bomb(LARGEST_UNPACKED + MEBIBYTE), "xlsx", "E-SHEET", id="a bomb is not unpacked"
        ),
        pytest.param(
            b"a;b\n" * (MOST_LINES + 1), "txt", "E-SHEET-LONG", id="one line more than may be"
        ),
        pytest.param(b'"' * 600_000, "txt", "E-SHEET", id="quotes without end"),
        pytest.param(
            workbook([["x" * 4000] * 20] * 101), "xlsx", "E-SHEET-LONG", id="one text in every cell"
        ),
    ],
)
def test_what_cannot_be_read_is_refused(
    content: bytes, format_: str, code: str, tmp_path: Path
) -> None:
    with pytest.raises(Invalid) as refusal:
        _read(tmp_path, content, format_)
    assert refusal.value.code == code


def test_a_cell_far_below_everything_is_too_long(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.cell(row=MOST_LINES_SEEN + 5, column=1, value="x")
    path = tmp_path / "book.xlsx"
    book.save(path)
    with pytest.raises(Invalid, match="E-SHEET-LONG"):
        _read(tmp_path, path.read_bytes(), "xlsx")
