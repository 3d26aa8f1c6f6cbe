"""A form is new files and one line: proved on a copy of the product that has one more."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BROUGHT = ROOT / "tests" / "new_form"
COPIED = ("core", "dialogs", "bot", "locales", "tests")
LINE = '            "name.change",\n'

PROOF = """
from tests.dialogs.test_graph import walked
from tests.locales.used_keys import missing_words
assert missing_words() == ()
assert walked(1, "name_change", "kk")[1] == walked(1, "name_change", "ru")[1]
"""


def with_one_more_form(folder: Path) -> list[str]:
    """A copy of the product with the form added; the names of the old files that changed."""
    for name in (*COPIED, "pyproject.toml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    for path in sorted(BROUGHT.rglob("*.*")):
        target = folder / path.relative_to(BROUGHT)
        if path.is_file() and path.suffix != ".pyc":
            assert not target.exists(), "a new form brings new files"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    catalogue = folder / "core" / "services" / "catalogue.py"
    before = catalogue.read_text(encoding="utf-8")
    first = '            "apk.include",\n'
    catalogue.write_text(before.replace(first, first + LINE), encoding="utf-8")
    added = set(catalogue.read_text(encoding="utf-8").splitlines()) - set(before.splitlines())
    assert added == {LINE.rstrip("\n")}
    return [str(catalogue.relative_to(folder))]


def python(folder: Path, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]


def test_a_form_of_new_files_and_one_line_walks_from_menu_to_receipt(tmp_path: Path) -> None:
    assert with_one_more_form(tmp_path) == ["core/services/catalogue.py"]
    python(tmp_path, "-c", PROOF)
    stories = "tests/stories/test_stories_engine.py"
    python(tmp_path, "-m", "pytest", stories, "-k", "new and walks", "-q", "-p", "no:cacheprovider")
