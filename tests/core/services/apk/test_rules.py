"""The rules across answers of an inclusion, each alone."""

from datetime import date
from typing import Any

import pytest

from core.form.findings import Finding
from core.form.rule import Facts, Filing
from core.services.apk.rules import counts, eligible, owner, serials
from tests.core.support.applications import ANSWERS, ROWS, row

NOTHING = Facts()
MONDAY = date(2026, 3, 16)


def of(rule: Any, rows: Any = ROWS, facts: Facts = NOTHING, **answers: Any) -> list[Finding]:
    return list(rule(Filing({**ANSWERS, **answers}, {"units": rows}, facts, MONDAY)))


ELIGIBLE = {
    "a legal entity may apply": ("legal_entity", []),
    "an entrepreneur may apply": ("ie", []),
    "SC-037 an individual is for staff to decide": ("individual", ["W-MANUAL"]),
    "SC-084 a state body is no recipient": ("state_body", ["E-EXCLUDED"]),
}


@pytest.mark.parametrize(("kind", "codes"), ELIGIBLE.values(), ids=ELIGIBLE)
def test_who_may_apply(kind: str, codes: list[str]) -> None:
    found = of(eligible, applicant_kind=kind)
    assert [finding.code for finding in found] == codes
    assert all(finding.law.paragraph == "2" for finding in found)


OWNERS = {
    "own, the applicant": ("own", "«Дала Майнинг» ЖШС", []),
    "own, the applicant in capitals": ("own", "«ДАЛА МАЙНИНГ» ЖШС", []),
    "own, the applicant without quotation marks": ("own", "Дала Майнинг ЖШС", []),
    "own, somebody else": ("own", "«Жер» ЖШС", ["W-OWNER"]),
    "other, somebody else": ("other_lawful", "«Жер» ЖШС", []),
    "SC-025 other, the applicant": ("other_lawful", "«Дала Майнинг» ЖШС", ["W-OWNER"]),
    "no basis yet": (None, "«Жер» ЖШС", []),
    "no owner yet": ("own", None, []),
}


@pytest.mark.parametrize(("basis", "name", "codes"), OWNERS.values(), ids=OWNERS)
def test_the_owner_agrees_with_the_ground(basis: Any, name: Any, codes: list[str]) -> None:
    found = of(owner, ownership_basis=basis, owner_name=name)
    assert [finding.code for finding in found] == codes


def test_a_second_row_of_a_serial_names_the_first() -> None:
    (found,) = of(serials, rows=[row(1), row(2), row(1)])
    assert (found.code, found.row, found.params) == ("E-SERIAL-DUP", 3, {"first": 1})


def test_a_taken_serial_is_told_once_however_often_it_stands() -> None:
    found = of(serials, rows=[row(1), row(1)], facts=Facts(taken_serials=frozenset({"SN-00001"})))
    assert [(each.code, each.row) for each in found] == [("E-SERIAL-TAKEN", 1), ("E-SERIAL-DUP", 2)]


TWO = [
    {**ANSWERS["complexes"][0], "apk_quantity": 1},
    {**ANSWERS["complexes"][0], "apk_model": "T21", "apk_quantity": 2},
]
COUNTS = {
    "as many as declared": (["Bitmain S19", "Bitmain T21", "Bitmain T21"], []),
    "in other letter case": (["bitmain s19", "BITMAIN T21", "Bitmain  T21"], []),
    "one short": (["Bitmain S19", "Bitmain T21"], [("Bitmain T21", 2, 1)]),
    "mixed up": (
        ["Bitmain S19", "Bitmain S19", "Bitmain T21"],
        [("Bitmain S19", 1, 2), ("Bitmain T21", 2, 1)],
    ),
}


@pytest.mark.parametrize(("names", "said"), COUNTS.values(), ids=COUNTS)
def test_units_are_counted_by_kind(names: list[str], said: list[Any]) -> None:
    rows = [row(number, item_brand_model=name) for number, name in enumerate(names)]
    found = of(counts, rows=rows, complexes=TWO)
    params = [(each.params["kind"], each.params["wanted"], each.params["listed"]) for each in found]
    assert params == said


def test_units_that_were_never_given_are_not_counted() -> None:
    assert list(counts(Filing({"complexes": TWO}, {}, NOTHING, MONDAY))) == []
