"""Data centres of a miner of subtype I: electricity, place, metering (order 169, annex 11)."""

import datetime as dt
from typing import Any

import pytest

from core.services.catalogue import FORMS
from core.validation import remarks
from tests.core.support.licences import MONDAY, SUBTYPE_1, at, centres, checked, of_law, only
from tests.core.support.outcomes import codes
from tests.core.support.pieces import ALMATY, paper
from tests.core.support.whole import lic_issue_1
from tests.core.support.whole.lic_issue_1 import CONNECTED_BEFORE, EKIBASTUZ, OFF_GRID, ON_GRID

EXPLAINED = {"explanation": "Орталық БЭЖ-ге қосылмаған"}
PASSES = {
    "SC-043 35 kV and 1.0 MW, connected 2024-02-10": ON_GRID,
    "SC-045 connected 2023-03-31, 0.4 MW at 10 kV": {
        **CONNECTED_BEFORE,
        "tu_power_mw": "0.4",
        "tu_voltage_kv": "10",
    },
    "SC-045a connected 2022-05-01, 110 kV and 5 MW": {
        **ON_GRID,
        "grid_connected_on": "2022-05-01",
        "tu_voltage_kv": "110",
        "tu_power_mw": "5",
    },
    "a producer's conditions before the day, as case a": {
        **ON_GRID,
        "tu_issuer": "producing",
        "grid_connected_on": "2023-03-31",
    },
    "SC-047 off the grid without conditions": OFF_GRID,
    "35 kV and 1.0 MW, to be connected in a year": {**ON_GRID, "grid_connected_on": "2027-03-16"},
    "35 kV and 1.0 MW, not connected yet": {**ON_GRID, "grid_connected_on": None},
}


@SUBTYPE_1
@pytest.mark.parametrize("centre", PASSES.values(), ids=PASSES)
def test_technical_conditions_that_pass(key: str, centre: dict[str, Any]) -> None:
    assert of_law(checked(key, **centres(centre))) == []


FAULTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "SC-044 0.9 MW": (
        {**ON_GRID, "tu_power_mw": "0.9", "equipment_power_kw": "900"},
        "E-TU-POWER",
        "",
    ),
    "0.999 MW": ({**ON_GRID, "tu_power_mw": "0.999", "equipment_power_kw": None}, "E-TU-POWER", ""),
    "SC-044 10 kV": ({**ON_GRID, "tu_voltage_kv": "10"}, "E-TU-VOLT", ""),
    "34.9 kV": ({**ON_GRID, "tu_voltage_kv": "34.9"}, "E-TU-VOLT", ""),
    "SC-046 case b, connected 2023-04-01": (
        {**CONNECTED_BEFORE, "tu_issuer": "transmission", "grid_connected_on": "2023-04-01"},
        "E-TU-DATE",
        "",
    ),
    "SC-048 case c with the single purchaser": (
        {**OFF_GRID, "power_sourcing": "single_purchaser", "tu_case": "c_exempt_offgrid"},
        "E-TU-CASE",
        "D-51",
    ),
    "D-52 a producer's conditions, connected 2023-04-01": (
        {**ON_GRID, "tu_issuer": "producing", "grid_connected_on": "2023-04-01"},
        "W-MANUAL",
        "D-52",
    ),
    "D-52 the same as case b": (
        {**CONNECTED_BEFORE, "grid_connected_on": "2023-04-01"},
        "W-MANUAL",
        "D-52",
    ),
    "D-52 a producer's conditions, not connected yet": (
        {**ON_GRID, "tu_issuer": "producing", "grid_connected_on": None},
        "W-MANUAL",
        "D-52",
    ),
    "case b, to be connected": (
        {**CONNECTED_BEFORE, "tu_issuer": "transmission", "grid_connected_on": "2026-05-01"},
        "E-TU-DATE",
        "",
    ),
    "0.9 MW, to be connected": (
        {
            **ON_GRID,
            "tu_power_mw": "0.9",
            "equipment_power_kw": None,
            "grid_connected_on": "2026-05-01",
        },
        "E-TU-POWER",
        "",
    ),
    "D-53 mixed supply": (
        {**ON_GRID, "power_sourcing": "mixed"},
        "W-MANUAL",
        "D-53",
    ),
    "D-77 own generation": ({**OFF_GRID, "power_sourcing": "own_offgrid"}, "W-MANUAL", "D-77"),
    "equipment needs more than is permitted": (
        {**ON_GRID, "equipment_power_kw": "1000.1"},
        "W-POWER-SUM",
        "",
    ),
    "the document names another place": (
        {**ON_GRID, "dc_doc_location": ALMATY},
        "W-DC-LOCATION",
        "",
    ),
}


@SUBTYPE_1
@pytest.mark.parametrize(("centre", "code", "note"), FAULTS.values(), ids=FAULTS)
def test_every_rule_on_electricity_and_place_once_broken(
    key: str, centre: dict[str, Any], code: str, note: str
) -> None:
    found = only(checked(key, **centres(OFF_GRID, centre)))
    assert (found.code, found.field, found.row) == (code, "data_centres", 2)
    assert found.law.note == note
    assert found.is_warning or found.is_substantive


