"""A consent: its official words, given by a press of its own."""

from core.errors import Invalid
from core.forms.kinds import Consent
from dialogs.questions.base import Step, Taken
from dialogs.screens import Choice, Screen, Text
from dialogs.turn import Chosen, Heard


def ask(step: Step) -> Screen:
    field = _field(step)
    yes, no = "consent.yes.button", "consent.no.button"
    if field.confirms:
        yes, no = "confirm.yes.button", "confirm.no.button"
    return Screen(
        text=(step.text("ask"), step.text("official")),
        choices=(
            (Choice("answer:yes", Text(yes)),),
            (Choice("answer:no", Text(no)),),
        ),
    )


def take(step: Step, heard: Heard) -> Taken | None:
    """Store the consent with its moment, text version and language; a refusal stops here."""
    field = _field(step)
    if not (isinstance(heard, Chosen) and heard.verb == "answer"):
        return None
    if heard.object != "yes":
        raise Invalid(field.refusal)
    return step.done(
        {
            "given": True,
            "at": step.now.isoformat(),
            "version": field.version,
            "language": step.language,
        }
    )


def _field(step: Step) -> Consent:
    assert isinstance(step.field, Consent)
    return step.field
