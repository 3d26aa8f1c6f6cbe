"""One of a closed list."""

from core.forms.kinds import Choice as ChoiceField
from dialogs.answers import listed
from dialogs.questions.base import Step, Taken, offered, offers
from dialogs.screens import Choice, Screen
from dialogs.turn import Chosen, Heard


def ask(step: Step) -> Screen:
    field = _field(step)
    found = offers(step)
    meanings = [
        listed(field.numbers.get(each), step.text(f"meaning.{each}"))
        for each in field.options
        if field.explained
    ]
    return Screen(
        text=(
            step.text("ask"),
            *meanings,
            *(offer.said for offer in found),
        ),
        choices=(
            *(offer.row for offer in found),
            *(
                (Choice(f"answer:{each}", step.text(f"option.{each}")),)
                for each in (*field.options, *field.not_here)
            ),
        ),
    )


def take(step: Step, heard: Heard) -> Taken | None:
    if not isinstance(heard, Chosen):
        return None
    if heard.verb in ("default", "earlier"):
        value = offered(step, heard.verb)
        return None if value is None else step.done(value)
    if heard.verb == "answer":
        return step.done(step.field.accept(heard.object, step.draft.answers))
    return None


def _field(step: Step) -> ChoiceField:
    assert isinstance(step.field, ChoiceField)
    return step.field
