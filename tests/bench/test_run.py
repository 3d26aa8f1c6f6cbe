"""The benchmark runs and writes its figures; how fast anything is, no test can say."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.figures import Figure

ROOT = Path(__file__).resolve().parents[2]

MEASURED = (
    "turns / echo, SQLite",
    "turns / tutorial stack, SQLite",
    "p99 of the answer / echo's",
    "turns / echo, PostgreSQL, two workers",
    "turn with 1,000 sessions / with 100",
    "memory of a worker, 1,000 persons stored",
    "turn while typing row 50 / answering the first question",
    "turns / echo, SQLite, with delivery",
    "check page of 50 rows",
)

VERDICTS = {
    "enough": (Figure("", 1.0, 1.0, least=0.6), "reached"),
    "enough to live with": (Figure("", 0.6, 1.0, least=0.6), "bearable"),
    "too little": (Figure("", 0.5, 1.0, least=0.6), "missed"),
    "not too much": (Figure("", 1.2, 1.2, at_most=True), "reached"),
    "too much": (Figure("", 1.3, 1.2, at_most=True), "missed"),
    "no goal": (Figure("", 1.3), ""),
}


def test_a_short_run_writes_every_figure(tmp_path: Path) -> None:
    page = tmp_path / "figures.md"
    ran = subprocess.run(
        [sys.executable, "-m", "bench.run", "--quick", "--write", str(page)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr
    written = page.read_text(encoding="utf-8")
    assert [name for name in MEASURED if f"| {name} |" not in written] == []


@pytest.mark.parametrize(("figure", "verdict"), VERDICTS.values(), ids=VERDICTS)
def test_a_figure_is_held_against_its_goal(figure: Figure, verdict: str) -> None:
    assert figure.verdict == verdict
