"""A line of text and everything that is typed as one: names, codes, numbers, contacts."""

from dataclasses import replace

from core.forms.kinds import Day, Email, Phone, Power, Quantity
from dialogs.events import ContactShared, Said
from dialogs.questions.base import Step, Taken, default_choice, passing
from dialogs.screens import Input, Screen, Text, Verbatim
from dialogs.turn import Chosen, Heard

INPUTS = {Phone: "phone", Email: "email", Quantity: "number", Power: "decimal", Day: "date"}


def ask(step: Step) -> Screen:
    default = step.draft.answers.get(step.field.default_from)
    return Screen(
        text=(step.text("ask"), step.text("example")),
        input=Input(INPUTS.get(type(step.field), "text")),
        choices=default_choice(step, Verbatim(str(default))),
    )


def take(step: Step, heard: Heard) -> Taken | None:
    if isinstance(heard, ContactShared) and isinstance(step.field, Phone):
        if not heard.own:
            return Taken(step.draft, said=(passing(Text("contact.not_own")),))
        return _accept(step, heard.phone)
    if isinstance(heard, Chosen) and heard.verb == "default":
        return _accept(step, str(step.draft.answers.get(step.field.default_from, "")))
    if isinstance(heard, Said):
        return _accept(step, heard.text)
    return None


def _accept(step: Step, raw: str) -> Taken:
    value = step.field.accept(raw, step.draft.answers)
    said = tuple(passing(Text(f"issue.{code}")) for code in step.field.warnings(value))
    return replace(step.done(value), said=said)
