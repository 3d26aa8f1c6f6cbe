"""Which keys the program uses: literals, f-strings and registered key generators."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

LAYERS = ("core", "dialogs", "bot")
QUOTED = re.compile(r"""["'`]([a-z0-9_]+(?:\.[a-z0-9_]+)+)["'`]""")
KEY_PART = re.compile(r"[a-z0-9_]*\.[a-z0-9_.]*|[a-z0-9_]+")


@dataclass(frozen=True)
class Uses:
    """Keys named whole, and patterns of keys put together at run time."""

    literals: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]

    def names(self, key: str) -> bool:
        return key in self.literals or any(p.fullmatch(key) for p in self.patterns)


def scan(root: Path, layers: Iterable[str] = LAYERS) -> Uses:
    """Read the sources: Python by its syntax tree, templates and scripts by their quotes."""
    literals: set[str] = set()
    patterns: set[str] = set()
    for layer in layers:
        for path in sorted((root / layer).rglob("*")):
            if path.suffix == ".py":
                tree = ast.parse(path.read_text(encoding="utf-8"))
                literals.update(_literals(tree))
                patterns.update(_patterns(tree))
            elif path.suffix in {".html", ".js", ".toml"}:
                literals.update(QUOTED.findall(path.read_text(encoding="utf-8")))
    return Uses(frozenset(literals), tuple(re.compile(p) for p in sorted(patterns)))


def _literals(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _patterns(tree: ast.AST) -> Iterator[str]:
    """``f"field.{key}.ask"`` names every ``field.<anything>.ask``; ``f"{a}.{b}"`` names none."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.JoinedStr):
            continue
        fixed = [part.value for part in node.values if isinstance(part, ast.Constant)]
        written = "".join(text for text in fixed if isinstance(text, str))
        if not KEY_PART.fullmatch(written) or "." not in written or written.strip(".") == "":
            continue
        yield "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[a-z0-9_.]+"
            for part in node.values
        )


def unused(keys: Iterable[str], uses: Uses, known: frozenset[str]) -> list[str]:
    """Catalogue keys that nothing shows."""
    return sorted({key for key in keys if key not in known and not uses.names(key)})
