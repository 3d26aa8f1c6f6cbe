"""What a file is, by its bytes: every lie about it is refused."""

from pathlib import Path

import pytest

from bot.files.contents import check, format_of
from core.errors import Invalid
from tests.stories.support.samples import EXE, JPG, PDF, PNG, bomb, document, text, units, workbook

PAPERS = ("pdf", "jpg", "png")
SHEETS = ("xlsx", "csv", "txt")


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        pytest.param(PDF, "pdf", id="a whole pdf"),
        pytest.param(PDF + b"\n\n", "pdf", id="a pdf with blank lines behind it"),
        pytest.param(JPG, "jpg", id="a whole jpg"),
        pytest.param(PNG, "png", id="a whole png"),
        pytest.param(workbook(units(2)), "xlsx", id="a workbook"),
        pytest.param(document(), "docx", id="a document of an office program"),
        pytest.param(text(units(2)), "txt", id="a text in utf-8"),
        pytest.param("тест;1".encode("cp1251"), "txt", id="a text in cp1251"),
        pytest.param(EXE, "", id="a program"),
        pytest.param(PDF[: len(PDF) // 2], "", id="a pdf cut in half"),
        pytest.param(JPG[: len(JPG) // 2], "", id="a jpg cut in half"),
        pytest.param(PNG[: len(PNG) // 2], "", id="a png cut in half"),
        pytest.param(workbook(units(2))[:-30], "", id="a workbook cut short"),
        pytest.param(b"PK\x05\x06" + b"\0" * 18, "", id="an empty archive"),
        pytest.param(b"\0" * 100, "", id="nothing but zeros"),
    ],
)
def test_the_format_is_read_from_the_content(content: bytes, wanted: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert format_of(path) == wanted


@pytest.mark.parametrize(
    ("content", "formats", "code"),
    [
        pytest.param(b"not a pdf", PAPERS, "E-DOC-FORMAT", id="a text instead of a paper"),
        pytest.param(EXE, PAPERS, "E-FILE-CONTENT", id="a renamed program"),
        pytest.param(PDF[:20], PAPERS, "E-FILE-CONTENT", id="the beginning of a pdf"),
        pytest.param(workbook(units(1)), PAPERS, "E-DOC-FORMAT", id="a workbook for a paper"),
        pytest.param(document(), ("pdf",), "E-DOC-FORMAT", id="SC-092 a docx for annex 11"),
        pytest.param(PDF, SHEETS, "E-DOC-FORMAT", id="a pdf instead of rows"),
    ],
)
def test_what_is_not_wanted_is_refused(
    content: bytes, formats: tuple[str, ...], code: str, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(Invalid) as refusal:
        check(path, formats)
    assert refusal.value.code == code


def test_a_text_counts_as_csv(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(text(units(1)))
    assert check(path, ("csv", "txt")) == "txt"


def test_a_bomb_is_known_by_its_look_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(bomb(1024 * 1024))
    assert format_of(path) == "xlsx"
