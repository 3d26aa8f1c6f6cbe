"""Identifiers: worked examples, and what people really paste."""

from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Invalid
from core.identifiers import (
    bin,
    bin_iin,
    category_code,
    email,
    enstru,
    iin,
    phone,
    registry_no,
    serial,
    tnved,
)
from core.identifiers.twelve_digits import control_digit

Verb = Callable[[str], str]

IN_ASCII: list[ModuleType] = [bin, iin, phone, email, tnved, serial, enstru]
KINDS = [*IN_ASCII, category_code, registry_no]


def with_control(first: str) -> str:
    return first + str(control_digit(first))


@pytest.mark.parametrize(
    ("verb", "text", "stored"),
    [
        pytest.param(bin.validate, "250140999991", "250140999991", id="B1 first weights"),
        pytest.param(bin.validate, "250140999097", "250140999097", id="B2 SC-009 second weights"),
        pytest.param(bin.validate, "251340999991", "251340999991", id="B5 month 13 is no error"),
        pytest.param(iin.validate, "000101599992", "000101599992", id="I1 first weights"),
        pytest.param(iin.validate, "000101599193", "000101599193", id="I2 second weights"),
        pytest.param(bin.validate, "2501 4099-9991", "250140999991", id="spaces and a hyphen"),
        pytest.param(bin.validate, "\u202a250140\u00a0999991\u202c", "250140999991", id="pasted"),
        pytest.param(phone.validate, "8 (701) 123-45-67", "+77011234567", id="SC-019 from 8"),
        pytest.param(phone.validate, "701 123 45 67", "+77011234567", id="ten digits from 7"),
        pytest.param(phone.validate, "77011234567", "+77011234567", id="a shared contact"),
        pytest.param(phone.validate, "+7 701 123 4567", "+77011234567", id="with a plus"),
        pytest.param(phone.validate, "\u202a+7 701\u2011123\u201345\u221267\u202c", "+77011234567",
                     id="bidi marks and odd dashes"),
        pytest.param(phone.validate, "+49 151 12345678", "+4915112345678", id="foreign"),
        pytest.param(phone.validate, "+9991234", "+9991234", id="foreign by its form only"),
        pytest.param(email.validate, " Aigul@Example.KZ\n", "Aigul@example.kz", id="blanks around"),
        pytest.param(email.validate, "a@пошта.қаз", "a@xn--80a1acn3a.xn--80ao21a", id="punycode"),
        pytest.param(tnved.validate, "8471 50 0000", "8471500000", id="SC-024 ten digits"),
        pytest.param(serial.validate, " s19-abc/0001 ", "S19-ABC/0001", id="raised"),
        pytest.param(serial.validate, "A_.1", "A_.1", id="four signs are enough"),
        pytest.param(serial.validate, "A" * 40, "A" * 40, id="forty are not too many"),
        pytest.param(enstru.validate, " 262013.000.000011\n", "262013.000.000011", id="SC-104"),
        pytest.param(enstru.validate, "262013000000011", "262013.000.000011", id="without dots"),
        pytest.param(enstru.validate, "262013 000 000011", "262013.000.000011", id="with spaces"),
        pytest.param(category_code.validate, " 1.2\u00a0 ПО ", "1.2 ПО", id="in Cyrillic"),
        pytest.param(category_code.validate, "A", "A", id="one sign is enough"),
        pytest.param(category_code.validate, "A" * 32, "A" * 32, id="32 signs of a category"),
        pytest.param(registry_no.validate, " kz12 \u00a0 v-0015 ", "KZ12 V-0015", id="raised too"),
        pytest.param(registry_no.validate, "\u202aқз-1\u200b2\u202c", "ҚЗ-12", id="Kazakh, pasted"),
        pytest.param(registry_no.validate, "и\u0306-1", "Й-1", id="a letter in two parts"),
        pytest.param(registry_no.validate, "7", "7", id="a number of one digit"),
        pytest.param(registry_no.validate, "A" * 64, "A" * 64, id="64 signs of a number"),
    ],
)  # fmt: skip
def test_accepted(verb: Verb, text: str, stored: str) -> None:
    assert verb(text) == stored


