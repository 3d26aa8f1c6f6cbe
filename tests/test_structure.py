"""Files stay small, nothing is put off, and the tests stand in the folders of their sources."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ("core", "dialogs", "bot")
SOURCES = (*LAYERS, "bench", "tests")
LONGEST = 300
PUT_OFF = re.compile(r"(?:#|//|/\*)\s*(?:TODO|FIXME|XXX|HACK)\b")
"""A comment that leaves work to somebody later."""


def sources(root: Path) -> Iterator[Path]:
    """Every Python file and every script of the pages."""
    for folder in SOURCES:
        for pattern in ("*.py", "*.js"):
            yield from sorted((root / folder).rglob(pattern))


def lengths(root: Path) -> dict[str, int]:
    """How many lines each file has; an empty file is no file to read."""
    found = {
        str(path.relative_to(root)): len(path.read_text(encoding="utf-8").splitlines())
        for path in sources(root)
    }
    return {name: count for name, count in found.items() if count}


def put_off(root: Path) -> list[str]:
    """Where a comment leaves work to somebody later."""
    return [
        f"{path.relative_to(root)}:{number}"
        for path in sources(root)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if PUT_OFF.search(line)
    ]


def without_source(root: Path) -> list[str]:
    """Folders of tests of a layer that are no folders of the layer; helpers are ``support``."""
    tests = root / "tests"
    folders = [
        path.parent.relative_to(tests)
        for layer in LAYERS
        for path in sorted((tests / layer).rglob("*.py"))
    ]
    return [
        str(folder)
        for folder in dict.fromkeys(folders)
        if "support" not in folder.parts and not (root / folder).is_dir()
    ]


def test_no_file_is_longer_than_one_idea_takes(capsys: pytest.CaptureFixture[str]) -> None:
    found = lengths(ROOT)
    own = [count for name, count in found.items() if not name.startswith("tests/")]
    with capsys.disabled():
        sys.stdout.write(f" {len(own)} source files, median {median(own):.0f} lines ")
    assert {name: count for name, count in found.items() if count > LONGEST} == {}


def test_nothing_is_put_off() -> None:
    assert put_off(ROOT) == []


def test_tests_mirror_the_source() -> None:
    assert without_source(ROOT) == []


def test_a_long_file_a_note_to_oneself_and_a_stray_folder_are_found(tmp_path: Path) -> None:
    files = {
        "core/law/long.py": "x = 1\n" * (LONGEST + 1),
        "bot/chat/static/page.js": "//" + " TODO: later\n",
        "tests/core/law/test_long.py": "x = 1\n",
        "tests/core/stray/test_it.py": "x = 1\n",
        "tests/core/support/orders/sheet.py": "x = 1\n",
        "tests/core/law/__init__.py": "",
    }
    for name, source in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    assert max(lengths(tmp_path).values()) == LONGEST + 1
    assert "tests/core/law/__init__.py" not in lengths(tmp_path)
    assert put_off(tmp_path) == ["bot/chat/static/page.js:1"]
    assert without_source(tmp_path) == ["core/stray"]
