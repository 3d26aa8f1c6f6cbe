"""The whole check: every scenario of an inclusion, every missing field, every day that counts."""

from datetime import date, datetime
from typing import Any

import pytest

from core.form.kinds import Consent, Upload
from core.form.rule import Facts
from core.law.acts import ACTS
from core.law.working_time import TZ
from core.services.apk.include import FORM
from core.validation.check import SHOWN_PER_FIELD
from tests.core.support.applications import ANSWERS, ROWS, checked, row
from tests.core.support.outcomes import codes, promised

D = date.fromisoformat


DOC = ANSWERS["ownership_doc"]


KIND = ANSWERS["complexes"][0]
BY_PROXY = {
    "signed_by": "representative",
    "poa_no": "7",
    "poa_date": "2026-03-16",
}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TZ)


def test_sc021_the_happy_path_has_no_finding_and_a_promise_of_five_working_days() -> None:
    outcome = checked()
    assert codes(outcome) == []
    assert outcome.may_be_ready
    assert promised(outcome).proof.counted == 5


FILED = {
    "SC-003 Friday 18:31": ("2026-03-13 18:31", "2026-03-16", "2026-03-26", ["W-OUT-OF-HOURS"]),
    "SC-004 18:30 sharp": ("2026-03-13 18:30", "2026-03-13", "2026-03-20", []),
    "SC-004 a second later": (
        "2026-03-13 18:30:01", "2026-03-16", "2026-03-26", ["W-OUT-OF-HOURS"]
    ),
    "SC-005 a day off moved": ("2026-03-24 10:00", "2026-03-26", "2026-04-02", ["W-OUT-OF-HOURS"]),
    "SC-006 before opening": ("2026-03-16 08:15", "2026-03-16", "2026-03-26", []),
    "SC-006 at lunch": ("2026-03-16 13:45", "2026-03-16", "2026-03-26", []),
}  # fmt: skip


@pytest.mark.parametrize(("as_of", "effective", "promise", "said"), FILED.values(), ids=FILED)
def test_the_moment_of_filing_gives_the_dates(
    as_of: str, effective: str, promise: str, said: list[str]
) -> None:
    outcome = checked(at(as_of))
    assert (outcome.effective_on, promised(outcome).date) == (D(effective), D(promise))
    assert codes(outcome) == said


def file(**changes: Any) -> dict[str, Any]:
    return {"ownership_doc": {**DOC, **changes}}


VALID_UNTIL = {
    "SC-012 the day before the effective date": ("2026-03-15", ["E-DOC-EXPIRED"]),
    "SC-013 the effective date itself": ("2026-03-16", ["W-EXP-SOON"]),
    "the day before the promise": ("2026-03-25", ["W-EXP-SOON"]),
    "the day of the promise": ("2026-03-26", []),
    "the day after the promise": ("2026-03-27", []),
}


@pytest.mark.parametrize(("until", "said"), VALID_UNTIL.values(), ids=VALID_UNTIL)
def test_a_document_is_good_on_its_last_day(until: str, said: list[str]) -> None:
    outcome = checked(**file(expires_on=until, no_expiry=False))
    assert codes(outcome) == said
    for finding in outcome.findings:
        assert finding.params == {"doc": "doc.apk.right", "date": D(until)}


