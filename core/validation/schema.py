"""JSON schemas of the input and output of ``python -m core.validation``, made from the forms.

``python -m core.validation.schema DIR`` writes both.
"""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from core.form import kinds, tables
from core.form.field import Field
from core.form.form import Form
from core.form.kinds.address import Address
from core.law.acts import ACTS
from core.law.regions import REGIONS
from core.services.catalogue import FORMS

OUTPUT_VERSION = 2
"""Version of the outcome: raised when a key is removed or changes its meaning.

2: the place in the law has no ``note`` any more.
"""
DRAFT = "https://json-schema.org/draft/2020-12/schema"
DAY = {"type": "string", "format": "date"}
TEXT = {"type": "string"}

Schema = dict[str, Any]


def input_schema() -> Schema:
    """The schema of an application: one alternative for each service."""
    return {
        "$schema": DRAFT,
        "title": "An application to be checked",
        "oneOf": [_form(form) for form in FORMS.values()],
        "$defs": {"document": _DOCUMENT, "facts": _FACTS, "consent": _CONSENT},
    }


def output_schema() -> Schema:
    """The schema of the outcome, or of the reason why the input is unusable."""
    dates = ("registration_date", "promise_date", "track_date")
    version = {"const": OUTPUT_VERSION}
    outcome = _object(
        {
            "version": version,
            "service": {"enum": [form.service for form in FORMS.values()]},
            "edition": TEXT,
            "effective_date": DAY,
            **{name: {"type": ["string", "null"], "format": "date"} for name in dates},
            "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}},
        }
    )
    return {
        "$schema": DRAFT,
        "title": "The outcome of the check",
        "oneOf": [outcome, _object({"version": version, "error": TEXT, "where": TEXT})],
        "$defs": {"finding": _FINDING},
    }


def _form(form: Form) -> Schema:
    fields = {field.key: field for field in form.asked if not _apart(field)}
    rows = {field.key: field for field in form.asked if isinstance(field, tables.Table)}
    parts: Schema = {
        "service": {"const": form.service},
        "as_of": {"type": "string", "format": "date-time"},
        "channel": {"enum": ["portal", "chancellery"]},
        "fields": _object({key: _field(field) for key, field in fields.items()}, ()),
        "documents": {"type": "array", "items": {"$ref": "#/$defs/document"}},
        "facts": {"$ref": "#/$defs/facts"},
    }
    if rows:
        parts["rows"] = _object({key: _rows(table) for key, table in rows.items()}, ())
    return {"title": form.service, **_object(parts, ("service", "as_of"))}


def _apart(field: Field) -> bool:
    """Whether an answer is given under ``documents`` or ``rows`` instead of ``fields``."""
    return isinstance(field, kinds.Upload | tables.Table)


def _field(field: Field) -> Schema:
    """The schema of the answer to a field, with its place in the order."""
    law = field.law
    place = ", ".join(
        f"{name} {value}"
        for name, value in (
            ("annex", law.annex),
            ("item", law.item),
            ("paragraph", law.paragraph),
        )
        if value
    )
    about = f"{ACTS[law.act].number or law.act}{', ' if place else ''}{place}; {field.origin.value}"
    return {**_KINDS.get(type(field), _any_text)(field), "description": about}


def _any_text(field: Field) -> Schema:
    return dict(TEXT)


def _rows(table: tables.Table) -> Schema:
    cells = {column.key: {"type": ["string", "null"]} for column in table.columns}
    return {"type": "array", "maxItems": table.most, "items": _object(cells, ())}


def _choice(field: Any) -> Schema:
    return {"enum": list(field.options)}


def _multi_choice(field: Any) -> Schema:
    return {"type": "array", "items": {"enum": list(field.options)}, "uniqueItems": True}


def _several(field: Any) -> Schema:
    return {"type": "array", "items": _field(field.of), "maxItems": field.most}


def _group(field: Any) -> Schema:
    columns = {each.key: _field(each) for each in field.columns if not _apart(each)}
    return {"type": "array", "items": _object(columns, ()), "maxItems": field.most}


def _address(field: Any) -> Schema:
    keys = ("country", "city", "district", "settlement", "street", "building", "premises")
    parts: Schema = dict.fromkeys((*keys, *(("landmark",) if field.landmark else ())), TEXT)
    return _object({"region": {"enum": list(REGIONS)}, **parts}, ())


def _object(properties: Mapping[str, Any], required: tuple[str, ...] | None = None) -> Schema:
    """The schema of a closed object; all properties are required by default."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties if required is None else required),
        "additionalProperties": False,
    }


_KINDS: Mapping[type[Field], Callable[[Any], Schema]] = {
    kinds.Text: lambda field: {**TEXT, "minLength": field.shortest, "maxLength": field.longest},
    kinds.Choice: _choice,
    kinds.MultiChoice: _multi_choice,
    kinds.Several: _several,
    kinds.Quantity: lambda field: {"type": "integer", "minimum": 1, "maximum": field.most},
    kinds.Measure: lambda field: {"type": ["number", "string"]},
    kinds.Consent: lambda field: {"$ref": "#/$defs/consent"},
    kinds.Day: lambda field: dict(DAY),
    Address: _address,
    tables.Group: _group,
}

_CONSENT: Schema = {
    "oneOf": [
        {"type": "boolean"},
        _object(
            {"given": {"type": "boolean"}, "at": TEXT, "version": TEXT, "language": TEXT},
            ("given",),
        ),
    ]
}
_DOCUMENT = _object(
    {
        "doc_id": TEXT,
        "file_name": TEXT,
        "mime": TEXT,
        "size": {"type": "integer", "minimum": 0},
        "issued_on": DAY,
        "expires_on": DAY,
        "no_expiry": {"type": "boolean"},
        "explanation": TEXT,
        "entry": {"type": "integer", "minimum": 1},
    },
    ("doc_id",),
)
_RECORD = _object(
    {
        "register": TEXT,
        "number": TEXT,
        "holder": TEXT,
        "active": {"type": "boolean"},
        "issued_on": DAY,
        "suspended": {"type": "boolean"},
        "valid_until": DAY,
    },
    ("register", "number", "holder"),
)
_FACTS = _object(
    {
        "applicant": TEXT,
        "taken_serials": {"type": "array", "items": TEXT},
        "records": {"type": "array", "items": _RECORD},
        "complete": {"type": "array", "items": TEXT},
        "pools_exist": {"type": "boolean"},
        "paid": {"type": ["boolean", "null"]},
    },
    (),
)
_PARAGRAPH = _object(dict.fromkeys(("act", "paragraph", "annex", "item", "kk", "ru"), TEXT))
_FINDING = _object(
    {
        "code": {"type": "string", "pattern": "^[EW]-"},
        "severity": {"enum": ["error", "warning"]},
        "substantive": {"type": "boolean"},
        "field": TEXT,
        "row": {"type": "integer", "minimum": 0},
        "paragraph": _PARAGRAPH,
        "text": _object({"kk": TEXT, "ru": TEXT}),
    }
)


def published() -> Mapping[str, str]:
    """The text of each file in ``docs/``."""
    schemas = {"input": input_schema(), "output": output_schema()}
    return {
        f"validation-{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in schemas.items()
    }


if __name__ == "__main__":
    for name, text in published().items():
        (Path(sys.argv[1]) / name).write_text(text, encoding="utf-8")
