"""The whole check over answers of any shape, at any moment, and of any size."""

import sys
from datetime import timedelta
from types import FrameType
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from core.form.rule import Facts
from core.services.apk.include import FORM
from core.validation import Application, validate
from tests.core.support.applications import ANSWERS, MONDAY, checked, row
from tests.core.support.outcomes import codes, promised
from tests.examples import examples

KIND = ANSWERS["complexes"][0]


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.sampled_from(["legal_entity", "ie", "KZ-75", "pdf", "2026-01-01", "representative"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["given", "at", "file_id", "format", "expires_on", "no_expiry", "region", "city",
             "street", "building", "count", "done", "apk_brand", "apk_model", "apk_quantity",
             "tnved_code", "apk_full_name"]
        ),
        inner,
        max_size=5,
    ),
    max_leaves=8,
)  # fmt: skip


changed = st.dictionaries(st.sampled_from([field.key for field in FORM.fields]), json_values)


rows = st.lists(
    json_values
    | st.dictionaries(st.sampled_from([*row(1), "x"]), json_values)
    | st.sampled_from([row(1), row(2, item_brand_model=None)]),
    max_size=4,
)


@settings(max_examples=examples(200))
@given(changes=changed, rows=rows, taken=st.frozensets(st.text(max_size=4)))
def test_any_json_gives_findings_and_the_same_twice(
    changes: dict[str, Any], rows: list[Any], taken: frozenset[str]
) -> None:
    application = Application(FORM, {**ANSWERS, **changes}, {"units": rows})
    outcome = validate(application, MONDAY, Facts(taken_serials=taken))
    assert validate(application, MONDAY, Facts(taken_serials=taken)) == outcome


@given(minutes=st.integers(0, 2 * 365 * 24 * 60))
def test_a_filing_never_counts_from_an_earlier_day(minutes: int) -> None:
    moment = MONDAY + timedelta(minutes=minutes)
    outcome = checked(moment)
    assert moment.date() <= outcome.effective_on < promised(outcome).date
    assert ("W-OUT-OF-HOURS" in codes(outcome)) == (moment.date() != outcome.effective_on)


def calls_of(count: int) -> int:
    """How many functions the check of so many rows calls."""
    kinds = [{**KIND, "apk_quantity": count}]
    rows = [row(number) for number in range(count)]
    calls = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        outcome = checked(rows=rows, complexes=kinds, units={"count": count, "done": True})
    finally:
        sys.setprofile(None)
    assert codes(outcome) == []
    return calls


def test_ten_times_the_rows_cost_ten_times_the_work_and_no_more() -> None:
    few, many = calls_of(100), calls_of(1_000)
    assert many < few * 11
