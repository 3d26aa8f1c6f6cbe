"""Parser of the JSON document that ``python -m core.validation`` checks.

A document that does not fit the input schema is unusable; invalid answers become findings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from core.errors import Invalid, TerezeError
from core.form.field import Field
from core.form.form import Form
from core.form.kinds import Consent, Measure, Upload
from core.form.kinds.texts import Verbs
from core.form.register import named
from core.form.rule import Facts, Record
from core.form.tables import Group, Table
from core.identifiers import serial, twelve_digits
from core.law.working_time import KAZAKHSTAN
from core.services.catalogue import by_service
from core.validation.check import A_YEAR, Application

KNOWN = frozenset({"service", "as_of", "channel", "fields", "rows", "documents", "facts"})
FORMATS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
ENDINGS = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
}
CHANNELS = ("portal", "chancellery")


class Unusable(TerezeError):
    """The document cannot be checked: ``key`` is the reason, ``where`` the part of it."""

    def __init__(self, key: str, where: str = "") -> None:
        super().__init__(" ".join(filter(None, (key, where))))
        self.key = key
        self.where = where


@dataclass(frozen=True, slots=True)
class Request:
    """A parsed document."""

    application: Application
    """The application to check."""
    as_of: datetime
    """Moment of the filing."""
    facts: Facts
    """What the registers know."""


def read(body: Any) -> Request:
    """Parse a document. Raises ``Unusable``."""
    if not isinstance(body, Mapping):
        raise Unusable("document.not_an_object")
    for name in body.keys() - KNOWN:
        raise Unusable("document.unknown_part", str(name))
    as_of = _moment(body.get("as_of"))
    try:
        declared = by_service(str(body.get("service")))
    except KeyError:
        raise Unusable("service.unknown") from None
    form = declared.on(_effective_on(as_of))
    answers = _answers(form, _mapping(body, "fields"), as_of)
    rows = _rows(form, _mapping(body, "rows"))
    for key, each in rows.items():
        answers[key] = {"count": len(each), "done": True}
    if body.get("channel", CHANNELS[0]) not in CHANNELS:
        raise Unusable("channel.unknown")
    if "channel" in body and any(field.key == "channel" for field in form.fields):
        answers.setdefault("channel", body["channel"])
    elsewhen = _doc_ids(declared) - _doc_ids(form)
    for document in _sequence(body, "documents"):
        if not isinstance(document, Mapping):
            raise Unusable("document.not_an_object", "documents")
        if document.get("doc_id") not in elsewhen:
            _attach(form, document, answers)
    return Request(Application(form, answers, rows), as_of, _facts(_mapping(body, "facts")))


def _moment(text: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise Unusable("as_of.not_a_moment") from None
    if moment.tzinfo is None:
        raise Unusable("as_of.without_zone")
    return moment


def _effective_on(as_of: datetime) -> date:
    """The effective date. Raises ``Unusable`` when a term could end outside the calendar."""
    try:
        day = KAZAKHSTAN.effective_date(as_of)
    except (TerezeError, OverflowError):
        raise Unusable("as_of.outside_the_calendar") from None
    if day > KAZAKHSTAN.LAST - A_YEAR:
        raise Unusable("as_of.outside_the_calendar")
    return day


def _doc_ids(form: Form) -> set[Any]:
    """Ids of the documents a form asks for."""
    fields = [part for field in form.asked for part in (field, *getattr(field, "columns", ()))]
    return {field.doc_id for field in fields if isinstance(field, Upload)}


def _answers(form: Form, given: Mapping[str, Any], as_of: datetime) -> dict[str, Any]:
    asked = {field.key: field for field in form.asked}
    for key in given.keys() - asked.keys():
        raise Unusable("field.unknown", key)
    return {
        key: _stored(asked[key], value, as_of) for key, value in given.items() if value is not None
    }


def _stored(field: Field, value: Any, as_of: datetime) -> Any:
    """An answer in its stored form: a boolean as a consent, a number as decimal text."""
    if isinstance(field, Consent) and isinstance(value, bool):
        return {"given": value, "at": as_of.isoformat()}
    if isinstance(field, Measure) and isinstance(value, int | float) and type(value) is not bool:
        return str(value)
    if isinstance(field, Group) and isinstance(value, list):
        columns = {column.key: column for column in field.columns}
        return [_entry(columns, entry, as_of) for entry in value]
    return value


def _entry(columns: Mapping[str, Field], entry: Any, as_of: datetime) -> Any:
    if not isinstance(entry, Mapping):
        return entry
    for key in entry.keys() - columns.keys():
        raise Unusable("field.unknown", str(key))
    return {key: _stored(columns[key], value, as_of) for key, value in entry.items()}


def _rows(form: Form, given: Mapping[str, Any]) -> dict[str, list[Any]]:
    tables = {field.key for field in form.fields if isinstance(field, Table)}
    for key, rows in given.items():
        if key not in tables or not isinstance(rows, list):
            raise Unusable("table.unknown", key)
    return {key: list(rows) for key, rows in given.items()}


def _attach(form: Form, document: Mapping[str, Any], answers: dict[str, Any]) -> None:
    """Store a document in the first free field that asks for it.

    ``entry`` is the number of a group's entry.
    """
    doc_id, entry = document.get("doc_id"), document.get("entry")
    twice = False
    for field in form.asked:
        if isinstance(field, Upload) and field.doc_id == doc_id and entry is None:
            if field.key not in answers:
                answers[field.key] = _file(document)
                return
            twice = True
        if isinstance(field, Group) and isinstance(entry, int):
            for column in field.columns:
                if isinstance(column, Upload) and column.doc_id == doc_id:
                    _into(answers.get(field.key), entry, column.key, document)
                    return
    raise Unusable("document.given_twice" if twice else "document.unknown", str(doc_id))


def _into(entries: Any, number: int, key: str, document: Mapping[str, Any]) -> None:
    if not (isinstance(entries, list) and 1 <= number <= len(entries)):
        raise Unusable("document.no_such_entry", key)
    if isinstance(entries[number - 1], dict):
        entries[number - 1][key] = _file(document)


def _file(document: Mapping[str, Any]) -> dict[str, Any]:
    """A file in its stored form, or the explanation that replaces it."""
    if document.get("explanation"):
        return {"explanation": str(document["explanation"])}
    name = str(document.get("file_name", ""))
    ending = name.rpartition(".")[2].casefold()
    return {
        "file_id": name or str(document.get("doc_id")),
        "doc_id": document.get("doc_id"),
        "name": name,
        "format": FORMATS.get(str(document.get("mime") or ENDINGS.get(ending)), ""),
        "size": document.get("size"),
        "issued_on": document.get("issued_on"),
        "expires_on": document.get("expires_on"),
        "no_expiry": document.get("no_expiry") is True,
    }


def _facts(given: Mapping[str, Any]) -> Facts:
    for name in given.keys() - {field.name for field in fields(Facts)}:
        raise Unusable("facts.unknown", str(name))
    try:
        return Facts(
            applicant=as_stored(twelve_digits, given.get("applicant", "")),
            taken_serials=frozenset(
                as_stored(serial, each) for each in given.get("taken_serials", ())
            ),
            records={
                named(str(each["register"]), str(each["number"])): _record(each)
                for each in given.get("records", ())
            },
            complete=frozenset(map(str, given.get("complete", ()))),
            pools_exist=_yes_or_no(given.get("pools_exist", True)),
            paid=None if given.get("paid") is None else _yes_or_no(given["paid"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Unusable("facts.unreadable") from None


def _record(each: Mapping[str, Any]) -> Record:
    issued_on, valid_until = each.get("issued_on"), each.get("valid_until")
    return Record(
        holder=as_stored(twelve_digits, each["holder"]),
        active=_yes_or_no(each.get("active", True)),
        issued_on=date.fromisoformat(issued_on) if issued_on else None,
        suspended=_yes_or_no(each.get("suspended", False)),
        valid_until=date.fromisoformat(valid_until) if valid_until else None,
    )


def as_stored(verbs: Verbs, text: Any) -> str:
    """An identifier in its stored form; an invalid one unchanged."""
    try:
        return verbs.validate(str(text))
    except Invalid:
        return str(text)


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _mapping(body: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    given = body.get(name, {})
    if not isinstance(given, Mapping):
        raise Unusable("document.part_not_an_object", name)
    return given


def _sequence(body: Mapping[str, Any], name: str) -> Sequence[Any]:
    given = body.get(name, [])
    if not isinstance(given, list):
        raise Unusable("document.part_not_a_list", name)
    return given
