"""The steps of the cases of the registry of complexes and of complaints."""

from collections.abc import Mapping

import pytest

from core.cases.givens import GIVENS
from core.cases.transitions import TRANSITIONS, allowed, next_actor
from core.form.steps.states import FINAL, Actor, State
from core.form.steps.transition import Channel
from core.law.acts import ACTS, Origin
from core.law.limits import LIMITS

HEARING = {"hearing_at", "hearing_place"}
"""Given to the notice of a hearing."""

INCLUDE = """
draft            -> ready              applicant   -        any
ready            -> submitted          applicant   -        any
submitted        -> registered         chancellery L-APK-01 any
submitted        -> submitted          chancellery -        any
submitted        -> acceptance_refused chancellery L-APK-02 chancellery
registered       -> under_review       officer     L-APK-03 any
registered       -> refused_incomplete officer     L-APK-03 portal
registered       -> refused_incomplete head        L-APK-03 chancellery
under_review     -> issued             head        L-APK-04 any
under_review     -> prelim_refusal     officer     L-APK-05 any
prelim_refusal   -> hearing_notified   officer     L-APK-05 any
hearing_notified -> hearing_held       officer     L-APK-06 any
hearing_notified -> hearing_missed     officer     L-APK-06 any
hearing_held     -> issued             head        L-APK-04 any
hearing_held     -> refused            head        L-APK-04 any
hearing_missed   -> issued             head        L-APK-04 any
hearing_missed   -> refused            head        L-APK-04 any
"""
EXCLUDE = """
draft            -> ready              applicant   -        any
ready            -> submitted          applicant   -        any
submitted        -> registered         chancellery L-APK-01 any
submitted        -> submitted          chancellery -        any
submitted        -> acceptance_refused chancellery L-APK-02 chancellery
registered       -> under_review       officer     L-APK-03 any
registered       -> refused_incomplete officer     L-APK-03 portal
registered       -> refused_incomplete head        L-APK-03 chancellery
under_review     -> issued             head        L-APK-07 any
under_review     -> with_head          officer     L-APK-07 any
with_head        -> issued             head        L-APK-07 any
with_head        -> refused            head        L-APK-07 any
"""
CHANGE = """
draft            -> ready              applicant   -        any
ready            -> submitted          applicant   L-APK-08 any
submitted        -> registered         chancellery L-APK-01 any
submitted        -> submitted          chancellery -        any
registered       -> issued             officer     L-APK-09 any
"""
APPEAL = """
draft            -> ready                 applicant    -        any
ready            -> submitted             applicant    -        any
submitted        -> registered            chancellery  -        any
submitted        -> submitted             chancellery  -        any
submitted        -> registered            quality_body -        any
submitted        -> submitted             quality_body -        any
registered       -> forwarded             officer      L-APP-01 any
registered       -> satisfied_by_provider head         L-APP-01 any
registered       -> decided               head         L-APP-02 any
registered       -> decided               quality_body L-APP-03 any
forwarded        -> decided               officer      -        any
decided          -> closed                system       -        any
"""
PROCESSES = {
    "apk.include": INCLUDE,
    "apk.exclude": EXCLUDE,
    "apk.change": CHANGE,
    "appeal": APPEAL,
}
"""The processes of the orders, written out by hand."""


@pytest.mark.parametrize(("service", "process"), PROCESSES.items(), ids=PROCESSES)
def test_the_steps_are_those_of_the_process(service: str, process: str) -> None:
    rows = [
        [step.source, "->", step.target, step.actor, step.limit_id or "-", step.channel or "any"]
        for step in TRANSITIONS
        if step.service == service
    ]
    assert rows == [line.split() for line in process.strip().splitlines()]


def test_every_step_names_known_law_and_limits() -> None:
    for step in TRANSITIONS:
        assert step.law.act in ACTS
        assert step.law.paragraph
        assert step.limit_id is None or step.limit_id in LIMITS


MARKED = {
    "apk.include": {
        State.SUBMITTED,
        State.UNDER_REVIEW,
        State.REFUSED_INCOMPLETE,
        State.HEARING_MISSED,
    },
    "apk.exclude": {
        State.SUBMITTED,
        State.UNDER_REVIEW,
        State.REFUSED_INCOMPLETE,
        State.WITH_HEAD,
        State.ISSUED,
        State.REFUSED,
    },
    "apk.change": {State.SUBMITTED, State.REGISTERED},
    "appeal": {State.SUBMITTED, State.REGISTERED, State.DECIDED},
}


@pytest.mark.parametrize(("service", "targets"), MARKED.items(), ids=MARKED)
def test_what_the_order_does_not_say_is_marked(service: str, targets: set[State]) -> None:
    steps = [step for step in TRANSITIONS if step.service == service]
    assert {step.target for step in steps if step.origin is not Origin.OFFICIAL} == targets


