"""What the sources cite by number, and the tests that a document names."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SOURCES = ("core", "dialogs", "bot", "locales", "tests")
ENDINGS = {".py", ".toml", ".po", ".html", ".js", ".css"}


def document(name: str) -> str:
    """The text of a file in ``docs``."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@cache
def _texts() -> tuple[tuple[str, str], ...]:
    return tuple(
        (str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
        for folder in SOURCES
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in ENDINGS and path.is_file()
    )


def cited(number: str, folders: tuple[str, ...] = SOURCES) -> dict[str, set[str]]:
    """Every match of the pattern ``number`` in the sources, with the files that have it."""
    found: dict[str, set[str]] = {}
    for path, text in _texts():
        if path.startswith(folders) and not path.startswith("tests/docs"):
            for match in re.finditer(number, text):
                found.setdefault(match[0], set()).add(path)
    return found


def named_tests(entry: str) -> Iterator[tuple[str, str]]:
    """The pairs ``path::sentence`` of an entry's line of tests."""
    for line in re.findall(r"^- \*\*Test\*\*: (.+)$", entry, re.MULTILINE):
        yield from re.findall(r"`([^`]+?)::([^`]+)`", line)


@cache
def sentences(path: str) -> frozenset[str]:
    """The names of the tests of a file and every string in it; of a story file its stories."""
    if not (ROOT / path).exists():
        return frozenset()
    source = (ROOT / path).read_text(encoding="utf-8")
    if path.endswith(".toml"):
        return frozenset(story["name"] for story in tomllib.loads(source)["story"])
    nodes = list(ast.walk(ast.parse(source)))
    names = {
        node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    said = {node.value for node in nodes if isinstance(node, ast.Constant)}
    return frozenset(names | {text for text in said if isinstance(text, str)})
