"""What a granted application changes in the trusted registry: order № 53/НҚ, annex 1."""

from typing import Any

import pytest

from core.form.register import Cause, Enter, Revise, Status
from tests.core.support.granting import DAY, NOTICE, STRANGER, an_entry, changed, granted

GIVEN = {**NOTICE, "entry_no": "245"}
ENTRY = an_entry(
    "trusted",
    "245",
    content={"name": "«Дала 2.0» БҚ", "papers": {"is": {"kind": "protocols"}, "rights": {}}},
)


@pytest.mark.parametrize(
    ("form", "kind"), [("trust_include_sw", "software"), ("trust_include_ep", "product")]
)
def test_an_inclusion_is_entered_under_the_number_of_the_entry(form: str, kind: str) -> None:
    """53·A1, column 1: not under the number of the notice."""
    (entered,) = granted(form, GIVEN, answers={"is_doc": {"expires_on": "2027-06-30"}})
    assert isinstance(entered, Enter)
    entry = entered.entry
    assert (entry.named, entry.issued_on, entry.act_no) == (("trusted", "245"), DAY, "9")
    assert entry.content["entry_kind"] == kind
    assert set(entry.content["papers"]) == {"is", "rights", "local"}
    assert entry.content["papers"]["is"]["expires_on"] == "2027-06-30"
    for column in ("name", "bin_iin", "support", "enstru_codes", "category_codes"):
        assert entry.content[column]


def test_a_product_keeps_its_brands_and_models() -> None:
    (entered,) = granted("trust_include_ep", GIVEN)
    assert isinstance(entered, Enter)
    assert entered.entry.content["brands"] == ["«Дала» R-100"]


def test_a_change_keeps_the_old_wording_beside_the_new() -> None:
    known = ENTRY.with_content(wording="«Дала 2.0» БҚ")
    given = {**NOTICE, "content": {"name": "«Дала 3.0» БҚ"}}
    answers = {"entry_no": "245", "entry_old_text": "«Дала 2.0» БҚ", "entry_new_text": "3.0"}
    (revised,) = granted("trust_change", given, known=[known], answers=answers)
    assert changed(revised) == {
        "wording": ("«Дала 2.0» БҚ", "3.0"),
        "name": ("«Дала 2.0» БҚ", "«Дала 3.0» БҚ"),
    }


def test_renewed_papers_replace_those_that_expire_and_no_others() -> None:
    (revised,) = granted("trust_renewdocs", known=[ENTRY])
    assert set(changed(revised)) == {"papers"}
    old, new = changed(revised)["papers"]
    assert old["is"] == {"kind": "protocols"}
    assert (new["is"]["kind"], new["is"]["issued_on"]) == ("certificate", "2026-03-02")
    assert new["rights"] == old["rights"]


def test_an_exclusion_ends_the_entry_with_its_reason() -> None:
    (ended,) = granted("trust_exclude", known=[ENTRY])
    assert isinstance(ended, Revise)
    assert (ended.new.status, ended.new.cause) == (Status.ENDED, Cause.EXCLUDED)
    assert (ended.new.act_no, ended.new.status_on) == ("9", DAY)
    assert ended.new.content["exclusion_reason"] == "өнім шығару тоқтатылды"


@pytest.mark.parametrize("form", ["trust_change", "trust_renewdocs", "trust_exclude"])
def test_another_holders_entry_stays_as_it_is(form: str) -> None:
    others: Any = an_entry("trusted", "245", holder=STRANGER)
    assert granted(form, known=[others], answers={"entry_no": "245"}) == ()