def test_d04_an_exclusion_has_no_hearing_and_nobody_refuses_it_at_once() -> None:
    targets = {step.target for step in TRANSITIONS if step.service == "apk.exclude"}
    hearings = {State.HEARING_NOTIFIED, State.HEARING_HELD, State.HEARING_MISSED}
    assert not targets & hearings
    refusals = [step for step in TRANSITIONS if step.target is State.REFUSED]
    (refusal,) = [step for step in refusals if step.service == "apk.exclude"]
    assert (refusal.source, refusal.actor) == (State.WITH_HEAD, Actor.HEAD)
    assert "head_reason" in refusal.needs


TO_PROVIDER, TO_BODY = {"addressee": "provider"}, {"addressee": "quality_body"}
ADDRESSED = {
    "a provider registers what it received": (TO_PROVIDER, "submitted", ["chancellery"] * 2),
    "the quality body registers what it received": (TO_BODY, "submitted", ["quality_body"] * 2),
    "SC-115 a provider forwards, satisfies or decides": (
        TO_PROVIDER,
        "registered",
        ["officer", "head", "head"],
    ),
    "SC-116 the quality body decides": (TO_BODY, "registered", ["quality_body"]),
    "nothing is known of the addressee": ({}, "registered", []),
}


@pytest.mark.parametrize(("answers", "state", "actors"), ADDRESSED.values(), ids=ADDRESSED)
def test_who_acts_on_a_complaint_hangs_on_its_addressee(
    answers: Mapping[str, str], state: str, actors: list[str]
) -> None:
    steps = allowed("appeal", State(state), answers=answers)
    assert [step.actor.value for step in steps] == actors
    assert next_actor("appeal", State(state), answers) == (actors[0] if actors else None)


def test_d21_a_complaint_goes_on_with_the_case_file_and_gets_the_answer_of_the_other_body() -> None:
    (forwarded,) = allowed("appeal", State.REGISTERED, Actor.OFFICER)
    assert (forwarded.target, forwarded.law.note) == (State.FORWARDED, "D-21")
    assert [step.target for step in allowed("appeal", State.FORWARDED)] == [State.DECIDED]


def test_out_of_an_ended_state_only_duties_are_recorded_and_every_other_reached_goes_on() -> None:
    for step in TRANSITIONS:
        if step.source in FINAL:
            assert (step.source, bool(step.records)) == (step.target, True)
    targets = {step.target for step in TRANSITIONS}
    assert targets - FINAL <= {step.source for step in TRANSITIONS}
    assert {state for state in State if state.final} == FINAL


def test_no_step_stands_twice() -> None:
    steps = [
        (step.service, step.source, step.name, step.channel, step.when) for step in TRANSITIONS
    ]
    assert len(steps) == len(set(steps))


def test_whatever_a_step_is_given_is_known() -> None:
    for step in TRANSITIONS:
        assert {*step.needs, *step.takes, *step.late_needs} - HEARING <= GIVENS.keys()


def test_a_service_without_rows_allows_nothing() -> None:
    assert allowed("apk.unknown", State.DRAFT) == ()


@pytest.mark.parametrize(
    ("state", "actor", "channel", "targets"),
    [
        pytest.param(
            "registered",
            None,
            None,
            ["under_review", "refused_incomplete", "refused_incomplete"],
            id="all",
        ),
        pytest.param(
            "registered",
            None,
            "chancellery",
            ["under_review", "refused_incomplete"],
            id="by channel",
        ),
        pytest.param("under_review", "head", None, ["issued"], id="by actor"),
        pytest.param("under_review", "chancellery", None, [], id="nothing for this actor"),
        pytest.param("issued", None, None, [], id="nothing after the end"),
    ],
)
def test_allowed(
    state: str, actor: str | None, channel: Channel | None, targets: list[str]
) -> None:
    steps = allowed("apk.include", State(state), Actor(actor) if actor else None, channel)
    assert [step.target for step in steps] == targets


@pytest.mark.parametrize(
    ("state", "actor"),
    [
        pytest.param("draft", "applicant", id="the applicant fills in"),
        pytest.param("submitted", "chancellery", id="the chancellery registers"),
        pytest.param("registered", "officer", id="the officer checks"),
        pytest.param("under_review", "head", id="the head signs"),
    ],
)
def test_next_actor(state: str, actor: str) -> None:
    assert next_actor("apk.include", State(state)) == actor


@pytest.mark.parametrize("state", sorted(FINAL))
def test_nobody_acts_on_a_closed_case(state: State) -> None:
    assert next_actor("apk.include", state) is None


def test_d_113_every_refusal_of_a_registered_package_has_a_number_a_date_and_papers() -> None:
    refusals = [
        step
        for step in TRANSITIONS
        if step.source is State.REGISTERED
        and step.target in (State.REFUSED_INCOMPLETE, State.ACCEPTANCE_REFUSED)
    ]
    assert len({step.service for step in refusals}) == 15
    for step in refusals:
        assert {"refusal_no", "refusal_date", "papers"} <= set(step.needs)
        late = {*step.needs, *step.late_needs}
        assert "head_reason" in late
