"""Fees by service, day and answers."""

import datetime as dt
from decimal import Decimal

import pytest

from core.errors import Configuration
from core.form.conditions import answered
from core.law.acts import ACTS, LawRef
from core.law.fees import MCI, RATES, SHARES, Charged, FeeKind, FeeRule, Free, NotStated, fee

D = dt.date.fromisoformat

ANNEX = answered("request_kind", "annex")
ISSUE_1 = Charged("lic.issue.1", unstated_when=ANNEX)
ISSUE_2 = Charged("lic.issue.2", unstated_when=ANNEX)
REISSUE_OF_ANNEX = answered("reissue_object", "annex")
REISSUE_1 = Charged("lic.issue.1", share="lic.reissue", unstated_when=REISSUE_OF_ANNEX)
REISSUE_2 = Charged("lic.issue.2", share="lic.reissue", unstated_when=REISSUE_OF_ANNEX)

ITEM_7 = LawRef("169", annex="3", item="7")


@pytest.mark.parametrize(
    ("rule", "on", "count", "amount"),
    [
        pytest.param(ISSUE_1, "2024-01-03", "2000", "7384000", id="SC-049 the first year, I"),
        pytest.param(ISSUE_2, "2024-12-31", "5", "18460", id="the first year, II"),
        pytest.param(ISSUE_1, "2025-06-02", "2000", "7864000", id="2025, I"),
        pytest.param(ISSUE_2, "2025-06-02", "5", "19660", id="2025, II"),
        pytest.param(REISSUE_1, "2025-06-02", "200", "786400", id="2025, reissue of I"),
        pytest.param(REISSUE_2, "2025-06-02", "0.5", "1966", id="2025, reissue of II"),
        pytest.param(ISSUE_1, "2026-03-16", "2000", "8650000", id="SC-041 2026, I"),
        pytest.param(ISSUE_2, "2026-03-16", "5", "21625", id="SC-042 2026, II"),
        pytest.param(REISSUE_1, "2026-03-16", "200", "865000", id="SC-061 2026, reissue of I"),
        pytest.param(REISSUE_2, "2026-03-16", "0.5", "2162.5", id="SC-061 2026, reissue of II"),
        pytest.param(ISSUE_1, "2026-01-01", "2000", "8650000", id="the first day of an MCI"),
        pytest.param(ISSUE_1, "2025-12-31", "2000", "7864000", id="the last day of an MCI"),
    ],
)
def test_a_licence_costs_mci_of_the_payment_day(
    rule: FeeRule, on: str, count: str, amount: str
) -> None:
    due = fee(rule, D(on))
    assert (due.kind, due.law) == (FeeKind.DUE, ITEM_7)
    assert (due.mci_count, due.amount) == (Decimal(count), Decimal(amount))


@pytest.mark.parametrize("rule", [ISSUE_1, ISSUE_2, REISSUE_1, REISSUE_2])
@pytest.mark.parametrize(
    ("on", "kind"),
    [
        pytest.param("2023-12-29", FeeKind.NOT_YET, id="SC-049 the last working day without"),
        pytest.param("2023-12-31", FeeKind.NOT_YET, id="the last day without"),
        pytest.param("2024-01-01", FeeKind.DUE, id="the first day of the fee"),
        pytest.param("2024-01-03", FeeKind.DUE, id="SC-049 the first working day with"),
    ],
)
def test_no_fee_before_the_item_came_into_force(rule: FeeRule, on: str, kind: FeeKind) -> None:
    found = fee(rule, D(on))
    assert found.kind is kind
    assert (found.amount is None) is (kind is FeeKind.NOT_YET)
    assert (found.since == D("2024-01-01")) is (kind is FeeKind.NOT_YET)


@pytest.mark.parametrize("on", ["2027-01-01", "2031-05-05"])
def test_an_mci_we_do_not_know_gives_the_formula_and_no_amount(on: str) -> None:
    due = fee(REISSUE_2, D(on))
    assert (due.kind, due.mci_count, due.mci) == (FeeKind.DUE, Decimal("0.5"), None)
    assert due.amount is None
    assert not due.needs_confirmation


