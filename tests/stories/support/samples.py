"""Invented files that stories send, by name."""

import io
import zipfile
from dataclasses import dataclass

from openpyxl import Workbook

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 17 + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 64 + b"\xff\xd9"
EXE = b"MZ\x90\x00" + b"\x00" * 512
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sample:
    """A file as a person has it: its name, bytes, claimed type and, if it lies, claimed size."""

    name: str
    content: bytes
    mime: str
    size: int | None = None


def units(count: int, kind: str = "") -> list[list[str]]:
    """Rows of annex 3 with serial numbers of their own."""
    lead = [kind] if kind else []
    return [
        [*lead, f"SN-{number:05d}", "95 TH/s, 3250 W", "3.25"] for number in range(1, count + 1)
    ]


def workbook(rows: list[list[str]]) -> bytes:
    """An .xlsx file of rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def text(rows: list[list[str]], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """A text file of rows."""
    return "\n".join(delimiter.join(row) for row in rows).encode(encoding)


def document() -> bytes:
    """A .docx file, as far as its kind is told by what is in it."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("word/document.xml", b"<document/>")
    return kept.getvalue()


def bomb(unpacked: int) -> bytes:
    """A workbook whose one sheet unpacks to so many bytes of nothing."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(unpacked // MEBIBYTE):
                sheet.write(b" " * MEBIBYTE)
    return kept.getvalue()


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SAMPLES = {
    "deed": Sample("шарт.pdf", PDF, "application/pdf"),
    "photo": Sample("deed.jpg", JPG, "image/jpeg"),
    "fake": Sample("deed.pdf", b"this is no pdf at all", "application/pdf"),
    "docx": Sample("description.docx", document(), DOCX),
    "empty": Sample("deed.pdf", b"", "application/pdf"),
    "program": Sample("deed.pdf", EXE, "application/pdf"),
    "cut": Sample("deed.pdf", PDF[: len(PDF) // 2], "application/pdf"),
    "huge": Sample("deed.pdf", PDF, "application/pdf", size=20 * MEBIBYTE + 1),
    "hostile_name": Sample("../../\u202exfdp.<b>x</b>.pdf", PDF, "application/pdf"),
    "five_rows": Sample("units.xlsx", workbook(units(5)), XLSX),
    "five_hundred_rows": Sample("units.xlsx", workbook(units(500)), XLSX),
    "rows_with_faults": Sample("units.csv", text([*units(4), ["S", "", "-1"]]), "text/csv"),
    "no_rows": Sample("units.csv", b"   \n", "text/csv"),
}
