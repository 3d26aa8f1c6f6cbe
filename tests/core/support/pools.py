"""Whole applications about a pool, and small changes to them."""

import datetime as dt
from typing import Any

import pytest

from core.law.working_time import TZ
from core.services.catalogue import FORMS
from core.validation import Application, Outcome, validate
from tests.core.support.whole import pool_accredit, pool_reissue

MONDAY = dt.datetime(2026, 3, 16, 10, 0, tzinfo=TZ)
ACCREDIT, REISSUE = FORMS["pool_accredit"], FORMS["pool_reissue"]
WHOLE = {ACCREDIT.key: pool_accredit.ANSWERS, REISSUE.key: pool_reissue.ANSWERS}
BOTH = pytest.mark.parametrize("form", [ACCREDIT, REISSUE], ids=lambda form: form.key)


def checked(form: Any = ACCREDIT, as_of: dt.datetime = MONDAY, **changes: Any) -> Outcome:
    """The outcome of a whole application with some answers changed; None leaves one out."""
    return validate(Application(form, {**WHOLE[form.key], **changes}), as_of)
