"""A question for one option of a closed list."""

from collections.abc import Iterator
from typing import Any

from core.form.form import Form
from core.form.kinds import Choice as ChoiceField
from dialogs.actions import Answer
from dialogs.questions.kind import NoParts, QuestionKind
from dialogs.questions.offers import offers, take_offer
from dialogs.questions.options import meanings, numbered, option_at, option_keys, option_text
from dialogs.questions.step import Answered, Step
from dialogs.screens import Choice, Message, Screen
from dialogs.session import Draft
from dialogs.turn import UserInput


class ChoiceQuestion(QuestionKind[ChoiceField, NoParts]):
    """One option of a closed list, by a press."""

    entry_type = NoParts

    def ask(self, step: Step[ChoiceField]) -> Screen:
        field, found = step.field, offers(step)
        return Screen(
            text=(step.text("ask"), *meanings(step), *(offer.text for offer in found)),
            choices=(
                *(offer.row for offer in found),
                *(
                    (Choice(Answer(each), step.text(f"option.{each}")),)
                    for each in (*field.options, *field.not_here)
                ),
            ),
        )

    def take(self, step: Step[ChoiceField], user_input: UserInput) -> Answered | None:
        if isinstance(user_input, Answer):
            return step.done(step.field.accept(user_input.option, step.draft.answers))
        return take_offer(step, user_input)

    def shown(self, form: Form, field: ChoiceField, value: Any) -> Message:
        text = option_text(form, field, value)
        return numbered(field.numbers[value], text) if value in field.numbers else text

    def keys(self, form: Form, field: ChoiceField) -> Iterator[str]:
        yield form.words(field, "ask")
        yield from option_keys(form, field)
        yield from (form.words(field, f"leads.{option}") for option in field.leads_to)

    def sample(self, field: ChoiceField, draft: Draft, pick: int = 0) -> tuple[UserInput, ...]:
        return (Answer(option_at(field, pick)),)
