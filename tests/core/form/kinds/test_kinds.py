"""What every kind of field accepts, stores and refuses; hostile texts included."""

from typing import Any

import pytest

from core.errors import Invalid
from core.form import kinds
from core.form.field import Field
from core.form.kinds import clean, parse_day, printable
from core.form.tables import Group, Table
from core.identifiers import serial, tnved
from core.law.acts import LawRef
from core.services.catalogue import FORMS

LAW = LawRef("138")
KIND = {"applicant_kind": "legal_entity"}

TEXT = kinds.Text(key="t", law=LAW)
LINES = kinds.Text(key="t", law=LAW, longest=kinds.LONG, lines=True)
CHOICE = kinds.Choice(key="c", law=LAW, options=("own", "other"))
NUMBER = kinds.Identifier(key="i", law=LAW, kind_from="applicant_kind")
PHONE = kinds.Phone(key="p", law=LAW, mobile=True)
EMAIL = kinds.Email(key="e", law=LAW)
CONTACT = kinds.Contact(key="k", law=LAW)
QUANTITY = kinds.Quantity(key="q", law=LAW)
POWER = kinds.Measure(key="w", law=LAW)
TNVED = kinds.Code(key="n", law=LAW, verbs=tnved)
SERIAL = kinds.Code(key="s", law=LAW, verbs=serial)
DAY = kinds.Day(key="d", law=LAW)
TYPED = (TEXT, LINES, NUMBER, PHONE, EMAIL, CONTACT, QUANTITY, POWER, TNVED, SERIAL, DAY)

ACCEPTED: dict[str, tuple[Field, str, Any]] = {
    "text is trimmed": (TEXT, "  ЖШС «Әлем»  ", "ЖШС «Әлем»"),
    "text of two characters": (TEXT, "Ұя", "Ұя"),
    "text of 255 characters": (TEXT, "ә" * 255, "ә" * 255),
    "text in any script": (TEXT, "株式会社", "株式会社"),
    "text of emoji stays whole": (TEXT, "👨‍👩‍👧 ЖШС", "👨‍👩‍👧 ЖШС"),
    "combining marks are composed": (TEXT, "и\u0306од", "йод"),
    "tags are only text": (TEXT, "<b>Ferma</b>", "<b>Ferma</b>"),
    "a formula is only text": (TEXT, "=cmd|' /C calc'!A1", "=cmd|' /C calc'!A1"),
    "a path is only text": (TEXT, "../../etc/passwd", "../../etc/passwd"),
    "braces are only text": (TEXT, "{0.__class__}", "{0.__class__}"),
    "long text keeps its lines": (LINES, "бірінші\r\nекінші", "бірінші\nекінші"),
    "a choice by its name": (CHOICE, "own", "own"),
    "SC-009 a BIN through the second weights": (NUMBER, "250140999097", "250140999097"),
    "a BIN with blanks and hyphens": (NUMBER, "2501 4099-9991", "250140999991"),
    "SC-019 a home number becomes E.164": (PHONE, "8 (701) 123-45-67", "+77011234567"),
    "a foreign number": (PHONE, "+998 90 123 45 67", "+998901234567"),
    "an address with a capital": (EMAIL, " Aigul@Example.KZ ", "Aigul@example.kz"),
    "a contact with a telephone inside": (
        CONTACT, "Айгүл, +7 (701) 123-45-67", "Айгүл, +7 (701) 123-45-67"
    ),
    "a contact with an e-mail inside": (CONTACT, "почта: a@b.kz", "почта: a@b.kz"),
    "a quantity with a blank inside": (QUANTITY, " 1 000 ", 1000),
    "the largest quantity": (QUANTITY, "100000", 100_000),
    "power with a comma": (POWER, "3,250", "3.25"),
    "a whole power": (POWER, "100", "100"),
    "SC-024 a commodity code with blanks": (TNVED, "8471 50 0000", "8471500000"),
    "a serial in small letters": (SERIAL, "sn-0001", "SN-0001"),
    "a day with points": (DAY, "1.2.2026", "2026-02-01"),
    "a day with strokes": (DAY, "21/11/2026", "2026-11-21"),
    "a day as ISO": (DAY, "2026-11-21", "2026-11-21"),
}  # fmt: skip


