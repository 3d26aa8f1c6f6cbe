"""One of a closed list."""

from core.form.kinds import Choice as ChoiceField
from dialogs.answers import listed
from dialogs.questions.base import Answered, Step, offered, offers
from dialogs.screens import Choice, Screen
from dialogs.turn import Chosen, UserInput


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


def take(step: Step, user_input: UserInput) -> Answered | None:
    if not isinstance(user_input, Chosen):
        return None
    if user_input.verb in ("default", "earlier"):
        value = offered(step, user_input.verb)
        return None if value is None else step.done(value)
    if user_input.verb == "answer":
        return step.done(step.field.accept(user_input.object, step.draft.answers))
    return None


def _field(step: Step) -> ChoiceField:
    assert isinstance(step.field, ChoiceField)
    return step.field
