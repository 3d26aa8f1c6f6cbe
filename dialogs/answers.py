"""An answer as it is shown back: on the check page, the receipt and the officers' desk."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from core.form import kinds, tables
from core.form.field import Field
from core.form.form import Form
from core.form.kinds.address import Address
from core.identifiers import phone
from core.law.regions import COUNTRY
from dialogs.screens import Text, Verbatim, Words


def shown(form: Form, field: Field, value: Any) -> Words | None:
    """The answer in words; None when there is none to show."""
    if value is None:
        return None
    shower = _SHOWERS.get(type(field))
    return shower(form, field, value) if shower else Verbatim(str(value))


def entry_words(form: Form, group: tables.Group, number: int, entry: Mapping[str, Any]) -> Words:
    """One entry of a group; a column that is not given says so.

    A column that is not asked of every entry has a line of its own where it is given.
    """
    cells = {column.key: shown(form, column, entry.get(column.key)) for column in group.columns}
    always = {
        column.key: cells[column.key] or Text("value.none")
        for column in group.columns
        if column.when is None
    }
    lines = [
        Text(form.words(column, "line"), {"value": cells[column.key]})
        for column in group.columns
        if column.when is not None and cells[column.key] is not None
    ]
    whole = Text(form.words(group, "entry"), {"number": number, **always})
    return Text("value.lines", {"lines": [whole, *lines]}) if lines else whole


def listed(number: int | None, words: Words) -> Words:
    """One of a list, with the number it has on the printed form where it has one."""
    if number is None:
        return Text("choice.item", {"text": words})
    return Text("choice.numbered", {"number": number, "text": words})


def address(value: Mapping[str, Any]) -> Words:
    """An address on one line, the region by its name in the reader's language."""
    parts: list[Words] = []
    if value.get("country", COUNTRY) != COUNTRY:
        parts.append(Verbatim(str(value["country"])))
    elif value.get("city"):
        parts.append(Text(f"city.{value['region']}"))
    elif value.get("region"):
        parts.append(Text(f"region.{value['region']}"))
    for key in ("district", "settlement", "street", "building", "premises", "landmark"):
        if value.get(key):
            parts.append(Verbatim(str(value[key])))
    return Text("value.commas", {"parts": parts})


def _choice(form: Form, field: Field, value: Any) -> Words:
    assert isinstance(field, kinds.Choice)
    end = "meaning" if field.explained else "option"
    words = Text(form.words(field, f"{end}.{value}"))
    return listed(field.numbers[value], words) if value in field.numbers else words


def _multi_choice(form: Form, field: Field, value: Any) -> Words:
    """What was picked, each on a line of its own with its number on the printed form."""
    assert isinstance(field, kinds.MultiChoice)
    end = "meaning" if field.explained else "option"
    lines = [Text(form.words(field, f"{end}.{each}")) for each in value]
    if not field.explained and not field.numbers:
        return Text("value.commas", {"parts": lines})
    numbered = [
        listed(field.numbers.get(each), line) for each, line in zip(value, lines, strict=True)
    ]
    return Text("value.lines", {"lines": numbered})


def _several(form: Form, field: Field, value: Any) -> Words:
    assert isinstance(field, kinds.Several)
    return Text("value.commas", {"parts": [shown(form, field.of, each) for each in value]})


def _consent(form: Form, field: Field, value: Any) -> Words | None:
    assert isinstance(field, kinds.Consent)
    if not value.get("given"):
        return None
    return Text("confirm.given") if field.confirms else Text("consent.given")


def _file(form: Form, field: Field, value: Any) -> Words:
    if value.get("explanation"):
        return Text("value.explanation", {"text": Verbatim(str(value["explanation"]))})
    name = Verbatim(str(value.get("name", "")))
    if value.get("no_expiry"):
        return Text("value.file_no_expiry", {"name": name})
    if value.get("expires_on"):
        expires_on = date.fromisoformat(value["expires_on"])
        return Text("value.file_until", {"name": name, "date": expires_on})
    return Text("value.file", {"name": name})


def _group(form: Form, field: Field, value: Any) -> Words:
    assert isinstance(field, tables.Group)
    entries = [
        entry_words(form, field, number, entry) for number, entry in enumerate(value, start=1)
    ]
    return Text("value.lines", {"lines": entries})


def _table(form: Form, field: Field, value: Any) -> Words:
    count = int(value.get("count", 0))
    return Text("value.rows", {"count": count}, count=count)


_SHOWERS: Mapping[type[Field], Callable[[Form, Field, Any], Words | None]] = {
    kinds.Choice: _choice,
    kinds.MultiChoice: _multi_choice,
    kinds.Several: _several,
    kinds.Consent: _consent,
    kinds.Upload: _file,
    kinds.Phone: lambda form, field, value: Verbatim(phone.format(str(value))),
    kinds.Day: lambda form, field, value: Text("value.day", {"date": date.fromisoformat(value)}),
    kinds.Measure: lambda form, field, value: Text("value.number", {"number": Decimal(value)}),
    Address: lambda form, field, value: address(value),
    tables.Group: _group,
    tables.Table: _table,
}