@pytest.mark.parametrize(("field", "raw", "stored"), ACCEPTED.values(), ids=ACCEPTED)
def test_an_answer_is_stored_and_proves_itself_again(field: Field, raw: str, stored: Any) -> None:
    assert field.accept(raw, KIND) == stored
    field.check(stored, KIND)


REFUSED: dict[str, tuple[Field, str, str]] = {
    "one character": (TEXT, "a", "E-TEXT-LEN"),
    "256 characters": (TEXT, "a" * 256, "E-TEXT-LEN"),
    "a line break in one line": (TEXT, "a\nb", "E-TEXT"),
    "4001 characters of long text": (LINES, "a" * 4001, "E-TEXT-LEN"),
    "a choice that is not offered": (CHOICE, "OWN", "E-CHOICE"),
    "no choice": (CHOICE, "", "E-CHOICE"),
    "SC-008 a wrong control digit": (NUMBER, "250140999992", "E-ID-CHECKSUM"),
    "an IIN where a BIN stands": (NUMBER, "000101599992", "E-BIN-IS-IIN"),
    "eleven digits": (NUMBER, "25014099999", "E-ID-LEN"),
    "SC-019 a short telephone": (PHONE, "12345", "E-PHONE"),
    "an e-mail without a dot": (EMAIL, "a@localhost", "E-EMAIL"),
    "a contact with neither": (CONTACT, "Айгүл, бухгалтер", "E-CONTACT"),
    "a contact with digits apart": (CONTACT, "1 кв 2 кв 3 кв 4 кв 5 кв 6 7 8 9 0", "E-CONTACT"),
    "no piece": (QUANTITY, "0", "E-QTY"),
    "too many pieces": (QUANTITY, "100001", "E-QTY"),
    "minus one piece": (QUANTITY, "-1", "E-QTY"),
    "half a piece": (QUANTITY, "1.5", "E-QTY"),
    "no power": (POWER, "0", "E-MEASURE"),
    "power as not a number": (POWER, "NaN", "E-MEASURE"),
    "power without end": (POWER, "Infinity", "E-MEASURE"),
    "power with an exponent": (POWER, "1e3", "E-MEASURE"),
    "power with an underscore": (POWER, "1_0", "E-MEASURE"),
    "power of a reactor": (POWER, "10000.1", "E-MEASURE"),
    "SC-024 seven digits of a commodity code": (TNVED, "8471500", "E-TNVED"),
    "a serial in Cyrillic": (SERIAL, "СН-0001", "E-SERIAL"),
    "a serial of three signs": (SERIAL, "ABC", "E-SERIAL"),
    "the 31st of February": (DAY, "31.02.2026", "E-DATE"),
    "a day without a century": (DAY, "21.11.26", "E-DATE"),
    "a day in words": (DAY, "ертең", "E-DATE"),
    "a day of year nought": (DAY, "1.1.0000", "E-DATE"),
}


