"""Earlier answers that a question offers: shown in its text, taken by a press only."""

from dataclasses import dataclass
from typing import Any

from core.errors import Invalid
from core.form.field import Field
from core.form.form import Form
from core.form.tables import Group
from dialogs.actions import Action, TakeEarlierAnswer, TakeSame
from dialogs.questions.kind import shown
from dialogs.questions.step import Answered, Step
from dialogs.screens import Choice, Text
from dialogs.turn import UserInput


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer that may be taken by a press."""

    action: Action
    value: Any
    text: Text
    button: Text

    @property
    def row(self) -> tuple[Choice, ...]:
        return (Choice(self.action, self.button),)


def offers(step: Step[Field]) -> tuple[Offer, ...]:
    """What may be taken for an answer: another answer of this form, one of an earlier form.

    The current answer is not offered.
    """
    found: list[Offer] = []
    source = step.field.default_from
    if source and step.draft.answers.get(source) is not None:
        value, field = step.draft.answers[source], _declared(step.form, source)
        answer = shown(step.form, field, value)
        text = Text("offer.same", {"label": step.text("label", field), "value": answer})
        if answer is not None and value != step.value and _is_valid(step, value):
            found.append(Offer(TakeSame(), value, text, Text("offer.same.button")))
    earlier = step.draft.offered.get(step.field.key)
    known = earlier is None or earlier == step.value
    answer = None if known else shown(step.form, step.field, earlier)
    if answer is not None and _is_valid(step, earlier) and all(earlier != o.value for o in found):
        text = Text("offer.earlier", {"value": answer})
        found.append(Offer(TakeEarlierAnswer(), earlier, text, Text("offer.earlier.button")))
    return tuple(found)


def take_offer(step: Step[Field], user_input: UserInput) -> Answered | None:
    """The answer of the offer that was pressed; None when it is not offered."""
    if not isinstance(user_input, TakeSame | TakeEarlierAnswer):
        return None
    taken = next((each.value for each in offers(step) if each.action == user_input), None)
    return None if taken is None else step.done(taken)


def _declared(form: Form, key: str) -> Field:
    """The field called ``key``, or the column of a group when it is one that offers its answer."""
    groups = (field for field in form.fields if isinstance(field, Group))
    columns = (column for group in groups for column in group.columns)
    return next(field for field in (*form.fields, *columns) if field.key == key)


def _is_valid(step: Step[Field], value: Any) -> bool:
    try:
        step.field.check(value, step.draft.answers)
    except Invalid:
        return False
    return True