def test_both_thresholds_of_one_data_centre_are_named() -> None:
    weak = centres(ON_GRID, tu_power_mw="0.4", tu_voltage_kv="10", equipment_power_kw="300")
    assert codes(checked(**weak)) == ["E-TU-POWER", "E-TU-VOLT"]


def test_equipment_may_draw_exactly_what_is_permitted() -> None:
    assert codes(checked(**centres(ON_GRID, equipment_power_kw="1000"))) == []


MISSING = {
    "the technical conditions": (ON_GRID, "tu_doc", "E-TU-MISSING"),
    "those of an old connection": (CONNECTED_BEFORE, "tu_doc", "E-TU-MISSING"),
    "the source of electricity": (OFF_GRID, "power_sourcing", "E-POWERSRC"),
    "the document on the data centre": (OFF_GRID, "dc_doc", "E-DOC-MISSING"),
    "the day of an old connection": (CONNECTED_BEFORE, "grid_connected_on", "E-REQ"),
    "the activity in the conditions": (CONNECTED_BEFORE, "tu_activity", "E-REQ"),
}


@SUBTYPE_1
@pytest.mark.parametrize(("centre", "column", "code"), MISSING.values(), ids=MISSING)
def test_what_a_data_centre_must_have(
    key: str, centre: dict[str, Any], column: str, code: str
) -> None:
    found = only(checked(key, **centres(centre, **{column: None})))
    assert (found.code, found.field, found.row) == (code, "data_centres", 1)
    assert found.is_formal


@pytest.mark.parametrize(
    ("part", "value", "same"),
    [
        pytest.param("landmark", "ШЫҒЫС  өнеркәсіптік аймақ", True, id="case and blanks"),
        pytest.param("district", "Екібастұз ауданы", True, id="a district named once"),
        pytest.param("settlement", "Павлодар", False, id="another town"),
    ],
)
def test_places_are_compared_by_what_tells_them_apart(part: str, value: str, same: bool) -> None:
    written = {**EKIBASTUZ, part: value}
    found = codes(checked(**centres(ON_GRID, dc_doc_location=written)))
    assert found == ([] if same else ["W-DC-LOCATION"])


@SUBTYPE_1
@pytest.mark.parametrize(
    ("as_of", "wanted"),
    [
        pytest.param(at(2023, 12, 29), [], id="SC-049 effective 2023-12-29"),
        pytest.param(at(2024, 1, 3), ["E-METER"], id="SC-049 effective 2024-01-03"),
        pytest.param(at(2023, 12, 30), ["E-METER", "W-OUT-OF-HOURS"], id="filed on a Saturday"),
    ],
)
def test_the_metering_document_is_required_since_2024(
    key: str, as_of: dt.datetime, wanted: list[str]
) -> None:
    old: dict[str, Any] = {
        "apk_notice_date": None,
        "pool_cert_date": "2023-06-01",
        "metering_doc": None,
    }
    before = centres(CONNECTED_BEFORE)
    found = [each.code for each in of_law(checked(key, as_of, **old, **before))]
    assert sorted(found) == wanted


def test_sc_047_d_50_off_the_grid_the_missing_document_may_be_explained() -> None:
    off_grid = checked(metering_doc=EXPLAINED, **centres(OFF_GRID, OFF_GRID))
    assert codes(off_grid) == ["W-MANUAL"]


@SUBTYPE_1
@pytest.mark.parametrize(
    "entries",
    [
        pytest.param((ON_GRID,), id="on the grid"),
        pytest.param((ON_GRID, OFF_GRID), id="one of two on the grid"),
        pytest.param((OFF_GRID, {**ON_GRID, "power_sourcing": "mixed"}), id="one of two mixed"),
    ],
)
def test_while_one_data_centre_is_on_the_grid_nothing_explains_the_missing_document(
    key: str, entries: tuple[dict[str, Any], ...]
) -> None:
    found = of_law(checked(key, metering_doc=EXPLAINED, **centres(*entries)))
    assert ("E-METER", "metering_doc") in [(each.code, each.field) for each in found]


@SUBTYPE_1
def test_a_lease_that_ran_out_is_an_error_of_its_data_centre(key: str) -> None:
    lease = paper("doc.lic.dc", no_expiry=False, expires_on="2026-03-15")
    found = only(checked(key, **centres(OFF_GRID, {**ON_GRID, "dc_doc": lease})))
    assert (found.code, found.row) == ("E-DOC-EXPIRED", 2)
    assert found.params["doc"] == "doc.lic.dc"


def test_a_data_centre_is_judged_as_soon_as_it_is_given() -> None:
    answers = {**lic_issue_1.ANSWERS, **centres(ON_GRID, tu_voltage_kv="10")}
    found = remarks(FORMS["lic_issue_1"], answers, "data_centres", MONDAY)
    assert [each.code for each in found] == ["E-TU-VOLT"]