@pytest.mark.parametrize(("field", "raw", "code"), REFUSED.values(), ids=REFUSED)
def test_an_answer_is_refused_with_its_code(field: Field, raw: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        field.accept(raw, KIND)
    assert refusal.value.code == code


@pytest.mark.parametrize("field", TYPED, ids=lambda field: type(field).__name__)
@pytest.mark.parametrize("raw", ["", "   ", "\n\t", "\u00a0"], ids=repr)
def test_blanks_are_no_answer(field: Field, raw: str) -> None:
    with pytest.raises(Invalid) as refusal:
        field.accept(raw, KIND)
    assert refusal.value.code in ("E-REQ", "E-ID-LEN", "E-PHONE", "E-EMAIL")


HOSTILE = {
    "NUL": "a\x00b",
    "bell": "a\x07b",
    "bidi override": "ЖШС \u202egnp.exe",
    "zero-width space": "Да\u200bла",
    "only joiners": "\u200d\u200d\u200c",
    "byte order mark inside": "Да\ufeffла",
    "soft hyphen": "Да\u00adла",
    "lone surrogate": "a\ud800b",
    "private use": "a\ue000b",
    "not a character": "a\uffffb",
    "line separator": "a\u2028b",
    "tag characters": "🏴\U000e0067\U000e007f",
    "a hundred accents on one letter": "e" + "\u0301" * 100,
    "100,000 letters": "ә" * 100_000,
    "100,000 accents": "e" + "\u0316\u0301" * 50_000,
    "100,000 digits": "1" * 100_000,
    "100,000 blanks": "1" + " " * 100_000 + "1",
    "fullwidth digits": "２５０１４０９９９９９１",
    "Arabic-Indic digits": "٢٥٠١٤٠٩٩٩٩٩١",
    "superscript digits": "²⁵⁰¹",
    "emoji": "🙂🙂",
    "flag": "🇰🇿🇰🇿",
    "tags": "<b>x</b>",
    "script": "<script>alert(1)</script>",
    "formula": "=cmd|' /C calc'!A1",
    "path": "..\\..\\con.txt",
    "SQL": "'; DROP TABLE cases; --",
    "format string": "%s%n {0} {x}",
    "combining mark alone": "\u0301\u0301",
}
HIDDEN = tuple(HOSTILE)[:15]


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("field", [*TYPED, CHOICE], ids=lambda field: type(field).__name__)
def test_a_hostile_text_is_refused_with_a_code_or_stored_whole(field: Field, raw: str) -> None:
    try:
        stored = field.accept(raw, KIND)
    except Invalid:
        return
    field.check(stored, KIND)
    if isinstance(field, kinds.Text):
        assert stored == clean(raw, longest=field.longest, lines=True)


@pytest.mark.parametrize("name", HIDDEN)
def test_nothing_hidden_gets_into_a_text(name: str) -> None:
    with pytest.raises(Invalid) as refusal:
        TEXT.accept(HOSTILE[name], {})
    assert refusal.value.code in ("E-TEXT", "E-TEXT-LEN")


JUNK: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 10**30, "", "x", "\ud800", [], [[]], ["x"], [None], {}, {"a": 1},
    {"file_id": 1, "format": []}, {"file_id": "1", "format": "pdf", "expires_on": {}},
    {"given": "true", "at": 1}, {"region": []}, {"region": {}, "city": []}, {"count": []},
)  # fmt: skip


def every_field() -> list[Field]:
    """All fields of all forms, columns of groups and tables included."""
    found: list[Field] = []
    for form in FORMS.values():
        for field in form.fields:
            found.append(field)
            if isinstance(field, Group):
                found += field.columns
            if isinstance(field, Table):
                found += [column.field for column in field.columns]
    return [field for field in found if field.asked]


@pytest.mark.parametrize("field", every_field(), ids=lambda field: field.key)
def test_a_stored_value_of_a_wrong_type_is_refused_and_nothing_else(field: Field) -> None:
    for value in JUNK:
        try:
            field.check(value, {"applicant_kind": value})
        except Invalid:
            continue
        field.warnings(value)
        field.is_whole(value, {})


def test_a_file_name_is_shown_without_hidden_signs() -> None:
    assert printable("құжат\u202efdp.exe\x00\ud800") == "құжатfdp.exe"


def test_a_day_is_read_from_text_only() -> None:
    with pytest.raises(Invalid):
        parse_day(20260101)


UPLOAD = kinds.Upload(key="u", law=LAW, doc_id="doc.x")
FILE = {"file_id": "1", "format": "pdf", "expires_on": None, "no_expiry": True}
FILES = {
    "no file": ({**FILE, "file_id": ""}, "E-DOC-MISSING"),
    "nothing": (None, "E-DOC-MISSING"),
    "another format": ({**FILE, "format": "docx"}, "E-DOC-FORMAT"),
    "a validity that is no day": ({**FILE, "expires_on": "soon"}, "E-DATE"),
}


@pytest.mark.parametrize(("value", "code"), FILES.values(), ids=FILES)
def test_a_document_is_refused_with_its_code(value: Any, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        UPLOAD.check(value, {})
    assert refusal.value.code == code


def test_a_document_of_unknown_validity_is_good_but_doubtful() -> None:
    unknown = {**FILE, "no_expiry": False}
    UPLOAD.check(unknown, {})
    assert (UPLOAD.warnings(unknown), UPLOAD.is_whole(unknown, {})) == (("W-EXP-UNKNOWN",), False)
    assert (UPLOAD.warnings(FILE), UPLOAD.is_whole(FILE, {})) == ((), True)


CONSENT = kinds.Consent(key="c", law=LAW, version="1")


@pytest.mark.parametrize("value", [None, {}, {"given": False, "at": "x"}, {"given": 1, "at": "x"}])
def test_a_consent_that_was_not_given_is_refused(value: Any) -> None:
    with pytest.raises(Invalid, match="E-CONSENT"):
        CONSENT.check(value, {})
