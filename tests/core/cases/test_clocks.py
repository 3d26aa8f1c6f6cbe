"""The clocks of a case: which limits run, from which day, and the term that is promised."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from core.cases.clocks import service_clock, term_of
from core.services.catalogue import FORMS
from tests.core.support.cases import days, registered_case, running

D = dt.date.fromisoformat
TO_PROVIDER, TO_BODY = {"addressee": "provider"}, {"addressee": "quality_body"}

RUNNING: Mapping[str, tuple[str, Mapping[str, str], str, Mapping[str, tuple[str, str]]]] = {
    "calendar A inclusion over Nauryz": ("apk.include", {}, "2026-03-16", {
        "L-APK-03": ("2026-03-18", "2026-03-18"),
        "L-APK-04": ("2026-03-26", "2026-03-26"),
        "L-APK-05": ("2026-03-18", "2026-03-17"),
    }),
    "SC-031 an exclusion": ("apk.exclude", {}, "2026-06-01", {
        "L-APK-03": ("2026-06-03", "2026-06-03"),
        "L-APK-07": ("2026-06-03", "2026-06-03"),
    }),
    "SC-034 a notice of changed data": ("apk.change", {}, "2026-04-01", {
        "L-APK-09": ("2026-04-06", "2026-04-06"),
    }),
    "SC-114 D-20 a complaint to the provider": ("appeal", TO_PROVIDER, "2026-06-01", {
        "L-APP-01": ("2026-06-04", "2026-06-04"),
        "L-APP-02": ("2026-06-08", "2026-06-08"),
    }),
    "SC-116 a complaint to the quality body": ("appeal", TO_BODY, "2026-06-01", {
        "L-APP-03": ("2026-06-22", "2026-06-22"),
    }),
    "a complaint to the provider over Nauryz": ("appeal", TO_PROVIDER, "2026-03-19", {
        "L-APP-01": ("2026-03-27", "2026-03-27"),
        "L-APP-02": ("2026-03-31", "2026-03-31"),
    }),
    "a complaint to the quality body over Nauryz": ("appeal", TO_BODY, "2026-03-19", {
        "L-APP-03": ("2026-04-14", "2026-04-14"),
    }),
}  # fmt: skip


@pytest.mark.parametrize(
    ("service", "answers", "registered_on", "expected"), RUNNING.values(), ids=RUNNING
)
def test_the_limits_known_at_registration(
    service: str,
    answers: Mapping[str, str],
    registered_on: str,
    expected: Mapping[str, tuple[str, str]],
) -> None:
    found = {
        limit_id: tuple(map(str, days(clock)))
        for limit_id, clock in running(service, D(registered_on), answers).items()
    }
    assert found == expected


def test_d_155_a_complaint_runs_for_staff_from_its_arrival() -> None:
    """138¶18 counts from the receipt, 138¶19 from the registration (D-155)."""
    found = running("appeal", D("2026-06-02"), TO_PROVIDER, received_on=D("2026-06-01"))
    assert tuple(map(str, days(found["L-APP-01"]))) == ("2026-06-04", "2026-06-04")
    assert tuple(map(str, days(found["L-APP-02"]))) == ("2026-06-09", "2026-06-08")


TERMS: Mapping[str, tuple[str, Mapping[str, Any], str]] = {
    "inclusion": ("apk.include", {}, "L-APK-04"),
    "exclusion": ("apk.exclude", {}, "L-APK-07"),
    "change": ("apk.change", {}, "L-APK-09"),
    "complaint to the provider": ("appeal", TO_PROVIDER, "L-APP-02"),
    "complaint to the quality body": ("appeal", TO_BODY, "L-APP-03"),
    "complaint to nobody yet": ("appeal", {}, ""),
}


@pytest.mark.parametrize(("service", "answers", "limit_id"), TERMS.values(), ids=TERMS)
def test_the_term_of_a_service_is_that_of_its_form(
    service: str, answers: Mapping[str, Any], limit_id: str
) -> None:
    assert term_of(service, answers) == limit_id
    clock = service_clock(registered_case(service, D("2026-03-16"), answers))
    assert (clock.limit_id if clock else "") == limit_id


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_service_has_a_clock_where_its_order_promises_an_answer(form: Any) -> None:
    term = service_clock(registered_case(form.service, D("2026-03-16")))
    assert (term is None) == (not form.terms.review_of({}))


def test_a_service_without_a_form_has_no_term() -> None:
    with pytest.raises(KeyError):
        term_of("apk.unknown", {})
