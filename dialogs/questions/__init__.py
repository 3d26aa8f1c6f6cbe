"""Kinds of questions: each asks and takes one kind of field."""

from core.form import kinds, tables
from core.form.kinds import address as address_field
from dialogs.questions import (
    address,
    choice,
    consent,
    day,
    group,
    multi_choice,
    table,
    text,
    upload,
)
from dialogs.questions.asking import KINDS, Kind, kind_of
from dialogs.questions.base import Answered, Step

TEXT = Kind(text.ask, text.take)
KINDS.update(
    {
        kinds.Text: TEXT,
        kinds.Several: TEXT,
        kinds.Identifier: TEXT,
        kinds.Phone: TEXT,
        kinds.Email: TEXT,
        kinds.Contact: TEXT,
        kinds.Quantity: TEXT,
        kinds.Measure: TEXT,
        kinds.Code: TEXT,
        kinds.RecordNo: TEXT,
        kinds.Day: Kind(day.ask, day.take, day.back),
        kinds.Choice: Kind(choice.ask, choice.take),
        kinds.MultiChoice: Kind(multi_choice.ask, multi_choice.take),
        kinds.Consent: Kind(consent.ask, consent.take),
        kinds.Upload: Kind(upload.ask, upload.take, upload.back),
        address_field.Address: Kind(address.ask, address.take, address.back),
        tables.Group: Kind(group.ask, group.take, group.back),
        tables.Table: Kind(table.ask, table.take, table.back),
    }
)

__all__ = ["KINDS", "Answered", "Kind", "Step", "kind_of"]