ONE_BROKEN: dict[str, tuple[dict[str, Any], str]] = {
    "SC-008 a wrong control digit": ({"applicant_bin_iin": "250140999992"}, "E-ID-CHECKSUM"),
    "eleven digits": ({"applicant_bin_iin": "25014099999"}, "E-ID-LEN"),
    "a digit of no kind": ({"applicant_bin_iin": "250190999994"}, "E-ID-TYPE"),
    "an IIN of a legal entity": ({"applicant_bin_iin": "000101599992"}, "E-BIN-IS-IIN"),
    "a BIN of an entrepreneur": ({"applicant_kind": "ie"}, "E-IIN-IS-BIN"),
    "SC-019 a short telephone": ({"contact_phone": "12345"}, "E-PHONE"),
    "an e-mail without a domain": ({"contact_email": "a@"}, "E-EMAIL"),
    "an address without a house": (
        {"legal_address": {"country": "KZ", "region": "KZ-75", "city": "Алматы", "street": "Абай"}},
        "E-ADDR",
    ),
    "a name of one letter": ({"applicant_name": "a"}, "E-TEXT-LEN"),
    "a name with a control character": ({"applicant_name": "a\x00b"}, "E-TEXT"),
    "a channel that does not exist": ({"channel": "post"}, "E-CHOICE"),
    "contacts of nobody": ({"owner_contacts": "бухгалтер"}, "E-CONTACT"),
    "SC-007 consent refused": ({"consent_pd": {"given": False, "at": "x"}}, "E-CONSENT"),
    "a document as a text file": (file(format="docx"), "E-DOC-FORMAT"),
    "a document without a file": (file(file_id=""), "E-DOC-MISSING"),
    "a power of attorney of tomorrow": (
        {**BY_PROXY, "poa_date": "2026-03-17"}, "E-DATE-FUTURE"
    ),
    "a power of attorney that ran out the day before": (
        {**BY_PROXY, "poa_until": "2026-03-15"}, "E-POA"
    ),
    "SC-103 a power of attorney without a number": (
        {**BY_PROXY, "poa_no": None}, "E-POA"
    ),
    "SC-022 four serials for five": ({"rows": ROWS[:4]}, "E-SERIAL-COUNT"),
    "six serials for five": ({"rows": (*ROWS, row(6))}, "E-SERIAL-COUNT"),
    "rows that are not there": ({"rows": ()}, "E-SERIAL-COUNT"),
    "SC-023 a serial twice": ({"rows": (*ROWS[:4], row(1))}, "E-SERIAL-DUP"),
    "a serial of three signs": ({"rows": (*ROWS[:4], row(5, item_serial="abc"))}, "E-SERIAL"),
    "a row without a serial": ({"rows": (*ROWS[:4], row(5, item_serial=""))}, "E-REQ"),
    "SC-024 another commodity code": (
        {"rows": (*ROWS[:4], row(5, item_tnved="8471600000"))}, "E-KIND-DIFFERS"
    ),
    "a row of an undeclared kind": (
        {"rows": (*ROWS, row(6, item_brand_model="Bitmain T9"))}, "E-KIND"
    ),
    "no power at all": ({"rows": (*ROWS[:4], row(5, item_power_kw="0"))}, "E-MEASURE"),
    "two kinds of one name": (
        {"complexes": [KIND, {**KIND, "apk_brand": "BITMAIN"}]},
        "E-KIND-TWICE",
    ),
    "no piece of a kind": (
        {"complexes": [{**KIND, "apk_quantity": 0}]}, "E-QTY"
    ),
    "SC-024 a short commodity code": (
        {"complexes": [{**KIND, "tnved_code": "8471500"}]}, "E-TNVED"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "code"), ONE_BROKEN.values(), ids=ONE_BROKEN)
def test_one_broken_rule_gives_its_code_and_no_other(changes: dict[str, Any], code: str) -> None:
    outcome = checked(**changes)
    assert codes(outcome) == [code]
    assert outcome.findings[0].is_formal
    assert not outcome.may_be_ready