@pytest.mark.parametrize(
    ("verb", "text", "code"),
    [
        pytest.param(bin.validate, "250140999992", "E-ID-CHECKSUM", id="B3 SC-008 control digit"),
        pytest.param(iin.validate, "000101599991", "E-ID-CHECKSUM", id="I3 control digit"),
        pytest.param(bin.validate, "000101599992", "E-BIN-IS-IIN", id="I4 SC-010 IIN for BIN"),
        pytest.param(iin.validate, "250140999991", "E-IIN-IS-BIN", id="BIN for IIN"),
        pytest.param(bin.validate, with_control("25017099999"), "E-ID-TYPE", id="digit 5 is 7"),
        pytest.param(iin.validate, with_control("00019159999"), "E-ID-TYPE", id="digit 5 is 9"),
        pytest.param(bin.validate, "000000000000", "E-ID-CHECKSUM", id="zeros"),
        pytest.param(iin.validate, "111111111111", "E-ID-CHECKSUM", id="twelve equal digits"),
        pytest.param(bin.validate, "25014099999", "E-ID-LEN", id="eleven digits"),
        pytest.param(bin.validate, "2501409999911", "E-ID-LEN", id="thirteen digits"),
        pytest.param(bin.validate, "２５０１４０９９９９９１", "E-ID-LEN", id="fullwidth digits"),
        pytest.param(iin.validate, "٠٠٠١٠١٥٩٩٩٩٢", "E-ID-LEN", id="Arabic-Indic digits"),
        pytest.param(bin.validate, "250140999991\x00", "E-ID-LEN", id="NUL"),
        pytest.param(phone.validate, "12345", "E-PHONE", id="SC-019 too short"),
        pytest.param(phone.validate, "+0123456789", "E-PHONE", id="no country begins with 0"),
        pytest.param(phone.validate, "+1234567890123456", "E-PHONE", id="sixteen digits"),
        pytest.param(phone.validate, "8701123456", "E-PHONE", id="ten digits from 8"),
        pytest.param(phone.validate, "+７7011234567", "E-PHONE", id="a fullwidth digit"),
        pytest.param(phone.validate, "+77011234567 ext 1", "E-PHONE", id="an extension"),
        pytest.param(email.validate, "a@b", "E-EMAIL", id="no dot"),
        pytest.param(email.validate, "a@@b.kz", "E-EMAIL", id="two at signs"),
        pytest.param(email.validate, "a b@c.kz", "E-EMAIL", id="a space inside"),
        pytest.param(email.validate, "ә@mail.kz", "E-EMAIL", id="a local part not in ASCII"),
        pytest.param(email.validate, "Aigul <a@b.kz>", "E-EMAIL", id="a display name"),
        pytest.param(email.validate, f"a@{'b' * 60}.{'c.' * 97}kz", "E-EMAIL", id="258 signs"),
        pytest.param(tnved.validate, "8471500", "E-TNVED", id="SC-024 seven digits"),
        pytest.param(tnved.validate, "84715000001", "E-TNVED", id="eleven digits"),
        pytest.param(tnved.validate, "８４７１５０００００", "E-TNVED", id="fullwidth digits"),
        pytest.param(serial.validate, "AB1", "E-SERIAL", id="three signs"),
        pytest.param(serial.validate, "A" * 41, "E-SERIAL", id="forty-one signs"),
        pytest.param(serial.validate, "-ABC1", "E-SERIAL", id="a hyphen first"),
        pytest.param(serial.validate, "AB C1", "E-SERIAL", id="a space inside"),
        pytest.param(serial.validate, "АВС1", "E-SERIAL", id="Cyrillic look-alikes"),
        pytest.param(serial.validate, "maß1", "E-SERIAL", id="capitals do not turn ß into SS"),
        pytest.param(serial.validate, "=CMD", "E-SERIAL", id="a formula"),
        pytest.param(enstru.validate, "262013", "E-ENSTRU", id="SC-104 six digits"),
        pytest.param(enstru.validate, "26201300000001", "E-ENSTRU", id="fourteen digits"),
        pytest.param(enstru.validate, "2620130000000111", "E-ENSTRU", id="sixteen digits"),
        pytest.param(enstru.validate, "262.013000.000011", "E-ENSTRU", id="dots elsewhere"),
        pytest.param(enstru.validate, "262013,000,000011", "E-ENSTRU", id="commas for dots"),
        pytest.param(
            enstru.validate, "２６２０１３.000.000011", "E-ENSTRU", id="fullwidth ENS TRU"
        ),
        pytest.param(category_code.validate, " \u200b ", "E-CATCODE", id="a category of nothing"),
        pytest.param(category_code.validate, "A" * 33, "E-CATCODE", id="33 signs of a category"),
        pytest.param(category_code.validate, "1\x002", "E-CATCODE", id="a control sign inside"),
        pytest.param(registry_no.validate, "", "E-REGISTRY-NO", id="an empty number"),
        pytest.param(registry_no.validate, "№ -/-", "E-REGISTRY-NO", id="neither letter nor digit"),
        pytest.param(registry_no.validate, "A" * 65, "E-REGISTRY-NO", id="65 signs of a number"),
        pytest.param(registry_no.validate, "ß" * 33, "E-REGISTRY-NO", id="66 signs in capitals"),
        pytest.param(registry_no.validate, "KZ\x001", "E-REGISTRY-NO", id="NUL inside a number"),
    ],
)
def test_refused(verb: Verb, text: str, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        verb(text)
    assert caught.value.code == code


@pytest.mark.parametrize("last", range(10))
def test_b4_no_control_digit_exists(last: int) -> None:
    assert not bin.is_valid(f"25014099905{last}")


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        pytest.param("legal_entity", "250140999991", None, id="an entity has a BIN"),
        pytest.param("legal_entity", "000101599992", "E-BIN-IS-IIN", id="and no IIN"),
        pytest.param("ie", "000101599992", None, id="an entrepreneur has an IIN"),
        pytest.param("ie", "250140999991", "E-IIN-IS-BIN", id="and no BIN"),
        pytest.param("ie", with_control("25016099999"), None, id="unless in joint form"),
        pytest.param("individual", "000101599992", None, id="an individual has an IIN"),
        pytest.param("individual", with_control("25016099999"), "E-IIN-IS-BIN", id="in no form"),
        pytest.param("ie", "12", "E-ID-LEN", id="too short for either"),
    ],
)
def test_bin_or_iin_by_the_kind_of_applicant(kind: str, text: str, code: str | None) -> None:
    assert bin_iin.is_valid(text, kind) is (code is None)
    if code is None:
        assert bin_iin.validate(text, kind) == text
    else:
        with pytest.raises(Invalid) as caught:
            bin_iin.validate(text, kind)
        assert caught.value.code == code


