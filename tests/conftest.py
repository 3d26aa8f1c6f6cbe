"""Rules that hold for every test: under TEREZE_NO_SKIP=1 nothing may be skipped.

Coverage is not traced while Hypothesis draws examples: it would take four times as long, and what
they reach the tables reach too.

Hypothesis draws the same examples in every run, keeps none of them, and asks no test to be quick.

aiogram is imported first and whole: the stand-in is driven with more of it than the product uses.
"""

import os
from collections.abc import Generator

import aiogram as aiogram
import pytest
from hypothesis import settings

from tests.examples import examples

settings.register_profile(
    "tereze", max_examples=examples(100), deadline=None, derandomize=True, database=None
)
settings.load_profile("tereze")

NO_SKIP = os.environ.get("TEREZE_NO_SKIP") == "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("no_cover")


def _forbid_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip, an expected failure or an unexpected pass into a failure."""
    if not NO_SKIP or not (report.skipped or hasattr(report, "wasxfail")):
        return
    reason = getattr(report, "wasxfail", None) or report.longrepr
    if hasattr(report, "wasxfail"):
        del report.wasxfail
    report.outcome = "failed"
    report.longrepr = f"TEREZE_NO_SKIP=1 allows no skip and no xfail: {reason}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _forbid_skip(report)
    return report
