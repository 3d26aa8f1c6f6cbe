"""What the desk offers, and how it reads what is typed."""

from datetime import date

import pytest

from bot.desk.cases.offers import KINDS, Input, against, form_of, inputs_of, offers, read
from bot.storage.cases import Case
from core.cases.transitions import TRANSITIONS
from core.form.steps.states import State
from core.services.catalogue import FORMS
from dialogs.screens import Text
from tests.bot.support.desk_cases import WEDNESDAY, case, registered, reviewed

OFFERS = [
    (State.SUBMITTED, "portal", ["registered"]),
    (State.SUBMITTED, "chancellery", ["registered", "acceptance_refused"]),
    (State.REGISTERED, "portal", ["under_review", "refused_incomplete"]),
    (State.REGISTERED, "chancellery", ["under_review"]),
    (State.UNDER_REVIEW, "portal", ["issued"]),
    (State.PRELIM_REFUSAL, "portal", []),
    (State.HEARING_NOTIFIED, "portal", []),
    (State.HEARING_HELD, "portal", []),
    *((state, "portal", []) for state in State if state.final),
]


@pytest.mark.parametrize(
    ("state", "channel", "targets"), OFFERS, ids=[f"{s.value} by {c}" for s, c, _ in OFFERS]
)
def test_a_state_offers_its_lawful_steps(state: State, channel: str, targets: list[str]) -> None:
    stands = case(state=state.value, filing_channel=channel)
    assert [offer.step.target.value for offer in offers(stands)] == targets


def test_a_step_that_is_offered_asks_for_exactly_what_it_needs() -> None:
    for step in TRANSITIONS:
        if set(step.needs) <= KINDS.keys():
            assert tuple(each.key for each in inputs_of(step)) == step.needs


@pytest.mark.parametrize("service", sorted({step.service for step in TRANSITIONS}))
def test_every_service_can_be_taken_on_and_brought_to_an_end(service: str) -> None:
    reached, waiting = set[State](), [State.SUBMITTED]
    while waiting:
        state = waiting.pop()
        reached.add(state)
        stands = case(service=service, state=state.value, filing_channel="portal", answers=ANSWERED)
        waiting += [o.step.target for o in offers(stands) if o.step.target not in reached]
    assert State.REGISTERED in reached
    assert reached & {State.ISSUED, State.CLOSED}


ANSWERED = {"addressee": "provider"}

NUMBERS = {
    "a number is trimmed": ("  15/А-3 ", "15/А-3"),
    "64 characters are taken": ("1" * 64, "1" * 64),
    "65 characters are not": ("1" * 65, "issue.E-TEXT-LEN"),
    "nothing is no number": ("", "issue.E-REQ"),
    "blanks are no number": (" \t ", "issue.E-REQ"),
    "an invisible turn of direction is refused": ("15\u202e3", "issue.E-TEXT"),
    "a NUL is refused": ("15\x00", "issue.E-TEXT"),
    "a line break is refused": ("15\n16", "issue.E-TEXT"),
    "markup is only text": ("<b>1</b>", "<b>1</b>"),
}


@pytest.mark.parametrize(("typed", "came_of_it"), NUMBERS.values(), ids=NUMBERS)
def test_a_number(typed: str, came_of_it: str) -> None:
    inputs = (Input("registration_no", "number"),)
    outcome = read(inputs, {"registration_no": typed}, form_of(case()))
    if came_of_it.startswith("issue."):
        assert (outcome.given, outcome.faults["registration_no"].key) == ({}, came_of_it)
    else:
        assert (outcome.given, outcome.faults) == ({"registration_no": came_of_it}, {})


DAYS = {
    "as a browser sends it": ("2026-03-17", date(2026, 3, 17)),
    "as people write it": ("17.03.2026", date(2026, 3, 17)),
    "no day at all": ("", "issue.E-REQ"),
    "no such day": ("2026-02-30", "issue.E-DATE"),
    "words": ("сегодня", "issue.E-DATE"),
}


