"""Accreditation of a pool: every rule once broken (order 142)."""

from collections.abc import Mapping
from typing import Any

import pytest

from core.errors import Invalid
from core.validation import remarks
from core.validation.precheck import smallest_change
from tests.core.support.outcomes import codes, only, where
from tests.core.support.pieces import ALMATY
from tests.core.support.pools import ACCREDIT, BOTH, MONDAY, WHOLE, checked
from tests.core.support.whole.pool_accredit import KARAGANDA, RESERVE


def reserve(**changes: Any) -> dict[str, Any]:
    return {**RESERVE, **changes}


def in_almaty(street: str = "Достық даңғылы") -> dict[str, Any]:
    return {**ALMATY, "street": street}


TASHKENT = {"country": "Өзбекстан", "settlement": "Ташкент", "street": "Навои", "building": "1"}


@BOTH
def test_a_whole_application_has_nothing_against_it(form: Any) -> None:
    outcome = checked(form)
    assert codes(outcome) == []
    assert outcome.may_be_ready


@BOTH
@pytest.mark.parametrize(
    ("kind", "code", "substantive"),
    [
        pytest.param("ie", "E-APPLICANT-KIND", False, id="SC-072 an entrepreneur"),
        pytest.param("individual", "E-APPLICANT-KIND", False, id="a plain individual"),
        pytest.param("state_body", "E-EXCLUDED", True, id="SC-084 an akimat"),
    ],
)
def test_only_legal_entities_apply(form: Any, kind: str, code: str, substantive: bool) -> None:
    found = only(checked(form, applicant_kind=kind))
    assert (found.code, found.field, found.law.paragraph) == (code, "applicant_kind", "2")
    assert found.is_substantive is substantive


@BOTH
@pytest.mark.parametrize("kind", ["legal_entity", "ie", "individual"])
def test_an_iin_is_refused_whoever_applies_sc_010_sc_072(form: Any, kind: str) -> None:
    with pytest.raises(Invalid, match="E-BIN-IS-IIN"):
        form.field("bin").accept("000101599992", {"applicant_kind": kind})


@BOTH
@pytest.mark.parametrize(("until", "found"), [("2026-03-16", []), ("2026-03-15", ["E-POA"])])
def test_a_power_of_attorney_is_good_on_its_last_day(
    form: Any, until: str, found: list[str]
) -> None:
    outcome = checked(
        form, signed_by="representative", poa_no="7", poa_date="2026-01-05", poa_until=until
    )
    assert codes(outcome) == found


