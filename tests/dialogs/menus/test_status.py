"""Status of a case: found by number and identifier, shown, and told in passing."""

from dataclasses import replace

from dialogs.effects import FindCase
from dialogs.events import (
    CaseChanged,
    Command,
)
from dialogs.menus.details import StatusDetail
from dialogs.screens import Screen
from tests.dialogs.support.visits import (
    begins,
    filled,
    keys_of,
    visit,
)


def test_news_of_a_case_are_said_in_passing() -> None:
    person = filled()
    person.presses("hand_in", "menu")
    begins(person, "apk_include")
    (case,) = person.world.cases.values()
    before = person.session
    moved = replace(case, state="refused_incomplete")
    (screen,) = person.happens(
        CaseChanged(moved, moved.state, {"papers": {"doc.apk.right": "missing"}})
    )
    assert isinstance(screen, Screen)
    assert not screen.current
    assert keys_of(screen)[:4] == [
        "news.title", "news.refused_incomplete", "told.paper.missing", "doc.apk.right"
    ]  # fmt: skip
    assert person.session == before
    reissue = replace(moved, service="pool.reissue")
    (screen,) = person.happens(
        CaseChanged(reissue, reissue.state, {"papers": {"doc.pool.server_contract": "expired"}})
    )
    assert "news.refused_nonconforming" in keys_of(screen)


def test_status_is_found_by_number_and_identifier() -> None:
    person = filled()
    person.presses("hand_in", "status", "by_number")
    person.says("not a number")
    assert "issue.E-REFERENCE" in person.keys_shown()
    assert person.session.detail["ask"] == "number"


def test_until_it_is_registered_the_status_says_where_to_file_officially() -> None:
    person = filled()
    person.presses("hand_in", "status")
    assert "receipt.channel.elicense.kz" in person.keys_shown()
    ((key, case),) = person.world.cases.items()
    taken_on = replace(
        case, state="registered", registration_no="138-1", registered_on=case.effective_on
    )
    person.world.cases[key] = taken_on
    told = [key for each in person.happens(Command("status")) for key in keys_of(each)]
    assert "status.registered" in told
    assert "receipt.channel.elicense.kz" not in told


def test_an_identifier_that_cannot_be_one_is_asked_again_and_not_looked_for() -> None:
    person = visit()
    person.presses("status")
    asking = person.session.move("status", StatusDetail("identifier", "ABC"))
    person.session = asking
    for text in ("12", "250140999992", "\ud800" * 12, "9" * 100_000):
        person.says(text)
        assert person.session.detail == asking.detail
    assert not any(isinstance(each, FindCase) for each in person.world.asked)
    person.says("2501 4099 9991")
    assert FindCase("ABC", "250140999991") in person.world.asked
    assert "issue.E-STATUS-AUTH" in person.keys_shown()
