"""The limits of the orders, and what an amendment of one changes."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Configuration, NotInForce
from core.law.acts import ACTS
from core.law.limits import LIMITS, Limit, Limits, Term, Unit, limit_on, limits_of
from core.law.terms import due

D = dt.date.fromisoformat
EDITIONS = [
    edition.value
    for history in LIMITS.values()
    for edition in history.editions
    if edition.value is not None
]

REGISTER = """
L-APK-01    0 wd                receipt                 same_day           same_day
L-APK-02    0 wd                presentation            on_the_spot        on_the_spot
L-APK-03    2 wd                registration            2                  2
L-APK-04    5 wd                registration            5                  5
L-APK-05    3 wd                before_end              3                  4
L-APK-06    2 wd                hearing_notice          2                  2
L-APK-07    2 wd                registration            2                  2
L-APK-08   10 wd                data_change             10                 9
L-APK-09    3 wd                registration            3                  3
L-LIC-01    0 wd                receipt                 same_day           same_day
L-LIC-02    2 wd                registration            2                  2
L-LIC-03   13 wd                completeness_done       13                 13
L-LIC-04   15 wd                registration            15                 15
L-LIC-05    3 wd                before_end              3                  4
L-LIC-06    2 wd                hearing_notice          2                  2
L-LIC-07    1 wd                registration            1                  1
L-LIC-08    2 wd                registration            3                  2
L-LIC-09    2 wd                pool_change             2                  1
L-POOL-01   0 wd                receipt                 same_day           same_day
L-POOL-02   2 wd                registration            2                  2
L-POOL-03   5 wd                registration            10                 5
L-POOL-04   3 wd                before_end              3                  4
L-POOL-05   2 wd                hearing_notice          2                  2
L-POOL-06   2 wd                registration            5                  2
L-POOL-07   1 year              issue                   1                  1
L-POOL-12  25 day_of_next_month distribution_month      25                 25wd_by_day_of_next_month
L-TRUST-01  3 day_unspecified   receipt                 3wd                3cd
L-TRUST-02  5 wd                receipt                 5                  5
L-TRUST-03 14 wd                registration            14                 14
L-TRUST-04  2 wd                before_end              2                  3
L-TRUST-05 14 wd                decision                14                 14
L-TRUST-06 30 cd                before_expiry           30                 31
L-TRUST-07 45 cd                entry_into_force        45                 45
L-APP-01    3 wd                complaint_receipt       3                  3
L-APP-02    5 wd                complaint_registration  5                  5
L-APP-03   15 wd                complaint_registration  15                 15
"""
"""The register, written out by hand; a bare number is in the unit of the line."""


def written(term: Term, unit: Unit) -> str:
    if term.value == 0:
        return term.unit
    return str(term.value) if term.unit is unit else f"{term.value}{term.unit}"


def line(limit: Limit) -> list[str]:
    """A limit as ``REGISTER`` writes it."""
    terms = (written(term, limit.unit) for term in (limit.promise, limit.track))
    return [limit.id, str(limit.value), limit.unit, limit.counted_from, *terms]


def test_the_register_is_that_of_the_specification() -> None:
    assert [line(each) for each in EDITIONS] == [
        line.split() for line in REGISTER.strip().splitlines()
    ]


def test_every_limit_names_its_place_in_an_order() -> None:
    for limit in EDITIONS:
        assert limit.law.act in ACTS, limit.id
        assert limit.law.paragraph or limit.law.item, limit.id


def test_no_wording_is_in_force_before_its_order_was_made() -> None:
    for history in LIMITS.values():
        for edition in history.editions:
            assert edition.start > (ACTS[edition.law.act].date or dt.date.max), history.name


@pytest.mark.parametrize(
    ("limit_id", "first"),
    [
        pytest.param("L-APK-04", "2023-08-22", id="138 by № 331 of 11.08.2023"),
        pytest.param("L-LIC-04", "2023-07-04", id="169 registered on 04.05.2023"),
        pytest.param("L-LIC-03", "2024-03-09", id="169 para 8 by № 95 of 27.02.2024"),
        pytest.param("L-POOL-03", "2023-09-13", id="142 by № 404 of 13.09.2023"),
        pytest.param("L-TRUST-03", "2024-12-31", id="53 by № 829 of 20.12.2024"),
        pytest.param("L-TRUST-06", "2025-11-18", id="53 para 9 by № 567 of 07.11.2025"),
    ],
)
def test_a_wording_is_in_force_from_the_earliest_day_its_order_allows(
    limit_id: str, first: str
) -> None:
    assert LIMITS[limit_id].first_day == D(first)


def test_days_before_the_first_wording_are_counted_by_it() -> None:
    assert limit_on("L-LIC-09", D("2020-01-06")) is limit_on("L-LIC-09", D("2026-03-16"))
    assert due("L-LIC-09", D("2020-01-08")).date == D("2020-01-10")


def test_the_transitional_limit_of_order_53_ended_after_45_days() -> None:
    assert due("L-TRUST-07", D("2024-12-31")).date == D("2025-02-14")
    assert limit_on("L-TRUST-07", D("2025-02-14")).value == 45
    with pytest.raises(NotInForce, match="L-TRUST-07"):
        due("L-TRUST-07", D("2025-02-15"))


@pytest.mark.parametrize("text", ["5", "five wd", "5 weeks", ""])
def test_a_wrong_term_in_the_register_stops_the_start(text: str) -> None:
    with pytest.raises(Configuration, match="must be a number and a unit, for example"):
        Term.read(text)


def test_a_limit_without_a_first_day_stops_the_start() -> None:
    row = {key: value for key, value in edition("5 wd").items() if key != "from"}
    with pytest.raises(Configuration, match="Limit L-X must say since when"):
        limits_of({"L-X": [row]})


def edition(term: str, since: str = "2024-01-01", counted_from: str = "receipt") -> dict[str, Any]:
    """One row of a limit."""
    return {
        "from": D(since),
        "limit": term,
        "counted_from": counted_from,
        "promise": term,
        "track": term,
        "reference": {"act": "138", "paragraph": since},
    }


def history(*rows: dict[str, Any]) -> Limits:
    """The one limit L-X with these rows."""
    return limits_of({"L-X": list(rows)})


COUNTS = st.sampled_from(("2 wd", "5 wd", "10 wd", "3 cd", "30 cd", "0 same_day", "1 year"))
DAYS = st.dates(D("2024-06-03"), D("2027-06-01"))


@given(
    old=COUNTS,
    new=COUNTS,
    amended=DAYS,
    start=DAYS,
    counted_from=st.sampled_from(("receipt", "before_end")),
)
def test_an_amendment_changes_what_is_due_from_its_day_on_and_nothing_before(
    old: str, new: str, amended: dt.date, start: dt.date, counted_from: str
) -> None:
    first = edition(old, counted_from=counted_from)
    later = edition(new, amended.isoformat(), counted_from)
    found = due("L-X", start, limits=history(first, later))
    valid = first if start < amended else later
    assert found == due("L-X", start, limits=history(valid))
    assert found.proof.law.paragraph == valid["from"].isoformat()


@given(repealed=DAYS, start=DAYS)
def test_a_repealed_limit_is_counted_until_the_day_before(
    repealed: dt.date, start: dt.date
) -> None:
    first = edition("5 wd")
    end = {"from": repealed, "repealed": True, "reference": {"act": "138"}}
    limits = history(first, end)
    if start < repealed:
        assert due("L-X", start, limits=limits) == due("L-X", start, limits=history(first))
    else:
        with pytest.raises(NotInForce):
            due("L-X", start, limits=limits)
