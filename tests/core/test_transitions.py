"""The steps of a case of ``apk.include`` and its clocks."""

import datetime as dt

import pytest

from core.cases.clocks import clocks, promise, term_of
from core.cases.states import FINAL, Actor, State
from core.cases.transitions import TRANSITIONS, Channel, allowed, check, next_actor
from core.errors import Configuration, TransitionNotAllowed
from core.law import ACTS, Origin
from core.terms import LIMITS

D = dt.date.fromisoformat

PROCESS = """
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
"""The process of the order, written out by hand."""


def test_the_steps_are_those_of_the_process() -> None:
    rows = [
        [step.source, "->", step.target, step.actor, step.limit_id or "-", step.channel or "any"]
        for step in TRANSITIONS
        if step.service == "apk.include"
    ]
    assert rows == [line.split() for line in PROCESS.strip().splitlines()]


def test_every_step_names_known_law_and_limits() -> None:
    for step in TRANSITIONS:
        assert step.law.act in ACTS
        assert step.law.paragraph
        assert step.limit_id is None or step.limit_id in LIMITS


def test_what_the_order_does_not_say_is_marked() -> None:
    inferred = {step.target for step in TRANSITIONS if step.origin is Origin.INFERRED}
    assert inferred == {State.UNDER_REVIEW, State.HEARING_MISSED}


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


def test_clocks_of_calendar_a() -> None:
    found = {
        clock.limit_id: (clock.promise.date, clock.track.date)
        for clock in clocks("apk.include", D("2026-03-16"))
    }
    assert found == {
        "L-APK-03": (D("2026-03-18"), D("2026-03-18")),
        "L-APK-04": (D("2026-03-26"), D("2026-03-26")),
        "L-APK-05": (D("2026-03-18"), D("2026-03-17")),
    }


def test_the_promise_of_the_service() -> None:
    assert term_of("apk.include") == "L-APK-04"
    assert promise("apk.include", D("2026-03-16")).date == D("2026-03-26")


def test_a_service_that_issues_nothing_has_no_term() -> None:
    with pytest.raises(Configuration, match=r"apk\.unknown"):
        term_of("apk.unknown")
