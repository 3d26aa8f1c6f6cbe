"""Detects the format of a file by its content, not by its name."""

import zipfile
from pathlib import Path

import filetype

from core.errors import Invalid

SIGNATURES = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
MIMES = {format_: mime for mime, format_ in SIGNATURES.items()}
OFFICE = {"xl/workbook.xml": "xlsx", "word/document.xml": "docx"}
_TAIL = 2048


def format_of(path: Path) -> str:
    """pdf, jpg, png, xlsx, docx or txt; an empty string for anything else.

    A PDF must also end as one, so that a cut or renamed file is noticed before an officer does.
    """
    with path.open("rb") as file:
        head = file.read(8192)
        file.seek(max(0, path.stat().st_size - _TAIL))
        tail = file.read()
    kind = filetype.guess(head)
    found = SIGNATURES.get(kind.mime, "") if kind is not None else ""
    if found == "pdf":
        return "pdf" if head.startswith(b"%PDF-") and b"%%EOF" in tail else ""
    if found == "jpg":
        return "jpg" if b"\xff\xd9" in tail else ""
    if found == "png":
        return "png" if b"IEND" in tail else ""
    if zipfile.is_zipfile(path):
        return _office_format(path)
    return "txt" if b"\0" not in head and kind is None else ""


def check(path: Path, formats: tuple[str, ...]) -> str:
    """The format of a file, if it is one of ``formats``. Raises ``Invalid``.

    A text file counts as csv too.
    """
    found = format_of(path)
    if not found:
        raise Invalid("E-FILE-CONTENT", {"formats": ", ".join(formats)})
    if found not in formats:
        raise Invalid("E-DOC-FORMAT", {"formats": ", ".join(formats)})
    return found


def _office_format(path: Path) -> str:
    """xlsx or docx by the part that makes one; an empty string for another archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            inside = frozenset(archive.namelist())
    except zipfile.BadZipFile:
        return ""
    return next((name for part, name in OFFICE.items() if part in inside), "")
