"""A line of text and everything that is typed as one: names, codes, numbers, contacts."""

from dataclasses import replace

from core.form.kinds import Email, Identifier, Measure, Phone, Quantity
from dialogs.events import ContactShared, Said
from dialogs.questions.base import Answered, Step, offered, offers, passing
from dialogs.screens import Input, Screen, Text
from dialogs.turn import Chosen, UserInput

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


def take(step: Step, user_input: UserInput) -> Answered | None:
    if isinstance(user_input, ContactShared) and isinstance(step.field, Phone):
        if not user_input.own:
            return Answered(step.draft, said=(passing(Text("contact.not_own")),))
        return _accept(step, user_input.phone)
    if isinstance(user_input, Chosen) and user_input.verb in ("default", "earlier"):
        value = offered(step, user_input.verb)
        return None if value is None else step.done(value)
    if isinstance(user_input, Said):
        return _accept(step, user_input.text)
    return None


def _accept(step: Step, raw: str) -> Answered:
    value = step.field.accept(raw, step.draft.answers)
    said = tuple(passing(Text(f"issue.{code}")) for code in step.field.warnings(value))
    return replace(step.done(value), said=said)
