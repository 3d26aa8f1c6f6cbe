"""A consent: its official words, given by a press of its own."""

from core.errors import Invalid
from core.form.kinds import Consent
from dialogs.questions.base import Answered, Step
from dialogs.screens import Choice, Screen, Text
from dialogs.turn import Chosen, UserInput


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


def take(step: Step, user_input: UserInput) -> Answered | None:
    """Store the consent with its moment, text version and language; a refusal stops here."""
    field = _field(step)
    if not (isinstance(user_input, Chosen) and user_input.verb == "answer"):
        return None
    if user_input.object != "yes":
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