def test_an_unknown_kind_of_applicant_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="state_body"):
        bin_iin.validate("250140999991", "state_body")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(bin.warnings("250140999991"), (), id="B1 nothing to doubt"),
        pytest.param(bin.warnings("251340999991"), ("W-BIN-DATE",), id="B5 month 13"),
        pytest.param(bin.warnings(with_control("25004099999")), ("W-BIN-DATE",), id="month 00"),
        pytest.param(bin.warnings(with_control("25014199999")), ("W-BIN-BRANCH",), id="a branch"),
        pytest.param(bin.warnings(with_control("25014299999")), ("W-BIN-BRANCH",), id="an office"),
        pytest.param(bin.warnings(with_control("25016399999")), (), id="a farm is no branch"),
        pytest.param(bin.warnings(with_control("25015099999")), ("W-BIN-NONRES",), id="abroad"),
        pytest.param(iin.warnings("000101599992"), (), id="I1 nothing to doubt"),
        pytest.param(iin.warnings(with_control("00133159999")), ("W-IIN-DATE",), id="SC-011 odd"),
        pytest.param(iin.warnings(with_control("00022959999")), (), id="29 February 2000"),
        pytest.param(iin.warnings(with_control("00022939999")), ("W-IIN-DATE",), id="none in 1900"),
        pytest.param(iin.warnings(with_control("00022909999")), (), id="century 0 is any"),
        pytest.param(iin.warnings(with_control("00010179999")), ("W-IIN-DATE",), id="century 7"),
        pytest.param(bin_iin.warnings("251340999991"), ("W-BIN-DATE",), id="a BIN of either"),
        pytest.param(bin_iin.warnings(with_control("00133159999")), ("W-IIN-DATE",), id="an IIN"),
        pytest.param(phone.warnings("+77011234567"), (), id="701 is mobile"),
        pytest.param(phone.warnings("+77471234567"), (), id="747 is mobile"),
        pytest.param(phone.warnings("+77781234567"), (), id="778 is mobile"),
        pytest.param(phone.warnings("+77272123456"), ("W-MOBILE",), id="727 is Almaty"),
        pytest.param(phone.warnings("+77481234567"), ("W-MOBILE",), id="748 is not 747"),
        pytest.param(phone.warnings("+74951234567"), ("W-PHONE-FOREIGN",), id="+7 of a neighbour"),
        pytest.param(phone.warnings("+4915112345678"), ("W-PHONE-FOREIGN",), id="far away"),
    ],
)
def test_doubts(found: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert found == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(bin.format("2501 40999991"), "250140999991", id="BIN in a row"),
        pytest.param(iin.format("0001-01599992"), "000101599992", id="IIN in a row"),
        pytest.param(bin_iin.format("2501 40999991"), "250140999991", id="either in a row"),
        pytest.param(phone.format("87011234567"), "+7 701 123 45 67", id="home"),
        pytest.param(phone.format("+4915112345678"), "+49 1511 2345678", id="foreign"),
        pytest.param(phone.format("+4407911123456"), "+4407911123456", id="never another number"),
        pytest.param(phone.format("+999123456"), "+999123456", id="of no country"),
        pytest.param(phone.format("none"), "none", id="no number at all"),
        pytest.param(email.format(" a@b.kz "), "a@b.kz", id="e-mail"),
        pytest.param(tnved.format("8471500000"), "8471 50 000 0", id="TN VED"),
        pytest.param(tnved.format("84715"), "8471 5", id="an unfinished TN VED"),
        pytest.param(serial.format("s19-0001"), "S19-0001", id="serial"),
        pytest.param(enstru.format("262013000000011"), "262013.000.000011", id="ENS TRU"),
        pytest.param(enstru.format("262013"), "262013", id="an unfinished ENS TRU"),
        pytest.param(category_code.format(" 1  2 "), "1 2", id="category"),
        pytest.param(registry_no.format(" kz  1 "), "KZ 1", id="registry number"),
        pytest.param(registry_no.format("№ 138–0015"), "138–0015", id="registry number with sign"),
    ],
)
def test_written_for_reading(found: str, expected: str) -> None:
    assert found == expected


