"""Of the limits of a case the next one is stored with its days, so that a day is looked up."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from bot.storage import case_limits, cases
from bot.storage.case_limits import periods
from bot.storage.engine import Database
from bot.storage.tables import CASE_LIMITS, CASES
from core.cases.next_limit import Limit
from tests.bot.support.desk_cases import NOW, case

MONDAY = date(2026, 3, 16)


def limit(
    alarm: int, legal: int, *, must: bool, step: str = "issued", track: str = "", longer: int = 0
) -> Limit:
    """A limit by days after Monday."""
    first, last = MONDAY + timedelta(days=alarm), MONDAY + timedelta(days=legal)
    return Limit("L-APK-04", step, track, first, last, last + timedelta(days=longer), must)


NOTICE = limit(1, 2, must=False, step="prelim_refusal")
DECISION = limit(4, 10, must=True)
TOLD = limit(8, 9, must=True, step="operator_told", track="operator_told")
BEFORE, AFTER = date.min, date.max


def test_a_limit_that_may_be_used_gives_way_the_day_after_its_last_one() -> None:
    assert list(periods([NOTICE, DECISION])) == [
        (NOTICE, BEFORE, date(2026, 3, 18)),
        (DECISION, date(2026, 3, 19), AFTER),
    ]


def test_a_limit_that_must_be_kept_hides_all_that_come_after_it() -> None:
    later = limit(5, 11, must=False, step="refused_incomplete")
    assert list(periods([DECISION, later])) == [(DECISION, BEFORE, AFTER)]


def test_each_track_has_days_of_its_own() -> None:
    assert list(periods([NOTICE, TOLD])) == [
        (NOTICE, BEFORE, date(2026, 3, 18)),
        (TOLD, BEFORE, AFTER),
    ]


def test_a_limit_that_ends_while_an_earlier_one_stands_is_never_the_next() -> None:
    shorter = limit(2, 2, must=False, step="refused_incomplete")
    assert list(periods([NOTICE, shorter])) == [(NOTICE, BEFORE, date(2026, 3, 18))]


_LIMITS = st.lists(
    st.builds(
        limit,
        st.integers(0, 6),
        st.integers(0, 6),
        must=st.booleans(),
        track=st.sampled_from(["", "published"]),
    ),
    max_size=6,
).map(lambda found: sorted(found, key=lambda each: (each.alarm, each.legal, not each.must)))


@given(_LIMITS, st.integers(-2, 9), st.sampled_from(["", "published"]))
def test_on_every_day_the_first_limit_that_stands_is_the_next(
    found: list[Limit], day: int, track: str
) -> None:
    today = MONDAY + timedelta(days=day)
    stored = [
        each
        for each, begins, until in periods(found)
        if each.track == track and begins <= today <= until
    ]
    standing = [each for each in found if each.track == track and each.stands(today)]
    assert stored == standing[:1]


def test_the_limits_of_a_case_take_the_place_of_those_it_had(database: Database) -> None:
    one, other = case(1), case(2)
    with database.writer.begin() as connection:
        for each in (one, other):
            connection.execute(cases.add(each))
        case_limits.replace(connection, one, [NOTICE, DECISION], NOW)
        case_limits.replace(connection, other, [DECISION], NOW)
        case_limits.replace(connection, one, [TOLD], NOW)
        assert steps(connection, "case-1") == ["operator_told"]
        case_limits.replace(connection, one, [], NOW)
        assert steps(connection, "case-1") == []
        assert steps(connection, "case-2") == ["issued"]


def test_a_case_is_to_be_computed_until_its_limits_are_written(database: Database) -> None:
    with database.writer.begin() as connection:
        for number in (1, 2, 3):
            connection.execute(cases.add(case(number)))
        assert case_limits.not_computed(connection, 2) == ["case-1", "case-2"]
        case_limits.replace(connection, case(1), [], NOW)
        case_limits.replace(connection, case(2), [DECISION], NOW)
        assert case_limits.not_computed(connection, 2) == ["case-3"]
        computed = select(CASES.c.limits_at).where(CASES.c.case_id == "case-2")
        assert connection.execute(computed).scalar_one() == NOW


def steps(connection: Connection, case_id: str) -> list[str]:
    kept = select(CASE_LIMITS.c.step).where(CASE_LIMITS.c.case_id == case_id)
    return list(connection.execute(kept).scalars())
