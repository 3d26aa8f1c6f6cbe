"""One way to break an answer of every kind, and the issue code it must be refused with."""

from collections.abc import Callable, Mapping
from typing import Any

from core.form import kinds, tables
from core.form.field import Field
from core.form.kinds.address import Address

Broken = tuple[Any, str]
FUTURE = "2099-01-01"


def broken(field: Field, value: Any) -> list[Broken]:
    """Wrong answers to a field whose right answer is ``value``, each with its code."""
    return _BREAKS.get(type(field), lambda field, value: [])(field, value)


def _text(field: Any, value: Any) -> list[Broken]:
    found: list[Broken] = [
        ("я" * (field.longest + 1), "E-TEXT-LEN"),
        ("а\u202eб", "E-TEXT"),
        (7, field.missing_code),
    ]
    return found + ([("я", "E-TEXT-LEN")] if field.shortest > 1 else [])


def _identifier(field: Any, value: str) -> list[Broken]:
    wrong = f"{value[:11]}{(int(value[11]) + 1) % 10}"
    return [(wrong, "E-ID-CHECKSUM"), ("12345", "E-ID-LEN"), ("0" * 12, "E-ID-CHECKSUM")]


def _day(field: Any, value: str) -> list[Broken]:
    wrong: list[Broken] = [("2026-02-30", "E-DATE"), ("yesterday", "E-DATE"), ("2026", "E-DATE")]
    return wrong + ([] if field.future else [(FUTURE, "E-DATE-FUTURE")])


def _upload(field: Any, value: Mapping[str, Any]) -> list[Broken]:
    return [
        ({}, field.missing_code),
        ({**value, "file_id": ""}, field.missing_code),
        ({**value, "format": "exe"}, "E-DOC-FORMAT"),
        ({**value, "no_expiry": False, "expires_on": "2020-01-01"}, "E-DOC-EXPIRED"),
        ({**value, "expires_on": "31.02.2026"}, "E-DATE"),
    ]


def _address(field: Any, value: Mapping[str, Any]) -> list[Broken]:
    nowhere = {key: each for key, each in value.items() if key not in ("building", "landmark")}
    lost = {key: each for key, each in value.items() if key not in ("city", "settlement")}
    return [(nowhere, "E-ADDR"), (lost, "E-ADDR"), ("Алматы", "E-ADDR")]


def _code(field: Any, value: str) -> list[Broken]:
    return [("-" * 99, _CODES[field.verbs.__name__.rpartition(".")[2]])]


def _several(field: Any, value: list[Any]) -> list[Broken]:
    wrong, code = broken(field.of, value[0])[0]
    return [([], field.missing_code), ([*value, wrong], code), (value * (field.most + 1), "E-MANY")]


def _group(field: Any, value: list[Any]) -> list[Broken]:
    entry = value[0]
    found: list[Broken] = [([], field.missing_code), ([entry] * (field.most + 1), "E-MANY")]
    for column in field.columns:
        if column.key not in entry or entry[column.key] is None:
            continue
        if column.needed(entry):
            left = {key: each for key, each in entry.items() if key != column.key}
            found.append(([left, *value[1:]], column.missing_code))
        for wrong, code in broken(column, entry[column.key]):
            found.append(([{**entry, column.key: wrong}, *value[1:]], code))
    return found


_CODES = {
    "tnved": "E-TNVED",
    "serial": "E-SERIAL",
    "enstru": "E-ENSTRU",
    "category_code": "E-CATCODE",
}

_BREAKS: Mapping[type[Field], Callable[[Any, Any], list[Broken]]] = {
    kinds.Text: _text,
    kinds.Identifier: _identifier,
    kinds.Phone: lambda field, value: [("12345", "E-PHONE"), ("+7 701", "E-PHONE")],
    kinds.Email: lambda field, value: [("a@b", "E-EMAIL"), ("никто", "E-EMAIL")],
    kinds.Quantity: lambda field, value: [(0, "E-QTY"), (True, "E-QTY"), ("5", "E-QTY")],
    kinds.Measure: lambda field, value: [("0", "E-MEASURE"), ("много", "E-MEASURE")],
    kinds.Code: _code,
    kinds.RecordNo: lambda field, value: [("  ", field.missing_code), ("№" * 99, "E-REGISTRY-NO")],
    kinds.Choice: lambda field, value: [("nothing of the kind", "E-CHOICE")],
    kinds.MultiChoice: lambda field, value: [
        ([], field.missing_code),
        (["nothing of the kind"], "E-CHOICE"),
    ],
    kinds.Several: _several,
    kinds.Consent: lambda field, value: [
        ({**value, "given": False}, field.refusal),
        (True, field.refusal),
    ],
    kinds.Day: _day,
    kinds.Upload: _upload,
    Address: _address,
    tables.Group: _group,
}
