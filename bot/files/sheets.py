"""Reads the rows of a spreadsheet or a delimited text file as text cells."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from core.errors import Invalid

MOST_LINES = 20_000
MOST_LINES_SEEN = 100_000
"""With the empty ones, which a workbook may have a million of."""
MOST_COLUMNS = 20
LONGEST_CELL = 4_000
LONGEST_WHOLE = 8_000_000
"""Characters of all cells together: one text may stand in every cell of a small workbook."""
LARGEST_UNPACKED = 16 * 1024 * 1024
"""Bytes of a workbook; as a tree of empty elements they take twenty times as much memory."""

Lines = tuple[tuple[str, ...], ...]


def read(path: Path, format_: str) -> Lines:
    """The lines of a file of the given format (xlsx or txt) that have anything in them.

    Raises ``Invalid("E-SHEET")`` for a file that cannot be read and ``E-SHEET-LONG`` for one of
    more than ``MOST_LINES`` lines or ``LONGEST_WHOLE`` characters.
    """
    try:
        if format_ == "xlsx":
            return _bounded(_workbook(path))
        return _bounded(_text(path))
    except Invalid:
        raise
    except Exception:
        raise Invalid("E-SHEET") from None


def _workbook(path: Path) -> Iterator[Iterable[Any]]:
    with zipfile.ZipFile(path) as archive:
        if sum(each.file_size for each in archive.infolist()) > LARGEST_UNPACKED:
            raise Invalid("E-SHEET")
    with path.open("rb") as file:  # a path would have to end in .xlsx
        book = load_workbook(file, read_only=True, data_only=True)
        try:
            yield from book.worksheets[0].iter_rows(max_col=MOST_COLUMNS, values_only=True)
        finally:
            book.close()


def _text(path: Path) -> Iterator[Iterable[Any]]:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1251")
    first = text.partition("\n")[0]
    delimiter = max(";\t,", key=first.count)
    yield from csv.reader(io.StringIO(text), delimiter=delimiter)


def _bounded(rows: Iterable[Iterable[Any]]) -> Lines:
    lines: list[tuple[str, ...]] = []
    length = 0
    for seen, row in enumerate(rows):
        if seen == MOST_LINES_SEEN:
            raise Invalid("E-SHEET-LONG", {"most": MOST_LINES})
        cells = [_cell(cell) for cell in row][:MOST_COLUMNS]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        length += sum(map(len, cells))
        if len(lines) == MOST_LINES or length > LONGEST_WHOLE:
            raise Invalid("E-SHEET-LONG", {"most": MOST_LINES})
        lines.append(tuple(cells))
    if not lines:
        raise Invalid("E-SHEET")
    return tuple(lines)


def _cell(value: Any) -> str:
    """A cell as a person would type it: whole numbers without a point, dates as ISO."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value).strip()[: LONGEST_CELL + 1]
