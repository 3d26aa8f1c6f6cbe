"""The order in which held updates come to their turns."""

from bot.storage.backlog import Backlog, Leased
from tests.bot.support.writing import said


def _held(backlog: Backlog, *persons: str) -> list[Leased]:
    leased = [Leased(number, said(number, person)) for number, person in enumerate(persons)]
    for one in leased:
        backlog.add(one)
    return leased


def test_a_person_has_one_turn_at_a_time_in_order() -> None:
    backlog = Backlog()
    one, two, other = _held(backlog, "tg:1", "tg:1", "tg:2")
    assert backlog.first(10) == [one, other]
    backlog.remove(one)
    assert backlog.first(10) == [two, other]
    assert len(backlog) == 2


def test_a_talkative_person_does_not_keep_others_waiting() -> None:
    backlog = Backlog()
    first, _, other = _held(backlog, "tg:1", "tg:1", "tg:2")
    assert backlog.first(1) == [first]
    backlog.remove(first)
    assert backlog.first(1) == [other]


def test_an_update_already_held_is_not_added_again() -> None:
    backlog = Backlog()
    (one,) = _held(backlog, "tg:1")
    backlog.add(one)
    backlog.remove(one)
    assert backlog.first(10) == []
    assert len(backlog) == 0
