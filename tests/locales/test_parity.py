"""The two languages are equal, whole and in use."""

import pytest

from tests.locales.catalogues import ROOT, read_catalogues
from tests.locales.keys import registered, scan, unused
from tests.locales.rules import RULES, Rule

CATALOGUES = read_catalogues()
KEYS = frozenset(entry.key for catalogue in CATALOGUES for entry in catalogue.entries)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_catalogues_keep_the_rule(rule: Rule) -> None:
    assert CATALOGUES, "no catalogues in locales/"
    faults = list(rule(CATALOGUES))
    assert not faults, "\n" + "\n".join(faults)


def test_every_key_is_shown_somewhere() -> None:
    assert KEYS, "no catalogues in locales/"
    idle = unused(KEYS, scan(ROOT), registered())
    assert not idle, "\n" + "\n".join(idle)


def test_every_registered_key_has_wording() -> None:
    assert KEYS, "no catalogues in locales/"
    silent = sorted(registered() - KEYS)
    assert not silent, "\n" + "\n".join(silent)