@pytest.mark.parametrize(
    ("rule", "on", "confirmed"),
    [
        pytest.param(REISSUE_2, "2026-03-16", True, id="D-48 half a tenge"),
        pytest.param(REISSUE_2, "2025-03-17", False, id="half of an even MCI is whole"),
        pytest.param(REISSUE_1, "2026-03-16", False, id="200 MCI are whole"),
        pytest.param(Free(LawRef("138")), "2026-03-16", False, id="nothing to round"),
    ],
)
def test_a_sum_that_is_not_whole_needs_confirmation(
    rule: FeeRule, on: str, confirmed: bool
) -> None:
    assert fee(rule, D(on)).needs_confirmation is confirmed


@pytest.mark.parametrize(
    ("rule", "answers", "kind"),
    [
        pytest.param(ISSUE_1, {"request_kind": "annex"}, FeeKind.NOT_STATED, id="SC-062 annex, I"),
        pytest.param(ISSUE_2, {"request_kind": "annex"}, FeeKind.NOT_STATED, id="SC-062 annex, II"),
        pytest.param(ISSUE_1, {"request_kind": "licence"}, FeeKind.DUE, id="a licence"),
        pytest.param(ISSUE_1, {}, FeeKind.DUE, id="not answered yet"),
        pytest.param(
            REISSUE_1, {"reissue_object": "annex"}, FeeKind.NOT_STATED, id="only the annex"
        ),
        pytest.param(REISSUE_1, {"reissue_object": "licence"}, FeeKind.DUE, id="the licence"),
        pytest.param(NotStated(LawRef("169")), {}, FeeKind.NOT_STATED, id="no order speaks"),
        pytest.param(Free(LawRef("138")), {}, FeeKind.FREE, id="a free service"),
    ],
)
def test_nothing_is_computed_without_a_rule(
    rule: FeeRule, answers: dict[str, str], kind: FeeKind
) -> None:
    found = fee(rule, D("2026-03-16"), answers)
    assert found.kind is kind
    figures = (found.rate, found.share, found.mci, found.mci_count, found.amount)
    assert (figures == (None,) * 5) is (kind is not FeeKind.DUE)


def test_the_silence_on_the_annex_is_cited() -> None:
    found = fee(ISSUE_1, D("2026-03-16"), {"request_kind": "annex"})
    assert found.law == LawRef("169", annex="3", item="7", note="D-47")


def test_before_the_fee_the_annex_costs_nothing_either() -> None:
    assert fee(ISSUE_1, D("2023-12-29"), {"request_kind": "annex"}).kind is FeeKind.NOT_YET


@pytest.mark.parametrize(
    ("on", "near"),
    [
        pytest.param("2026-12-09", False, id="15 working days end on 31 December"),
        pytest.param("2026-12-10", True, id="15 working days end in January"),
        pytest.param("2026-12-31", True, id="the last day"),
        pytest.param("2026-01-05", False, id="the new MCI is already in force"),
        pytest.param("2025-12-10", True, id="2025: 2 January is no working day"),
    ],
)
def test_near_new_year_the_payment_may_fall_under_another_mci(on: str, near: bool) -> None:
    assert fee(ISSUE_1, D(on)).near_new_year is near


@pytest.mark.parametrize(
    ("rate", "share"),
    [
        pytest.param("lic.issue.3", "", id="no such rate"),
        pytest.param("lic.issue.1", "lic.annex", id="no such share"),
    ],
)
def test_a_rate_that_is_not_there_stops_the_start(rate: str, share: str) -> None:
    with pytest.raises(Configuration, match=r"must be names of core/law/parameters/fees\.toml"):
        Charged(rate, share)


def test_every_figure_cites_an_act() -> None:
    laws = [edition.law for edition in MCI.editions]
    for figures in (RATES, SHARES):
        laws += [edition.law for dated in figures.values() for edition in dated.editions]
    assert {law.act for law in laws} <= set(ACTS)


def test_the_mci_never_outlives_its_year() -> None:
    *known, last = MCI.editions
    assert [(each.start, each.value) for each in known] == [
        (D("2023-01-01"), 3450),
        (D("2024-01-01"), 3692),
        (D("2025-01-01"), 3932),
        (D("2026-01-01"), 4325),
    ]
    assert (last.start, last.known) == (D("2027-01-01"), False)
