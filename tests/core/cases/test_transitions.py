"""The steps of the cases of the registry of complexes and of complaints."""

from collections.abc import Mapping

import pytest

from core.cases.transitions import TRANSITIONS, allowed, check, next_actor
from core.errors import TransitionNotAllowed
from core.form.steps.states import FINAL, Actor, State
from core.form.steps.transition import Channel
from core.law.acts import ACTS, Origin
from core.law.limits import LIMITS

INCLUDE = """
draft            -> ready              applicant   -        any
ready            -> submitted          applicant   -        any
submitted        -> registered         chancellery L-APK-01 any
submitted        -> acceptance_refused chancellery L-APK-02 chancellery
registered       -> under_review       officer     L-APK-03 any
registered       -> refused_incomplete officer     L-APK-03 portal
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
submitted        -> acceptance_refused chancellery L-APK-02 chancellery
registered       -> under_review       officer     -        any
registered       -> refused_incomplete officer     L-APK-03 portal
under_review     -> issued             head        L-APK-07 any
under_review     -> prelim_refusal     officer     L-APK-07 any
prelim_refusal   -> refused            head        L-APK-07 any
prelim_refusal   -> issued             head        L-APK-07 any
"""
CHANGE = """
draft            -> ready              applicant   -        any
ready            -> submitted          applicant   L-APK-08 any
submitted        -> registered         chancellery L-APK-01 any
registered       -> issued             officer     L-APK-09 any
"""
APPEAL = """
draft            -> ready                 applicant    -        any
ready            -> submitted             applicant    -        any
submitted        -> registered            chancellery  -        any
submitted        -> registered            quality_body -        any
registered       -> forwarded             officer      L-APP-01 any
registered       -> satisfied_by_provider head         L-APP-01 any
registered       -> decided               head         L-APP-02 any
registered       -> decided               quality_body L-APP-03 any
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
    "apk.include": {State.UNDER_REVIEW, State.HEARING_MISSED},
    "apk.exclude": {State.UNDER_REVIEW, State.ISSUED},
    "apk.change": {State.REGISTERED},
    "appeal": {State.REGISTERED},
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
    assert (refusal.source, refusal.actor) == (State.PRELIM_REFUSAL, Actor.HEAD)


TO_PROVIDER, TO_BODY = {"addressee": "provider"}, {"addressee": "quality_body"}
ADDRESSED = {
    "a provider registers what it received": (TO_PROVIDER, "submitted", ["chancellery"]),
    "the quality body registers what it received": (TO_BODY, "submitted", ["quality_body"]),
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


def test_d21_a_complaint_goes_on_with_the_case_file_and_then_it_is_closed_here() -> None:
    (forwarded,) = allowed("appeal", State.REGISTERED, Actor.OFFICER)
    assert (forwarded.target, forwarded.law.note) == (State.FORWARDED, "D-21")
    assert State.FORWARDED.final


def test_no_step_leads_out_of_a_final_state_and_every_other_reached_goes_on() -> None:
    sources = {step.source for step in TRANSITIONS}
    targets = {step.target for step in TRANSITIONS}
    assert not sources & FINAL
    assert targets - FINAL <= sources
    assert {state for state in State if state.final} == FINAL


def test_no_step_stands_twice() -> None:
    steps = [(step.service, step.source, step.target, step.actor) for step in TRANSITIONS]
    assert len(steps) == len(set(steps))


REGISTRATION = ("registration_no", "registered_on")
NOTICE = ("notice_no", "notice_date")


@pytest.mark.parametrize(
    ("source", "target", "actor", "channel", "given"),
    [
        pytest.param("submitted", "registered", "chancellery", "portal", REGISTRATION,
                     id="¶9 registered with number and date"),
        pytest.param("registered", "refused_incomplete", "officer", "portal", ("reason",),
                     id="¶9 SC-027 incomplete through the portal"),
        pytest.param("submitted", "acceptance_refused", "chancellery", "chancellery", ("reason",),
                     id="¶9 SC-026 incomplete on paper, refused on the spot"),
        pytest.param("under_review", "issued", "head", "chancellery", NOTICE,
                     id="¶10 notice of inclusion"),
        pytest.param("prelim_refusal", "hearing_notified", "officer", "portal",
                     ("hearing_at", "hearing_place"), id="¶12 notice of a hearing"),
        pytest.param("hearing_held", "refused", "head", "portal",
                     ("refusal_no", "refusal_date", "ground"), id="¶13 refusal after a hearing"),
    ],
)  # fmt: skip
def test_allowed_steps(
    source: str, target: str, actor: str, channel: Channel, given: tuple[str, ...]
) -> None:
    step = check("apk.include", State(source), State(target), Actor(actor), channel, given)
    assert (step.source, step.target, step.needs) == (State(source), State(target), given)


@pytest.mark.parametrize(
    ("source", "target", "actor", "channel", "given", "missing"),
    [
        pytest.param("submitted", "registered", "chancellery", "portal", ("registered_on",),
                     ("registration_no",), id="a date without a number"),
        pytest.param("submitted", "registered", "chancellery", "portal", (), REGISTRATION,
                     id="neither number nor date"),
        pytest.param("submitted", "registered", "applicant", "portal", REGISTRATION, (),
                     id="an applicant does not register himself"),
        pytest.param("submitted", "acceptance_refused", "chancellery", "portal", ("reason",), (),
                     id="acceptance is refused on paper only"),
        pytest.param("registered", "refused_incomplete", "officer", "chancellery", ("reason",), (),
                     id="D-103 a paper package taken in is no case for the machine"),
        pytest.param("under_review", "refused", "head", "portal",
                     ("refusal_no", "refusal_date", "ground"), (),
                     id="¶11 no refusal without a hearing"),
        pytest.param("submitted", "issued", "head", "portal", NOTICE, (),
                     id="nothing is issued unregistered"),
        pytest.param("issued", "refused", "head", "portal", (), (), id="final is final"),
    ],
)  # fmt: skip
def test_forbidden_steps(
    source: str,
    target: str,
    actor: str,
    channel: Channel,
    given: tuple[str, ...],
    missing: tuple[str, ...],
) -> None:
    with pytest.raises(TransitionNotAllowed) as caught:
        check("apk.include", State(source), State(target), Actor(actor), channel, given)
    assert caught.value.missing == missing


def test_a_service_without_rows_allows_nothing() -> None:
    assert allowed("apk.unknown", State.DRAFT) == ()


@pytest.mark.parametrize(
    ("state", "actor", "channel", "targets"),
    [
        pytest.param("registered", None, None, ["under_review", "refused_incomplete"], id="all"),
        pytest.param("registered", None, "chancellery", ["under_review"], id="by channel"),
        pytest.param("under_review", "head", None, ["issued"], id="by actor"),
        pytest.param("registered", "head", None, [], id="nothing for this actor"),
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
