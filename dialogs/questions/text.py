"""A line of text and everything that is typed as one: names, codes, numbers, contacts."""

from dataclasses import replace

from core.forms.kinds import Email, Identifier, Measure, Phone, Quantity
from dialogs.events import ContactShared, Said
from dialogs.questions.base import Step, Taken, offered, offers, passing
from dialogs.screens import Input, Screen, Text
from dialogs.turn import Chosen, Heard

INPUTS = {Phone: "phone", Email: "email", Quantity: "number", Measure: "decimal"}


def ask(step: Step) -> Screen:
    found = offers(step)
    return Screen(
        text=(_worded(step, "ask"), _worded(step, "example"), *(offer.said for offer in found)),
        input=Input(INPUTS.get(type(step.field), "text")),
        choices=tuple(offer.row for offer in found),
    )


def _worded(step: Step, end: str) -> Text:
    """The question or its example: a number is asked for by the kind of applicant."""
    field = step.field
    number = field.number(step.draft.answers) if isinstance(field, Identifier) else ""
    return Text(f"identifier.{number}.{end}") if number else step.text(end)


def take(step: Step, heard: Heard) -> Taken | None:
    if isinstance(heard, ContactShared) and isinstance(step.field, Phone):
        if not heard.own:
            return Taken(step.draft, said=(passing(Text("contact.not_own")),))
        return _accept(step, heard.phone)
    if isinstance(heard, Chosen) and heard.verb in ("default", "earlier"):
        value = offered(step, heard.verb)
        return None if value is None else step.done(value)
    if isinstance(heard, Said):
        return _accept(step, heard.text)
    return None


def _accept(step: Step, raw: str) -> Taken:
    value = step.field.accept(raw, step.draft.answers)
    said = tuple(passing(Text(f"issue.{code}")) for code in step.field.warnings(value))
    return replace(step.done(value), said=said)
