"""However an answer is written, the rules judge it as stored, and nothing that is not asked."""

from collections.abc import Mapping
from typing import Any

import pytest

from core.form.rule import Facts, Record
from core.validation import Application, validate
from tests.core.services.test_every_form import MONDAY, WHOLES
from tests.core.support.pieces import ALMATY, paper
from tests.core.support.whole.lic_issue_1 import OFF_GRID, ON_GRID, TITLE


def codes(key: str, facts: Facts | None = None, rows: Any = None, **changes: Any) -> set[str]:
    whole = WHOLES[key]
    answers = {**whole.answers, **changes}
    given = Application(whole.form, answers, whole.rows if rows is None else rows)
    found = validate(given, MONDAY, facts or Facts()).findings
    return {each.code for each in found} - whole.allowed


DIFFERENTLY: Mapping[str, tuple[str, dict[str, Any]]] = {
    "a day with dots": ("lic_issue_1", {"pool_cert_date": "12.01.2026"}),
    "a day with blanks around": ("lic_issue_1", {"pool_cert_date": " 2026-01-12 "}),
    "a day of one digit": ("lic_issue_1", {"apk_notice_date": "2026-2-2"}),
    "an IIN with blanks": ("lic_issue_1", {"applicant_bin_iin": "000101 599992"}),
    "a power with a comma": (
        "lic_issue_1",
        {"data_centres": [{**ON_GRID, "tu_power_mw": "1,5", "equipment_power_kw": "1 500"}]},
    ),
    "languages in another order": ("pool_accredit", {"ui_languages": ["en", "ru", "kk"]}),
    "the country by its name": (
        "lic_issue_1",
        {"legal_address": {**ALMATY, "country": "Қазақстан"}},
    ),
}


@pytest.mark.parametrize(("key", "changes"), DIFFERENTLY.values(), ids=DIFFERENTLY)
def test_a_good_answer_written_differently_is_as_good(key: str, changes: Any) -> None:
    assert codes(key, **changes) == set()


def test_a_serial_in_small_letters_is_the_same_serial() -> None:
    row = WHOLES["apk_include"].rows["units"][0]
    small = {**row, "item_serial": row["item_serial"].lower()}
    assert "E-SERIAL-DUP" in codes("apk_include", rows={"units": [row, small]})
    taken = Facts(taken_serials=frozenset({row["item_serial"]}))
    assert "E-SERIAL-TAKEN" in codes("apk_include", taken, rows={"units": [small]})


@pytest.mark.parametrize("written", ["15/а-3", "№ 15/А-3", "15/А–3", "15/А - 3"])
def test_a_record_is_found_under_its_number_as_people_write_it(written: str) -> None:
    record = Record(holder="000101599992")
    facts = Facts(
        applicant="000101599992", records={("apk", "15/А-3"): record}, complete=frozenset({"apk"})
    )
    assert "E-APKNOTICE" not in codes("lic_issue_1", facts, apk_notice_no=written)


LEFT_OVER: Mapping[str, dict[str, Any]] = {
    "a case without its conditions": {**OFF_GRID, "tu_case": "a_ge35kv_ge1mw"},
    "a day that is none": {**OFF_GRID, "grid_connected_on": "junk"},
    "a document that is none": {**OFF_GRID, "tu_doc": "junk"},
    "an expired document": {**OFF_GRID, "tu_doc": paper("doc.lic.tu", expires_on="2020-01-01")},
    "too little power": {**ON_GRID, **OFF_GRID, "tu_power_mw": "0.5", "equipment_power_kw": "5000"},
}


@pytest.mark.parametrize("centre", LEFT_OVER.values(), ids=LEFT_OVER)
def test_what_is_not_asked_of_a_centre_off_the_grid_is_not_judged(centre: Any) -> None:
    assert (
        codes("lic_issue_1", data_centres=[{**centre, "power_sourcing": "offgrid_producer"}])
        == set()
    )


LONG_AGO = {
    "lic_issue_1": ("pool_cert_date", "E-POOL-EXPIRED"),
    "lic_annex_2": ("pool_cert_date", "E-POOL-EXPIRED"),
    "lic_poolinfo": ("new_pool_cert_date", "E-POOL-EXPIRED"),
    "pool_reissue": ("cert_issue_date", "E-POOL-EXPIRED"),
    "trust_renewdocs": ("expires_on", "W-LATE"),
    "apk_change": ("change_date", "W-LATE"),
}


@pytest.mark.parametrize("day", ["0001-01-01", "1980-05-05", "1991-01-15"])
@pytest.mark.parametrize("key", LONG_AGO)
def test_a_day_before_any_calendar_is_told_of_like_another(key: str, day: str) -> None:
    field, code = LONG_AGO[key]
    changes: dict[str, Any] = {field: day}
    assert code in codes(key, **changes)


PAPERS = {
    "of no bytes": ({"size": 0}, "E-FILE-EMPTY"),
    "too large": ({"size": 21 * 1024 * 1024}, "E-FILE-SIZE"),
    "of a size that is none": ({"size": "big"}, "E-FILE-SIZE"),
    "issued after it is filed": ({"issued_on": "2099-01-01"}, "E-DATE-FUTURE"),
    "issued on no day": ({"issued_on": "junk"}, "E-DATE"),
}


@pytest.mark.parametrize(("wrong", "code"), PAPERS.values(), ids=PAPERS)
def test_a_paper_that_is_no_good_is_refused_for_what_is_wrong(wrong: Any, code: str) -> None:
    document = paper("doc.lic.metering") | wrong
    assert codes("lic_issue_1", metering_doc=document) == {code}


@pytest.mark.parametrize(
    "address",
    [
        pytest.param({**ALMATY, "country": "Россия"}, id="in another country"),
        pytest.param({**ALMATY, "planet": "Жер"}, id="with a part nobody knows"),
    ],
)
def test_a_data_centre_stands_in_kazakhstan_at_a_known_kind_of_address(address: Any) -> None:
    centre = {**ON_GRID, **TITLE, "dc_address": address}
    assert "E-ADDR" in codes("lic_issue_1", data_centres=[centre])


def test_more_rows_than_a_table_takes_are_too_many() -> None:
    assert "E-MANY" in codes("apk_include", units={"count": 20_001, "done": True})
