"""Every message key that needs words: declared ones, and those written out in the sources."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from core.services.catalogue import FORMS
from dialogs.wording.keys import declared_keys, without_words

ROOT = Path(__file__).resolve().parents[2]
CORE, DIALOGS = ROOT / "core", ROOT / "dialogs"
KEY = re.compile(r"[a-z_]+(?:\.[a-z0-9_]+)+")
ISSUE = re.compile(r"""["'.]([EW]-[A-Z0-9]+(?:-[A-Z0-9]+)*)["']""")

SHOW_NOTHING = frozenset({"page.py", "keys.py"})
"""Sources whose strings are headings or parts of keys, not words for a person."""

SHELL_ISSUES = (
    "E-DATE-FUTURE",
    "E-FILE-CONTENT",
    "E-FILE-EMPTY",
    "E-FILE-GONE",
    "E-SHEET",
    "E-SHEET-LONG",
)
"""Issue codes that the shell raises and neither ``core`` nor ``dialogs`` does."""


def used_keys() -> frozenset[str]:
    """Every key that may be shown to a person or to staff, outside the web page and the desk."""
    issues = (f"issue.{code}" for code in (*issues_in(CORE), *issues_in(DIALOGS), *SHELL_ISSUES))
    return declared_keys() | {*whole_keys(DIALOGS), *issues}


def missing_words() -> tuple[str, ...]:
    """Used keys without words, such as "kk: menu.title", sorted; empty when none is."""
    return tuple(without_words(used_keys()))


def whole_keys(folder: Path) -> Iterator[str]:
    """Strings in the sources that look like keys, except topics, ends of keys and faults."""
    topics = {field.topic for form in FORMS.values() for field in form.fields}
    for path in folder.rglob("*.py"):
        if path.name in SHOW_NOTHING:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        ends = {
            id(node.args[0])
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and node.args and _is_no_key(node.func)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or id(node) in ends:
                continue
            value = node.value
            if isinstance(value, str) and KEY.fullmatch(value) and value not in topics:
                yield value


def _is_no_key(called: ast.expr) -> bool:
    """``step.text("add.button")`` names the end of a key, ``Configuration`` none at all."""
    if isinstance(called, ast.Attribute):
        return called.attr == "text"
    return isinstance(called, ast.Name) and called.id == "Configuration"


def issues_in(folder: Path) -> Iterator[str]:
    """Issue codes written in the sources."""
    for path in folder.rglob("*.py"):
        yield from ISSUE.findall(path.read_text(encoding="utf-8"))
