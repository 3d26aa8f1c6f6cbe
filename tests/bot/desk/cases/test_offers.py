"""What the desk offers, and what each step asks for."""

from datetime import date, datetime

import pytest

from bot.cases.view import law_case
from bot.desk.cases.offers import Offer, fault_texts, offers
from bot.storage.cases import Case
from core.cases.givens import GIVENS
from core.cases.transitions import TRANSITIONS
from core.errors import Invalid
from core.form.steps.states import State
from core.law.working_time import TZ
from dialogs.screens import Text
from tests.bot.support.desk_cases import MONDAY, NOW, case, registered, reviewed

OFFERS = [
    (State.SUBMITTED, "portal", ["registered", "arrival"]),
    (State.SUBMITTED, "chancellery", ["registered", "arrival", "acceptance_refused"]),
    (State.REGISTERED, "portal", ["under_review", "refused_incomplete"]),
    (State.REGISTERED, "chancellery", ["under_review", "refused_incomplete"]),
    (State.UNDER_REVIEW, "portal", ["issued"]),
    (State.PRELIM_REFUSAL, "portal", []),
    (State.HEARING_NOTIFIED, "portal", []),
    (State.HEARING_HELD, "portal", []),
    *((state, "portal", []) for state in State if state.final),
]


def offered(stands: Case, now: datetime = NOW) -> tuple[Offer, ...]:
    return offers(law_case(stands, {}), now)


@pytest.mark.parametrize(
    ("state", "channel", "names"), OFFERS, ids=[f"{s.value} by {c}" for s, c, _ in OFFERS]
)
def test_a_state_offers_its_lawful_steps(state: State, channel: str, names: list[str]) -> None:
    stands = case(state=state.value, filing_channel=channel)
    assert [offer.step.name for offer in offered(stands)] == names


SERVICES = sorted({step.service for step in TRANSITIONS})
ANSWERED = {"addressee": "provider", "request_kind": "licence", "reissue_object": "licence"}


def reached(service: str) -> set[State]:
    """Every state the desk can lead a case of a service to."""
    seen, waiting = set[State](), [State.SUBMITTED]
    while waiting:
        state = waiting.pop()
        seen.add(state)
        stands = registered(service=service, state=state.value, answers=ANSWERED, cause="no_window")
        waiting += [o.step.target for o in offered(stands) if o.step.target not in seen]
    return seen


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_can_be_taken_on_and_brought_to_an_end(service: str) -> None:
    states = reached(service)
    assert State.REGISTERED in states
    assert states & {State.ISSUED, State.CLOSED, State.DECIDED}


REFUSABLE = [
    service for service in SERVICES if service not in ("apk.change", "lic.poolinfo", "appeal")
]


@pytest.mark.parametrize("service", REFUSABLE)
def test_every_service_whose_order_knows_a_refusal_can_be_refused(service: str) -> None:
    refusals = {State.REFUSED, State.REFUSED_INCOMPLETE, State.ACCEPTANCE_REFUSED}
    assert reached(service) & refusals


def test_a_reason_for_lateness_is_asked_for_only_once_a_step_is_late() -> None:
    def keys(now: datetime) -> list[str]:
        (issue,) = offered(reviewed(), now)
        return [each.key for each in issue.inputs]

    in_time, late = datetime(2026, 3, 26, 12, tzinfo=TZ), datetime(2026, 3, 27, 12, tzinfo=TZ)
    assert keys(in_time) == ["notice_no", "notice_date"]
    assert keys(late) == ["notice_no", "notice_date", "late_reason"]


def test_a_reason_to_enter_a_unit_held_by_another_entry_is_asked_for_by_its_fault() -> None:
    known = law_case(reviewed(), {})
    held = {"override_reason": Invalid("E-SERIAL-TAKEN", {"rows": (2, 3)})}
    (issue,) = offers(known, NOW, held)
    assert [each.key for each in issue.inputs] == ["notice_no", "notice_date", "override_reason"]
    words = Text("desk.fault.taken", {"issue": Text("issue.E-SERIAL-TAKEN"), "rows": "2, 3"})
    assert fault_texts(held) == {"override_reason": words}


def test_of_many_rows_held_by_other_entries_twenty_are_named() -> None:
    rows = tuple(range(1, 26))
    words = fault_texts({"": Invalid("E-SERIAL-TAKEN", {"rows": rows})})[""]
    assert words.params["rows"] == ", ".join(str(row) for row in range(1, 21))
    assert words.params["more"] == 5


FAULTS = {
    "no paper is marked": ("papers", Invalid("E-REQ"), Text("desk.fault.papers", {})),
    "a day before the effective date": (
        "registered_on",
        Invalid("E-DAY-BEFORE", {"day": MONDAY}),
        Text("issue.E-DAY-BEFORE", {"day": date(2026, 3, 16)}),
    ),
    "a number of another case": (
        "notice_no",
        Invalid("E-NUMBER-TAKEN"),
        Text("desk.fault.number_taken"),
    ),
}


@pytest.mark.parametrize(("key", "fault", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_in_words_at_its_input(key: str, fault: Invalid, words: Text) -> None:
    assert key in GIVENS
    assert fault_texts({key: fault}) == {key: words}
