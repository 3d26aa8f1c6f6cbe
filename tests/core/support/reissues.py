"""Whole applications for the reissue of a licence, and small changes to them."""

import datetime as dt
from typing import Any

import pytest

from core.form.findings import Finding
from core.form.rule import Facts
from core.law.working_time import TZ
from core.services.catalogue import FORMS
from core.validation import Application, Outcome, validate
from tests.core.support.whole import lic_reissue_1, lic_reissue_2

MONDAY = dt.datetime(2026, 3, 16, 10, 0, tzinfo=TZ)
ONE, TWO = FORMS["lic_reissue_1"], FORMS["lic_reissue_2"]
WHOLE = {ONE.key: lic_reissue_1.ANSWERS, TWO.key: lic_reissue_2.ANSWERS}
BOTH = pytest.mark.parametrize("form", [ONE, TWO], ids=lambda form: form.key)
ALWAYS = {"W-FEE", "W-NOTCHECKED"}
"""Said of a whole application while nobody told of the payment and the register is not whole."""


def checked(
    form: Any = ONE, as_of: dt.datetime = MONDAY, facts: Facts | None = None, **changes: Any
) -> Outcome:
    """The outcome of a whole application with some answers changed; None leaves one out."""
    answers = {key: each for key, each in {**WHOLE[form.key], **changes}.items() if each}
    return validate(Application(form, answers), as_of, facts or Facts())


def against(outcome: Outcome) -> list[Finding]:
    return [finding for finding in outcome.findings if finding.code not in ALWAYS]


def only(outcome: Outcome) -> Finding:
    (finding,) = against(outcome)
    return finding
