"""Under TEREZE_NO_SKIP=1 a skip in any shape ends the run with a failure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")

SKIPS = {
    "skip mark": "@pytest.mark.skip(reason='later')\ndef test_it(): ...",
    "skip call": "def test_it():\n    pytest.skip('later')",
    "skip call in a fixture": (
        "@pytest.fixture\ndef absent():\n    pytest.skip('later')\ndef test_it(absent): ..."
    ),
    "whole module skipped": "pytest.skip('later', allow_module_level=True)",
    "absent module skipped": "pytest.importorskip('absent_module')\ndef test_it(): ...",
    "expected failure": "@pytest.mark.xfail\ndef test_it():\n    assert False",
    "expected failure that passes": "@pytest.mark.xfail\ndef test_it(): ...",
}


def run(folder: Path, body: str, no_skip: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text(CONFTEST.read_text())
    (folder / "test_sample.py").write_text(f"import pytest\n{body}\n")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder)],
        cwd=folder,
        env=os.environ | {"TEREZE_NO_SKIP": no_skip, "PYTHONPATH": str(CONFTEST.parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("body", SKIPS.values(), ids=SKIPS)
def test_a_skip_fails_the_run_when_nothing_may_be_skipped(tmp_path: Path, body: str) -> None:
    outcome = run(tmp_path, body, no_skip="1")
    assert outcome.returncode != 0, outcome.stdout
    assert "TEREZE_NO_SKIP=1 allows no skip" in outcome.stdout


def test_a_skip_is_only_a_skip_without_the_switch(tmp_path: Path) -> None:
    outcome = run(tmp_path, SKIPS["skip mark"], no_skip="")
    assert "1 skipped" in outcome.stdout


def test_a_passing_test_still_passes_under_the_switch(tmp_path: Path) -> None:
    outcome = run(tmp_path, "def test_it(): ...", no_skip="1")
    assert outcome.returncode == 0, outcome.stdout
