"""What applicants see of their own case as it is stored."""

from datetime import date

import pytest

from bot.cases.view import case_view
from bot.storage.cases import Case
from core.form.steps.states import State
from core.law.acts import LawRef
from dialogs.menus.status import card
from dialogs.screens import Text
from tests.bot.support.desk_cases import FILED, MONDAY, case, registered

CITED = {
    "a complaint about the registry": ("appeal", "apk", LawRef("138", "19", note="D-20")),
    "a complaint about a licence": ("appeal", "lic", LawRef("169", "21", note="D-20")),
    "a complaint about a pool": ("appeal", "pool", LawRef("142", "18", note="D-20")),
    "a complaint about trusted software": ("appeal", "trust", LawRef("53", "32", note="D-20")),
    "an inclusion": ("apk.include", "", LawRef("138", "10", annex="5", item="3")),
}


@pytest.mark.parametrize(("service", "about", "law"), CITED.values(), ids=CITED)
def test_the_status_cites_the_order_that_sets_the_term(
    service: str, about: str, law: LawRef
) -> None:
    answers = {"appealed_service": about, "addressee": "provider"}
    stored = case(service=service, answers=answers, state=State.REGISTERED.value)
    said = [each for each in card(case_view(stored, MONDAY)).text if isinstance(each, Text)]
    assert [each.params["law"] for each in said if each.key == "status.law"] == [law]


def keys(stored: Case) -> list[str]:
    """The keys of the card of a case."""
    return [each.key for each in card(case_view(stored, MONDAY)).text if isinstance(each, Text)]


def test_before_the_arrival_the_next_step_is_the_applicants_and_the_last_day_conditional() -> None:
    view = case_view(case(), MONDAY)
    assert (view.actor, view.promise_on) == ("applicant", None)
    assert view.expected == (MONDAY, date(2026, 3, 26))
    said = keys(case())
    assert {"status.not_registered", "status.expected", "status.next.applicant"} <= set(said)
    assert "status.promise" not in said


def test_on_a_day_off_the_conditional_day_is_the_next_working_one() -> None:
    view = case_view(case(), date(2026, 3, 21))
    assert view.expected == (date(2026, 3, 26), date(2026, 4, 2))


def test_once_the_documents_arrived_the_chancellery_is_next_and_nothing_is_conditional() -> None:
    arrived = case(received_at=FILED)
    assert case_view(arrived, MONDAY).actor == "chancellery"
    said = keys(arrived)
    assert "status.arrived" in said
    assert not {"status.expected", "status.not_registered"} & set(said)


def test_after_the_registration_the_last_day_is_unconditional() -> None:
    assert "status.promise" in keys(registered())


def test_d_156_after_forwarding_the_promised_day_is_taken_back_and_the_other_body_is_next() -> None:
    answers = {"appealed_service": "apk", "addressee": "provider"}
    forwarded = registered(service="appeal", state=State.FORWARDED.value, answers=answers)
    view = case_view(forwarded, MONDAY)
    assert (view.promise_on, view.actor) == (None, "other_body")
    assert "status.promise" not in keys(forwarded)
    assert "status.next.other_body" in keys(forwarded)
