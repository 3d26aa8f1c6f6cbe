"""One of a closed list."""

from core.forms.kinds import Choice as ChoiceField
from dialogs.questions.base import Step, Taken
from dialogs.screens import Choice, Screen
from dialogs.turn import Chosen, Heard


def ask(step: Step) -> Screen:
    assert isinstance(step.field, ChoiceField)
    return Screen(
        text=(step.text("ask"),),
        choices=tuple(
            (Choice(f"answer:{option}", step.text(f"option.{option}")),)
            for option in step.field.options
        ),
    )


def take(step: Step, heard: Heard) -> Taken | None:
    if isinstance(heard, Chosen) and heard.verb == "answer":
        return step.done(step.field.accept(heard.object, step.draft.answers))
    return None