BROKEN: Mapping[str, tuple[dict[str, Any], str, str]] = {
    "¶4.1 the main complex abroad": ({"server_location": TASHKENT}, "E-NOT-KZ", "server_location"),
    "¶4.3 the only reserve abroad": (
        {"reserve": [reserve(reserve_address=TASHKENT)]},
        "E-NOT-KZ",
        "reserve 1",
    ),
    "¶4.1 one reserve of two abroad": (
        {"reserve": [reserve(), reserve(reserve_address=TASHKENT)]},
        "E-NOT-KZ",
        "reserve 2",
    ),
    "¶4.3 SC-073 both in Almaty": (
        {"reserve": [reserve(reserve_address=in_almaty(), settlement_category="republican_city")]},
        "E-SETTLE-SAME",
        "reserve 1",
    ),
    "¶4.3 SC-074 the reserve in a village": (
        {"reserve": [reserve(settlement_category="village")]},
        "E-SETTLE-CAT",
        "reserve 1",
    ),
    "¶4.3 the reserve in a township": (
        {"reserve": [reserve(settlement_category="other")]},
        "E-SETTLE-CAT",
        "reserve 1",
    ),
    "¶4.3 a village said to be the capital": (
        {"reserve": [reserve(settlement_category="capital")]},
        "E-SETTLE-CAT",
        "reserve 1",
    ),
    "¶4.3 a village of a city's territory": (
        {
            "reserve": [
                reserve(
                    reserve_address={**ALMATY, "region": "KZ-71", "city": "Астана"},
                    settlement_category="village",
                )
            ]
        },
        "E-SETTLE-CAT",
        "reserve 1",
    ),
    "D-69 a contract does not speak for own premises": (
        {"premises": "own", "premises_explanation": "Ғимарат өзіміздікі."},
        "W-MANUAL",
        "premises",
    ),
    "¶4.4 the main complex on one provider": (
        {"channel_provider_2": "бірінші  байланыс"},
        "E-CHANNELS",
        "channel_provider_2",
    ),
    "¶4.4 SC-075 the reserve on one provider": (
        {"reserve": [reserve(reserve_channel_provider_2="АҚ «БІРІНШІ БАЙЛАНЫС»")]},
        "E-CHANNELS",
        "reserve 1",
    ),
    "¶4.5 support by day only": ({"support_24x7": "no"}, "E-SUPPORT247", "support_24x7"),
    "¶4.5 SC-077 D-63 a short letter on support": (
        {"support_letter_scope": "short"},
        "W-SUPPORT-LETTER",
        "support_letter_scope",
    ),
    "¶4.6 SC-076 no English": ({"ui_languages": ["kk", "ru"]}, "E-UI-LANGS", "ui_languages"),
    "¶4.6 no state language": ({"ui_languages": ["ru", "en"]}, "E-UI-LANGS", "ui_languages"),
    "¶4.7 no positive letter": (
        {"integration_positive": "no"},
        "E-DOC-MISSING",
        "integration_positive",
    ),
    "A2.8 no reserve letter": ({"reserve_letter": None}, "E-DOC-MISSING", "reserve_letter"),
    "A2.8 no contract": ({"server_contract": None}, "E-DOC-MISSING", "server_contract"),
    "A2.8 no support letter": ({"support_letter": None}, "E-DOC-MISSING", "support_letter"),
    "A2.8 no interface letter": ({"ui_letter": None}, "E-DOC-MISSING", "ui_letter"),
    "A2.8 no integration letter": (
        {"integration_letter": None},
        "E-DOC-MISSING",
        "integration_letter",
    ),
    "D-69 leased premises are not explained": (
        {"server_contract": {"explanation": "Ғимарат өзіміздікі."}},
        "E-DOC-MISSING",
        "server_contract",
    ),
    "D-69 own premises are for staff": (
        {"premises": "own", "server_contract": {"explanation": "Ғимарат өзіміздікі."}},
        "W-MANUAL",
        "server_contract",
    ),
    "a letter from tomorrow": (
        {"integration_letter_date": "2026-03-17"},
        "E-DATE-FUTURE",
        "integration_letter_date",
    ),
    "A1 no consent to the use of secrets": (
        {"consent_secret": None},
        "E-CONSENT",
        "consent_secret",
    ),
    "A1 no consent to personal data": ({"consent_pd": None}, "E-CONSENT", "consent_pd"),
    "A1 the statement is not confirmed": ({"confirm_true": None}, "E-CONFIRM", "confirm_true"),
    "no reserve at all": ({"reserve": None}, "E-REQ", "reserve"),
}


@pytest.mark.parametrize(("changes", "code", "place"), BROKEN.values(), ids=BROKEN)
def test_a_broken_condition_is_said_once(changes: dict[str, Any], code: str, place: str) -> None:
    found = only(checked(**changes))
    assert (found.code, where(found), found.law.act) == (code, place, "142")


@BOTH
def test_own_premises_are_explained_beside_a_contract_too_d_69(form: Any) -> None:
    found = checked(form, premises="own").findings
    assert [(each.code, each.field) for each in found] == [
        ("W-MANUAL", "premises"),
        ("E-REQ", "premises_explanation"),
    ]


