"""A question for several options of a closed list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from core.errors import Invalid
from core.form.form import Form
from core.form.kinds import MultiChoice
from dialogs.actions import Done, Pick
from dialogs.questions.kind import QuestionKind
from dialogs.questions.options import meanings, numbered, option_at, option_keys, option_text
from dialogs.questions.step import Answered, Step
from dialogs.screens import Choice, Message, Screen, Text
from dialogs.session import Draft
from dialogs.stored import Stored
from dialogs.turn import UserInput


@dataclass(frozen=True, slots=True)
class Picked(Stored):
    """The options picked so far; None before the first press."""

    picked: Sequence[str] | None = None


class MultiChoiceQuestion(QuestionKind[MultiChoice, Picked]):
    """Several options: each press picks one or takes it back, the last one ends the answer."""

    entry_type = Picked
    shows_answer = True

    def ask(self, step: Step[MultiChoice]) -> Screen:
        picked = self._picked(step)
        options = (*step.field.options, *step.field.not_here)
        rows = [(Choice(Pick(each), _label(step, each, picked)),) for each in options]
        if picked:
            rows.append((Choice(Done(), Text("multi_choice.done.button")),))
        return Screen(
            text=(step.text("ask"), Text("multi_choice.how"), *meanings(step)),
            choices=tuple(rows),
        )

    def take(self, step: Step[MultiChoice], user_input: UserInput) -> Answered | None:
        field, picked = step.field, self._picked(step)
        match user_input:
            case Pick(option):
                option = field.accept(option, step.draft.answers)[0]
                left = [each for each in picked if each != option]
                if option not in picked:
                    left = field.ordered([*picked, option])
                return step.keep(Picked(left))
            case Done() if not picked:
                raise Invalid(field.missing_code)
            case Done():
                return step.done(picked)
        return None

    def shown(self, form: Form, field: MultiChoice, value: Any) -> Message:
        """On one line, or each on its own where the order explains or numbers them."""
        texts = [option_text(form, field, each) for each in value]
        if not field.explained and not field.numbers:
            return Text("value.commas", {"parts": texts})
        lines = [
            numbered(field.numbers.get(each), text) for each, text in zip(value, texts, strict=True)
        ]
        return Text("value.lines", {"lines": lines})

    def keys(self, form: Form, field: MultiChoice) -> Iterator[str]:
        yield form.words(field, "ask")
        yield from option_keys(form, field)

    def sample(self, field: MultiChoice, draft: Draft, pick: int = 0) -> tuple[UserInput, ...]:
        picked = dict.fromkeys((option_at(field, pick), field.options[-1]))
        return (*(Pick(each) for each in picked), Done())

    def _picked(self, step: Step[MultiChoice]) -> list[str]:
        picked = self.entry(step).picked
        return list(step.value or ()) if picked is None else list(picked)


def _label(step: Step[MultiChoice], option: str, picked: list[str]) -> Message:
    label = step.text(f"option.{option}")
    return Text("multi_choice.picked.button", {"label": label}) if option in picked else label
