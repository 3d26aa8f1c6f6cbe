"""Invented answers, one a kind of field, with valid check digits; for previews and walks."""

from typing import Any

from core.forms import address, kinds, tables
from core.forms.base import Field
from core.identifiers import serial, tnved
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
    kinds.Power: "3,25",
    kinds.Day: "01.03.2026",
}
CODES: dict[Any, str] = {tnved: "8471 50 0000", serial: "SN-0001"}
ROWS = "SN-0001; 95 TH/s; 3,25\nSN-0002; 95 TH/s; 3,25"


def sample(field: Field) -> str:
    """What a person might type for a field."""
    if isinstance(field, kinds.Code):
        return CODES[field.verbs]
    return TYPED[type(field)]


def answer(field: Field, draft: Draft) -> tuple[Any, ...]:
    """Events that answer a field whole, from nothing given of it."""
    if isinstance(field, kinds.Choice):
        return (Chosen(f"answer:{field.options[0]}"),)
    if isinstance(field, kinds.Consent):
        return (Chosen("answer:yes"),)
    if isinstance(field, kinds.Upload):
        sent = FileSent("preview:1", "құжат.pdf", "application/pdf", 52_000)
        kept = FileKept("1", field.key, draft.draft_id, "құжат.pdf", "pdf", 52_000)
        return (sent, kept, Chosen("no_expiry"))
    if isinstance(field, address.Address):
        return (Chosen("answer:KZ-35"), Said("Теміртау"), Said("Абай даңғылы 10"))
    if isinstance(field, tables.Group):
        return (*(Said(sample(column)) for column in field.columns), Chosen("done"))
    if isinstance(field, tables.Table):
        return (Said(ROWS), Chosen("done"))
    return (Said(sample(field)),)
