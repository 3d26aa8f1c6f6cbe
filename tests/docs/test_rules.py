"""Every rule id cited in the sources is explained in docs/rules.md, with code that exists."""

import re
from importlib import import_module
from importlib.util import find_spec

import pytest

from tests.docs.support.citations import ROOT, cited, document

ROWS = {
    cells[0].strip(): [cell.strip() for cell in cells[1:]]
    for line in document("rules.md").splitlines()
    if line.startswith("| V-")
    for cells in [line.strip("|\n ").split("|")]
}
USED = cited(r"(?<![\w-])V-(?:247|[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*)")


def test_every_cited_rule_is_explained_and_every_explained_rule_is_cited() -> None:
    assert ROWS.keys() == USED.keys()


@pytest.mark.parametrize("rule", ROWS)
def test_a_rule_names_code_that_exists(rule: str) -> None:
    where = ROWS[rule][2].strip("`")
    module, _, name = where.rpartition(".")
    assert hasattr(import_module(module), name) or find_spec(where)


@pytest.mark.parametrize("rule", ROWS)
def test_the_issues_of_a_rule_have_words(rule: str) -> None:
    words = (ROOT / "locales/ru/LC_MESSAGES/issues.po").read_text(encoding="utf-8")
    for code in re.findall(r"[EW]-[A-Z0-9-]+", ROWS[rule][3]):
        assert f'msgid "issue.{code}"' in words


@pytest.mark.parametrize("rule", ROWS)
def test_a_rule_says_what_it_checks_and_by_which_law(rule: str) -> None:
    checks, law, *_ = ROWS[rule]
    assert checks
    assert law
