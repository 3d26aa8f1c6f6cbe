"""Kinds of questions: each asks and takes one kind of field."""

from collections.abc import Callable
from typing import NamedTuple

from core.forms import address as address_field
from core.forms import kinds, tables
from core.forms.base import Field
from dialogs.questions import address, choice, consent, group, table, text, upload
from dialogs.questions.base import Step, Taken
from dialogs.screens import Screen
from dialogs.turn import Heard


def _no_parts(step: Step) -> Taken | None:
    return None


class Kind(NamedTuple):
    """How one kind of field is asked, answered, and taken back part by part."""

    ask: Callable[[Step], Screen]
    take: Callable[[Step, Heard], Taken | None]
    back: Callable[[Step], Taken | None] = _no_parts


TEXT = Kind(text.ask, text.take)
KINDS: dict[type[Field], Kind] = {
    kinds.Text: TEXT,
    kinds.Identifier: TEXT,
    kinds.Phone: TEXT,
    kinds.Email: TEXT,
    kinds.Contact: TEXT,
    kinds.Quantity: TEXT,
    kinds.Power: TEXT,
    kinds.Code: TEXT,
    kinds.Day: TEXT,
    kinds.Choice: Kind(choice.ask, choice.take),
    kinds.Consent: Kind(consent.ask, consent.take),
    kinds.Upload: Kind(upload.ask, upload.take, upload.back),
    address_field.Address: Kind(address.ask, address.take, address.back),
    tables.Group: Kind(group.ask, group.take, group.back),
    tables.Table: Kind(table.ask, table.take, table.back),
}


def kind_of(field: Field) -> Kind:
    """How to ask this field."""
    return KINDS[type(field)]


__all__ = ["KINDS", "Kind", "Step", "Taken", "kind_of"]
