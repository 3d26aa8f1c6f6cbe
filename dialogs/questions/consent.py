"""A consent: its official words, given by a press of its own."""

from core.errors import Invalid
from core.forms.kinds import Consent
from dialogs.questions.base import Step, Taken
from dialogs.screens import Choice, Screen, Text
from dialogs.turn import Chosen, Heard


def ask(step: Step) -> Screen:
    return Screen(
        text=(step.text("ask"), step.text("official")),
        choices=(
            (Choice("answer:yes", Text("consent.yes.button")),),
            (Choice("answer:no", Text("consent.no.button")),),
        ),
    )


def take(step: Step, heard: Heard) -> Taken | None:
    """Store the consent with its moment, text version and language; a refusal stops here."""
    assert isinstance(step.field, Consent)
    if not (isinstance(heard, Chosen) and heard.verb == "answer"):
        return None
    if heard.object != "yes":
        raise Invalid(step.field.refusal)
    return step.done(
        {
            "given": True,
            "at": step.now.isoformat(),
            "version": step.field.version,
            "language": step.language,
        }
    )
