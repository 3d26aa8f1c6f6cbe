"""Every path that a document names is there."""

import re
from pathlib import Path

import pytest

from tests.docs.support.citations import ROOT

DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "locales/README.md"]
TOP = "core|dialogs|bot|tests|locales|docs|bench"
NAMED = [
    (document, path)
    for document in DOCUMENTS
    for path in re.findall(
        rf"`((?:{TOP})/[^`\s:]*)(?:::[^`]*)?`", document.read_text(encoding="utf-8")
    )
    if not re.search(r"[<{*]", path)
]
LINKED = [
    (document, path)
    for document in DOCUMENTS
    for path in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("document", "path"), NAMED, ids=[path for _, path in NAMED])
def test_a_named_path_exists(document: Path, path: str) -> None:
    assert (ROOT / path).exists(), document.name


@pytest.mark.parametrize(("document", "path"), LINKED, ids=[path for _, path in LINKED])
def test_a_link_leads_somewhere(document: Path, path: str) -> None:
    assert (document.parent / path).exists(), document.name