@pytest.mark.parametrize(("typed", "came_of_it"), DAYS.values(), ids=DAYS)
def test_a_day(typed: str, came_of_it: date | str) -> None:
    inputs = (Input("registered_on", "day"),)
    outcome = read(inputs, {"registered_on": typed}, form_of(case()))
    if isinstance(came_of_it, str):
        assert (outcome.given, outcome.faults["registered_on"].key) == ({}, came_of_it)
    else:
        assert (outcome.given, outcome.faults) == ({"registered_on": came_of_it}, {})


PAPERS: dict[str, tuple[dict[str, str], object]] = {
    "one is missing": ({"paper:doc.apk.right": "missing"}, {"doc.apk.right": "missing"}),
    "two, in the order of the package": (
        {
            "paper:doc.apk.right": "expired",
            "paper:doc.apk.info": "missing",
            "paper:doc.apk.app": "",
        },
        {"doc.apk.info": "missing", "doc.apk.right": "expired"},
    ),
    "none is marked": ({"paper:doc.apk.right": ""}, Text("desk.fault.papers")),
    "a paper of another form": ({"paper:doc.lic.app1": "missing"}, Text("desk.fault.papers")),
    "a fault nobody knows": ({"paper:doc.apk.right": "ugly"}, Text("desk.fault.papers")),
}


@pytest.mark.parametrize(("typed", "came_of_it"), PAPERS.values(), ids=PAPERS)
def test_papers(typed: dict[str, str], came_of_it: object) -> None:
    outcome = read((Input("reason", "papers"),), typed, form_of(case()))
    if isinstance(came_of_it, Text):
        assert (outcome.given, outcome.faults) == ({}, {"reason": came_of_it})
    else:
        assert outcome.given == {"reason": came_of_it}
        assert list(outcome.given["reason"]) == list(came_of_it)  # type: ignore[call-overload]


REISSUES = {
    "142¶12 a document that does not conform": (
        "nonconforming",
        {"doc.pool.server_contract": "nonconforming"},
    ),
    "one that is missing": ("missing", {"doc.pool.server_contract": "missing"}),
    "one that has run out": ("expired", {"doc.pool.server_contract": "expired"}),
}


@pytest.mark.parametrize(("fault", "reason"), REISSUES.values(), ids=REISSUES)
def test_a_reissue_is_refused_for_what_its_order_names(fault: str, reason: dict[str, str]) -> None:
    typed = {"paper:doc.pool.server_contract": fault}
    outcome = read((Input("reason", "papers"),), typed, FORMS["pool_reissue"])
    assert outcome.given == {"reason": reason}


def test_138_9_a_paper_of_the_registry_is_refused_for_no_other_reason() -> None:
    typed = {"paper:doc.apk.right": "nonconforming"}
    outcome = read((Input("reason", "papers"),), typed, form_of(case()))
    assert outcome.faults == {"reason": Text("desk.fault.papers")}


AGAINST = {
    "registered on the day of filing": (case(), "registered_on", date(2026, 3, 16), ""),
    "registered today": (case(), "registered_on", WEDNESDAY, ""),
    "registered tomorrow": (case(), "registered_on", date(2026, 3, 19), "issue.E-DATE-FUTURE"),
    "registered before filing": (
        case(),
        "registered_on",
        date(2026, 3, 15),
        "desk.fault.before_filing",
    ),
    "notice on the day of registration": (reviewed(), "notice_date", date(2026, 3, 16), ""),
    "notice before registration": (
        reviewed(),
        "notice_date",
        date(2026, 3, 13),
        "desk.fault.before_registration",
    ),
    "notice tomorrow": (reviewed(), "notice_date", date(2026, 3, 19), "issue.E-DATE-FUTURE"),
}


@pytest.mark.parametrize(("stands", "key", "day", "fault"), AGAINST.values(), ids=AGAINST)
def test_days_out_of_order(stands: Case, key: str, day: date, fault: str) -> None:
    found = against(stands, {key: day}, WEDNESDAY)
    assert {name: words.key for name, words in found.items()} == ({key: fault} if fault else {})


def test_a_case_without_faults_has_nothing_against_an_empty_decision() -> None:
    assert against(registered(), {}, WEDNESDAY) == {}
