"""The two languages are equal, whole and in use."""

import pytest

from tests.locales.catalogues import ROOT, read_catalogues
from tests.locales.keys import scan, unused
from tests.locales.rules import RULES, Rule
from tests.locales.used_keys import DIALOGS, missing_words, used_keys, whole_keys

CATALOGUES = read_catalogues()
KEYS = frozenset(entry.key for catalogue in CATALOGUES for entry in catalogue.entries)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_catalogues_keep_the_rule(rule: Rule) -> None:
    assert CATALOGUES, "no catalogues in locales/"
    faults = list(rule(CATALOGUES))
    assert not faults, "\n" + "\n".join(faults)


def test_every_key_is_shown_somewhere() -> None:
    assert KEYS, "no catalogues in locales/"
    idle = unused(KEYS, scan(ROOT), used_keys())
    assert not idle, "\n" + "\n".join(idle)


def test_every_key_in_use_has_words_in_both_languages() -> None:
    assert missing_words() == ()


def test_keys_written_out_in_the_sources_are_found() -> None:
    assert {"menu.title", "check.not_ready", "question.now"} <= set(whole_keys(DIALOGS))
    assert {"menu.title", "issue.E-REQ", "apk_include.title"} <= used_keys()
