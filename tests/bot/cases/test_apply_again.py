"""Steps sent twice, late, or on an unknown case."""

import pytest
from sqlalchemy import select

from bot.cases.apply import Done, Late, Step, Unknown
from bot.storage.engine import Database
from bot.storage.tables import REGISTER_SERIALS
from core.form.steps.states import State
from tests.bot.support.deciding import (
    ISSUE,
    REGISTER,
    REVIEW,
    deciding,
    everything,
    rows,
)
from tests.bot.support.desk_cases import (
    case,
    reviewed,
    stored,
)
from tests.bot.support.visiting import STAFF


def test_an_unknown_case_takes_no_step(database: Database) -> None:
    assert deciding(database, REGISTER, case()) == Unknown()


def test_the_same_step_twice_is_one_step(database: Database) -> None:
    stored(database, case())
    first = deciding(database, REGISTER, case())
    after = everything(database)
    again = deciding(database, REGISTER, case())
    assert isinstance(first, Done)
    assert again == Done(first.case, repeated=True)
    assert everything(database) == after


WITH_THE_HEAD = reviewed(service="apk.exclude", state="with_head", cause="no_window", answers={})
BY_THE_HEAD = {"head_reason": "Негіздер расталмады, басшының шешімі осындай"}


@pytest.mark.parametrize(
    "step",
    [
        Step(State.ISSUED, {"notice_no": "7", "notice_date": "2026-03-18", **BY_THE_HEAD}),
        Step(
            State.REFUSED,
            {
                "refusal_no": "8",
                "refusal_date": "2026-03-18",
                "ground:APK-R1": "on",
                "facts": "Құжаттағы мәліметтер тізіліммен сәйкес келмейді",
                **BY_THE_HEAD,
            },
        ),
    ],
    ids=["granted", "refused"],
)
def test_a_decision_of_the_head_sent_twice_is_one_decision(database: Database, step: Step) -> None:
    stored(database, WITH_THE_HEAD)
    first = deciding(database, step, WITH_THE_HEAD)
    assert isinstance(first, Done)
    after = everything(database)
    assert deciding(database, step, WITH_THE_HEAD) == Done(first.case, repeated=True)
    assert everything(database) == after


LATE = {
    "another number": (
        Step(State.REGISTERED, {**REGISTER.typed, "registration_no": "16"}),
        STAFF,
    ),
    "another officer": (REGISTER, "tg:701"),
    "another step": (REVIEW, STAFF),
    "nothing readable": (Step(State.REGISTERED, {}), STAFF),
}


@pytest.mark.parametrize(("step", "staff"), LATE.values(), ids=LATE)
def test_who_comes_second_is_told_and_changes_nothing(
    database: Database, step: Step, staff: str
) -> None:
    stored(database, case())
    first = deciding(database, REGISTER, case())
    assert isinstance(first, Done)
    after = everything(database)
    assert deciding(database, step, case(), staff=staff) == Late(first.case)
    assert everything(database) == after


def test_thousands_of_units_are_entered(database: Database) -> None:
    serials = [f"S19-{number:05d}" for number in range(2500)]
    stored(database, reviewed(), serials=serials)
    assert isinstance(deciding(database, ISSUE, reviewed()), Done)
    assert len(rows(database, select(REGISTER_SERIALS))) == 2500