@pytest.mark.parametrize(
    "written",
    ["№ 138-0015", "№138-0015", "138–0015", "138 — 0015", "138\u22120015", "138\u20110015"],
    ids=["with the sign", "beside it", "en dash", "em dash", "minus", "hard hyphen"],
)
def test_numbers_of_entries_compare_without_sign_blanks_and_kinds_of_dash(written: str) -> None:
    assert registry_no.compact(written) == registry_no.compact("138-0015")


@pytest.mark.parametrize("other", ["1380015", "138-0016", "138/0015"])
def test_other_numbers_of_entries_stay_others(other: str) -> None:
    assert registry_no.compact(other) != registry_no.compact("138-0015")


HOSTILE = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.text("0123456789+-() @.\x00\u202e\u200b٠１A=ß", max_size=40),
)


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.__name__) for kind in KINDS])
@given(text=HOSTILE)
def test_any_text_is_accepted_in_full_or_refused_clearly(kind: ModuleType, text: str) -> None:
    kind.format(text)
    if kind.is_valid(text):
        stored = kind.validate(text)
        assert stored.isascii() or kind not in IN_ASCII
        assert stored.isprintable()
        assert stored
        assert kind.validate(stored) == stored
        assert kind.validate(kind.format(stored)) == stored
    else:
        with pytest.raises(Invalid):
            kind.validate(text)


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.__name__) for kind in KINDS])
def test_a_very_long_text_is_refused(kind: ModuleType) -> None:
    assert not kind.is_valid("1" * 100_000)