DOUBTS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "SC-011 an IIN with an odd date": (
        {"applicant_kind": "ie", "applicant_bin_iin": "001301599992"}, ["W-IIN-DATE"]
    ),
    "a BIN with month 13": ({"applicant_bin_iin": "251340999991"}, ["W-BIN-DATE"]),
    "SC-037 a plain individual": (
        {"applicant_kind": "individual", "applicant_bin_iin": "000101599992"}, ["W-MANUAL"]
    ),
    "SC-025 another ground, the applicant as owner": (
        {"ownership_basis": "other_lawful"}, ["W-OWNER"]
    ),
    "own property, another owner": ({"owner_name": "«Жер» ЖШС"}, ["W-OWNER"]),
    "own property in other quotation marks": ({"owner_name": '"ДАЛА  МАЙНИНГ" жшс'}, []),
    "another ground, another owner": (
        {"ownership_basis": "other_lawful", "owner_name": "«Жер» ЖШС"}, []
    ),
    "a landline": ({"contact_phone": "+77172123456"}, ["W-MOBILE"]),
    "a foreign number": ({"contact_phone": "+998901234567"}, ["W-PHONE-FOREIGN"]),
    "a validity left open": (file(no_expiry=False), ["W-EXP-UNKNOWN"]),
    "a power of attorney of today": (BY_PROXY, []),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "said"), DOUBTS.values(), ids=DOUBTS)
def test_a_doubt_never_stops_a_filing(changes: dict[str, Any], said: list[str]) -> None:
    outcome = checked(**changes)
    assert codes(outcome) == said
    assert outcome.may_be_ready
    assert outcome.to_acknowledge == ()


SOFT: dict[str, tuple[dict[str, Any], str]] = {
    "SC-084 a state body": ({"applicant_kind": "state_body"}, "E-EXCLUDED"),
    "SC-023 a serial of an active entry": (
        {"facts": Facts(taken_serials=frozenset({"SN-00001"}))},
        "E-SERIAL-TAKEN",
    ),
}


@pytest.mark.parametrize(("changes", "code"), SOFT.values(), ids=SOFT)
def test_a_substantive_error_may_be_acknowledged(changes: dict[str, Any], code: str) -> None:
    outcome = checked(**changes)
    assert codes(outcome) == [code]
    assert [finding.code for finding in outcome.to_acknowledge] == [code]
    assert outcome.may_be_ready


ASKED = [field for field in FORM.fields if field.asked]


MISSING = {Consent: "E-CONSENT", Upload: "E-DOC-MISSING"}


@pytest.mark.parametrize("value", [None, ""], ids=["left out", "empty"])
@pytest.mark.parametrize("key", [field.key for field in ASKED if field.required])
def test_a_required_field_that_is_missing_is_named(key: str, value: Any) -> None:
    outcome = checked(**{**BY_PROXY, key: value})
    own = {finding.code for finding in outcome.findings if finding.field == key}
    assert own == {MISSING.get(type(FORM.field(key)), FORM.field(key).missing_code)}


def test_sc025_another_ground_needs_the_owner_and_his_contacts() -> None:
    outcome = checked(ownership_basis="other_lawful", owner_name=None, owner_contacts=None)
    assert [(each.code, each.field) for each in outcome.findings] == [
        ("E-REQ", "owner_name"),
        ("E-REQ", "owner_contacts"),
    ]


def test_an_answer_off_the_path_is_not_looked_at() -> None:
    assert codes(checked(poa_date="nonsense")) == []


def test_findings_stand_in_the_order_of_the_form() -> None:
    outcome = checked(
        at("2026-03-13 18:31"), applicant_kind="individual", signer_name="", contact_email="x"
    )
    order = [field.key for field in FORM.fields]
    places = [order.index(each.field) if each.field else -1 for each in outcome.findings]
    assert places == sorted(places)


def test_of_many_equal_findings_the_first_twenty_are_told() -> None:
    rows = [row(number, item_serial="?") for number in range(100)]
    outcome = checked(rows=rows)
    assert codes(outcome).count("E-SERIAL") == SHOWN_PER_FIELD


def test_every_finding_cites_the_law() -> None:
    for changes, _ in (*ONE_BROKEN.values(), *SOFT.values()):
        assert all(finding.law.act in ACTS for finding in checked(**changes).findings)
