"""Every scenario that a test or the code cites has a sentence in docs/scenarios.md."""

import re

from tests.docs.support.citations import cited, document

TOLD = re.findall(r"^- \*\*SC-(\d{3}a?)\*\* .+\.$", document("scenarios.md"), re.MULTILINE)
CITED = {key[3:].lower() for key in cited(r"(?i)(?<![a-z])sc[-_]\d{3}a?(?![0-9])")}


def test_every_cited_scenario_is_told_once() -> None:
    assert len(set(TOLD)) == len(TOLD)
    assert CITED - set(TOLD) == set()


def test_scenarios_stand_in_order() -> None:
    assert sorted(TOLD) == TOLD
