"""References, acts and dated values."""

import datetime as dt
from typing import Any

import pytest

from core.errors import NotInForce, NotKnown
from core.law.acts import ACTS, LawRef, Origin
from core.law.dated import Dated

D = dt.date.fromisoformat

ROWS: list[dict[str, Any]] = [
    {"from": D("2025-01-01"), "value": 3932, "reference": {"act": "169"}},
    {"value": 3692, "reference": {"act": "169", "annex": "3", "item": "7"}},
    {"from": D("2026-01-01"), "value": 4325, "reference": {"act": "169", "note": "D-48"}},
    {"from": D("2027-01-01"), "repealed": True, "reference": {"act": "169"}},
]


def figure(row: Any) -> int:
    return int(row["value"])


@pytest.mark.parametrize(
    ("on", "value"),
    [
        pytest.param("0001-01-01", 3692, id="an edition without a date is in force since ever"),
        pytest.param("2024-12-31", 3692, id="the day before the next edition"),
        pytest.param("2025-01-01", 3932, id="the first day of an edition"),
        pytest.param("2026-12-31", 4325, id="the last day of the last edition"),
    ],
)
def test_the_value_in_force(on: str, value: int) -> None:
    assert Dated.read("figure", ROWS, figure).in_force(D(on)) == value


@pytest.mark.parametrize(
    ("rows", "on"),
    [
        pytest.param(ROWS, "2027-01-01", id="a repealed value is gone"),
        pytest.param(ROWS[:1], "2024-12-31", id="nothing before the first edition"),
    ],
)
def test_no_value_in_force(rows: list[dict[str, Any]], on: str) -> None:
    with pytest.raises(NotInForce, match="figure"):
        Dated.read("figure", rows, figure).in_force(D(on))


def test_an_unknown_value_is_not_a_repealed_one() -> None:
    rows = [*ROWS[:1], {"from": D("2027-01-01"), "unknown": True, "reference": {"act": "169"}}]
    dated = Dated.read("figure", rows, figure)
    assert dated.in_force(D("2026-12-31")) == 3932
    with pytest.raises(NotKnown, match="figure"):
        dated.in_force(D("2027-01-01"))


def test_the_law_of_a_repealed_edition_can_be_read() -> None:
    dated = Dated.read("figure", ROWS, figure)
    assert dated.edition(D("2026-06-01")).law.note == "D-48"
    assert dated.edition(D("2027-01-01")).value is None
    with pytest.raises(NotInForce, match="figure"):
        Dated.read("figure", ROWS[:1], figure).edition(D("2024-12-31"))


def test_an_edition_keeps_its_place_in_the_law() -> None:
    editions = Dated.read("figure", ROWS, figure).editions
    assert [edition.law for edition in editions] == [
        LawRef("169", annex="3", item="7"),
        LawRef("169"),
        LawRef("169", note="D-48"),
        LawRef("169"),
    ]


@pytest.mark.parametrize(
    ("key", "number", "made", "registered_no", "registered"),
    [
        pytest.param("138", "138/НҚ", "2023-04-07", 32271, "2023-04-10", id="registry of АПК"),
        pytest.param("169", "169/НҚ", "2023-04-28", 32431, "2023-05-04", id="licensing"),
        pytest.param("142", "142/НҚ", "2023-04-11", 32315, "2023-04-14", id="pools"),
        pytest.param("164", "164/НҚ", "2023-04-25", 32394, "2023-04-28", id="checklists"),
        pytest.param("49", "49", "2023-04-26", 32394, "2023-04-28", id="checklists, joint"),
        pytest.param("164_miner", "164/НҚ", "2023-04-25", 32394, "2023-04-28", id="of miners"),
        pytest.param("164_pool", "164/НҚ", "2023-04-25", 32394, "2023-04-28", id="of pools"),
        pytest.param("53", "53/НҚ", "2018-03-28", 16750, "2018-04-12", id="trusted registry"),
    ],
)
def test_the_orders(key: str, number: str, made: str, registered_no: int, registered: str) -> None:
    act = ACTS[key]
    assert (act.key, act.number, act.date) == (key, number, D(made))
    assert (act.registered_no, act.registered_on) == (registered_no, D(registered))


def test_a_law_of_every_year_is_cited_without_a_number_we_do_not_know() -> None:
    act = ACTS["republican_budget"]
    assert (act.number, act.date, act.origin) == ("", None, Origin.OUTSIDE)
