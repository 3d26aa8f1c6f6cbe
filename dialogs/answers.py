"""An answer as it is shown back: on the check page, the receipt and the officers' desk."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from core.forms.address import Address
from core.forms.base import Field, Form
from core.forms.kinds import Choice, Consent, Phone, Upload
from core.forms.tables import Group, Table
from core.identifiers import phone
from dialogs.screens import Text, Verbatim, Words


def shown(form: Form, field: Field, value: Any) -> Words | None:
    """The answer in words; None when there is none to show."""
    if value is None:
        return None
    if isinstance(field, Choice):
        return Text(f"{form.key}.{field.key}.option.{value}")
    if isinstance(field, Address):
        return address(value)
    if isinstance(field, Phone):
        return Verbatim(phone.format(str(value)))
    if isinstance(field, Consent):
        return Text("consent.given") if value.get("given") else None
    if isinstance(field, Upload):
        return _file(value)
    if isinstance(field, Group):
        entries = [
            Text(f"{form.key}.{field.key}.entry", {"number": number, **entry})
            for number, entry in enumerate(value, start=1)
        ]
        return Text("value.lines", {"lines": entries})
    if isinstance(field, Table):
        count = int(value.get("count", 0))
        return Text("value.rows", {"count": count}, count=count)
    return Verbatim(str(value))


def address(value: Mapping[str, Any]) -> Words:
    """An address on one line, the region by its name in the reader's language."""
    parts: list[Words] = []
    if not value.get("city"):
        parts.append(Text(f"region.{value['region']}"))
    else:
        parts.append(Text(f"city.{value['region']}"))
    for key in ("district", "settlement", "street", "building", "premises", "landmark"):
        if value.get(key):
            parts.append(Verbatim(str(value[key])))
    return Text("value.commas", {"parts": parts})


def _file(value: Mapping[str, Any]) -> Words:
    name = Verbatim(str(value.get("name", "")))
    if value.get("no_expiry"):
        return Text("value.file_no_expiry", {"name": name})
    if value.get("expires_on"):
        expires_on = date.fromisoformat(value["expires_on"])
        return Text("value.file_until", {"name": name, "date": expires_on})
    return Text("value.file", {"name": name})
