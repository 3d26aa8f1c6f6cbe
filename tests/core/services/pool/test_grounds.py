"""Pools: how each ground for refusal stands with the answers (142·A2.9)."""

from collections.abc import Mapping
from typing import Any

import pytest

from core.validation import Application
from core.validation.precheck import Assessment, Verdict, precheck
from tests.core.support.pieces import paper
from tests.core.support.pools import ACCREDIT, BOTH, MONDAY, WHOLE


def assessments(form: Any = ACCREDIT, **changes: Any) -> dict[str, Assessment]:
    application = Application(form, {**WHOLE[form.key], **changes})
    return {each.ground.code: each for each in precheck(application, MONDAY)}


@BOTH
def test_the_grounds_stand_as_the_answers_say(form: Any) -> None:
    assert {code: each.verdict for code, each in assessments(form).items()} == {
        "POOL-R1": Verdict.AUTHORITY,
        "POOL-R2": Verdict.NOT_MET,
        "POOL-R3": Verdict.AUTHORITY,
        "POOL-R4": Verdict.AUTHORITY,
        "POOL-R5": Verdict.NOT_MET,
        "POOL-P1": Verdict.NOT_MET,
        "POOL-P2": Verdict.NOT_MET,
    }


GROUNDS: Mapping[str, tuple[dict[str, Any], str, Verdict]] = {
    "one provider": (
        {"channel_provider_2": "Бірінші байланыс"},
        "POOL-R2",
        Verdict.MET,
    ),
    "two languages": ({"ui_languages": ["kk", "ru"]}, "POOL-R2", Verdict.MET),
    "a short letter leaves it open": (
        {"support_letter_scope": "short"},
        "POOL-R2",
        Verdict.UNKNOWN,
    ),
    "a test act we do not see leaves it open": ({"test_act": None}, "POOL-R2", Verdict.UNKNOWN),
    "no positive letter": ({"integration_positive": "no"}, "POOL-P1", Verdict.MET),
    "¶4.7 no positive letter, a condition": (
        {"integration_positive": "no"},
        "POOL-R2",
        Verdict.MET,
    ),
    "another paper missing is no condition": ({"ui_letter": None}, "POOL-R2", Verdict.NOT_MET),
    "D-63 a short letter on paper": (
        {"support_letter_scope": "short", "channel": "chancellery"},
        "POOL-P1",
        Verdict.UNKNOWN,
    ),
    "D-63 a short letter on the portal": (
        {"support_letter_scope": "short"},
        "POOL-P1",
        Verdict.NOT_MET,
    ),
    "a number that is none was not looked at": (
        {"bin": "250140999992"},
        "POOL-R2",
        Verdict.UNKNOWN,
    ),
    "a foreign legal entity": ({"bin": "250150999996"}, "POOL-R2", Verdict.UNKNOWN),
    "a branch": ({"bin": "250141999997"}, "POOL-R2", Verdict.UNKNOWN),
    "own premises leave the package open": (
        {"premises": "own", "server_contract": {"explanation": "Ғимарат өзіміздікі."}},
        "POOL-P1",
        Verdict.UNKNOWN,
    ),
    "own premises with a contract leave it open too": (
        {"premises": "own", "premises_explanation": "Ғимарат өзіміздікі."},
        "POOL-P1",
        Verdict.UNKNOWN,
    ),
    "a test act is no paper of the package": ({"test_act": None}, "POOL-P1", Verdict.NOT_MET),
    "no consent yet": ({"consent_pd": None}, "POOL-R5", Verdict.UNKNOWN),
    "an expired letter": (
        {"ui_letter": paper("doc.pool.ui_letter", expires_on="2026-03-15", no_expiry=False)},
        "POOL-P2",
        Verdict.MET,
    ),
}


@pytest.mark.parametrize(("changes", "ground", "verdict"), GROUNDS.values(), ids=GROUNDS)
def test_a_ground_is_shown_by_its_marks(
    changes: dict[str, Any], ground: str, verdict: Verdict
) -> None:
    assert assessments(**changes)[ground].verdict is verdict