KEPT: Mapping[str, dict[str, Any]] = {
    "the letter has the day of filing": {"integration_letter_date": "2026-03-16"},
    "SC-075 the same two providers serve both complexes": {
        "channel_provider_1": RESERVE["reserve_channel_provider_1"],
        "channel_provider_2": RESERVE["reserve_channel_provider_2"],
    },
    "SC-078 D-61 no test act": {"test_act": None},
    "the capital": {
        "reserve": [
            reserve(
                reserve_address={**ALMATY, "region": "KZ-71", "city": "Астана"},
                settlement_category="capital",
            )
        ]
    },
    "the capital, called another city": {
        "reserve": [
            reserve(
                reserve_address={**ALMATY, "region": "KZ-71", "city": "Астана"},
                settlement_category="regional_city",
            )
        ]
    },
    "the capital, named as a city of a region": {
        "reserve": [
            reserve(
                reserve_address={**KARAGANDA, "region": "KZ-11", "settlement": "г. Астана"},
                settlement_category="capital",
            )
        ]
    },
    "a city of district significance": {"reserve": [reserve(settlement_category="district_city")]},
    "one reserve counts, one stands beside the main complex": {
        "reserve": [
            reserve(reserve_address=in_almaty(), settlement_category="republican_city"),
            reserve(),
        ]
    },
    "one reserve counts, one stands in a village": {
        "reserve": [reserve(), reserve(settlement_category="village")]
    },
}


@pytest.mark.parametrize("changes", KEPT.values(), ids=KEPT)
def test_what_just_holds_is_not_spoken_of(changes: dict[str, Any]) -> None:
    assert codes(checked(**changes)) == []


def test_two_reserves_of_which_none_counts_are_both_named() -> None:
    near = reserve(reserve_address=in_almaty(), settlement_category="republican_city")
    found = checked(reserve=[near, reserve(settlement_category="village")]).findings
    assert [(each.code, each.row) for each in found] == [("E-SETTLE-SAME", 1), ("E-SETTLE-CAT", 2)]


def test_a_reserve_abroad_does_not_count() -> None:
    far = reserve(reserve_address=TASHKENT)
    found = checked(reserve=[far, reserve(settlement_category="village")]).findings
    assert [(each.code, each.row) for each in found] == [("E-NOT-KZ", 1), ("E-SETTLE-CAT", 2)]


@pytest.mark.parametrize(
    ("channel", "annex", "paragraph"),
    [("portal", "", "4"), ("chancellery", "2", "")],
    ids=["the portal's list does not ask for the words", "the chancellery's list does"],
)
def test_a_short_support_letter_is_only_warned_of_d_63(
    channel: str, annex: str, paragraph: str
) -> None:
    found = only(checked(channel=channel, support_letter_scope="short"))
    assert found.is_warning
    assert (found.law.annex, found.law.paragraph) == (annex, paragraph)


def test_a_village_is_a_soft_block_sc_083() -> None:
    outcome = checked(reserve=[reserve(settlement_category="village")])
    assert outcome.may_be_ready
    assert [each.code for each in outcome.to_acknowledge] == ["E-SETTLE-CAT"]


def test_moving_the_main_complex_mends_the_same_settlement_too() -> None:
    near = reserve(reserve_address=in_almaty(), settlement_category="republican_city")
    found = only(checked(reserve=[near]))
    assert found.also == ("server_location",)
    assert smallest_change([found]) == ("reserve",)


def test_either_provider_mends_the_channels_of_the_main_complex() -> None:
    found = only(checked(channel_provider_2=WHOLE["pool_accredit"]["channel_provider_1"]))
    assert found.also == ("channel_provider_1",)


def test_a_rule_speaks_as_soon_as_the_answer_is_given() -> None:
    answers = {"server_location": ALMATY, "reserve": [reserve(settlement_category="village")]}
    assert [each.code for each in remarks(ACCREDIT, answers, "reserve", MONDAY)] == ["E-SETTLE-CAT"]
    assert remarks(ACCREDIT, {"server_location": ALMATY}, "server_location", MONDAY) == ()
