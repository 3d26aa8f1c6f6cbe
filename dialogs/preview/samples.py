"""Invented answers, one a kind of field, with valid check digits; for previews and walks."""

from collections.abc import Iterator
from typing import Any

from core.form import kinds, tables
from core.form.field import Field
from core.form.kinds import address
from core.identifiers import category_code, enstru, serial, tnved
from core.law.regions import COUNTRY
from dialogs.events import FileKept, FileSent, Said
from dialogs.session import Draft
from dialogs.turn import Chosen

TYPED: dict[type[Field], str] = {
    kinds.Text: "«Дала Майнинг» ЖШС",
    kinds.Identifier: "250140999991",
    kinds.Phone: "8 (701) 123-45-67",
    kinds.Email: "office@example.kz",
    kinds.Contact: "+7 701 123 45 67",
    kinds.Quantity: "2",
    kinds.Measure: "3,25",
    kinds.Day: "01.03.2026",
    kinds.RecordNo: "KZ-2026-0015",
}
IIN, NATURAL = "000101599992", ("ie", "individual")
CODES: dict[Any, str] = {
    tnved: "8471 50 0000",
    serial: "SN-0001",
    enstru: "262013.000.000011",
    category_code: "3.1.2",
}
ROWS = "SN-0001; 95 TH/s; 3,25\nSN-0002; 95 TH/s; 3,25"


def sample(field: Field) -> str:
    """What a person might type for a field."""
    if isinstance(field, kinds.Code):
        return CODES[field.verbs]
    if isinstance(field, kinds.Several):
        return sample(field.of)
    if isinstance(field, kinds.Day) and field.future:
        return "01.03.2027"
    return TYPED[type(field)]


def answer(field: Field, draft: Draft, pick: int = 0) -> tuple[Any, ...]:
    """Events that answer a field whole, from nothing given of it.

    Of a closed list the ``pick``-th option is taken, or the last one.
    """
    if isinstance(field, kinds.Choice):
        return (Chosen(f"answer:{_option(field.options, pick)}"),)
    if isinstance(field, kinds.MultiChoice):
        picked = dict.fromkeys((_option(field.options, pick), field.options[-1]))
        return (*(Chosen(f"pick:{each}") for each in picked), Chosen("done"))
    if isinstance(field, kinds.Consent):
        return (Chosen("answer:yes"),)
    if isinstance(field, kinds.Upload):
        return _file(field.key, draft, field.formats[0])
    if isinstance(field, address.Address):
        return _address(field)
    if isinstance(field, tables.Group):
        return (*_entry(field, draft, pick), Chosen("done"))
    if isinstance(field, tables.Table):
        return (Said(ROWS), Chosen("done"))
    if isinstance(field, kinds.Identifier) and draft.answers.get(field.kind_from) in NATURAL:
        return (Said(IIN),)
    return (Said(sample(field)),)


def _entry(field: tables.Group, draft: Draft, pick: int) -> Iterator[Any]:
    """Every column of one entry that is asked with these answers."""
    entry: dict[str, Any] = {}
    for column in field.columns:
        if not column.applies({**draft.answers, **entry}):
            continue
        if isinstance(column, kinds.Upload):
            yield from _file(f"{field.key}/0/{column.key}", draft, column.formats[0])
            continue
        if isinstance(column, kinds.Choice):
            entry[column.key] = _option(column.options, pick)
        yield from answer(column, draft, pick)


def _option(options: tuple[str, ...], pick: int) -> str:
    return options[min(pick, len(options) - 1)]


def _file(place: str, draft: Draft, format_: str) -> tuple[Any, ...]:
    name = f"құжат.{format_}"
    sent = FileSent("preview:1", name, "application/pdf", 52_000)
    kept = FileKept("1", place, draft.draft_id, name, format_, 52_000)
    return (sent, kept, Chosen("no_expiry"))


def _address(field: address.Address) -> tuple[Any, ...]:
    country = (Chosen(f"answer:{COUNTRY}"),) if field.abroad else ()
    return (*country, Chosen("answer:KZ-35"), Said("Теміртау"), Said("Абай даңғылы 10"))
