"""Some of a closed list: each press picks or takes back, the last one is done."""

from core.errors import Invalid
from core.form.kinds import MultiChoice
from dialogs.answers import listed
from dialogs.questions.base import Answered, Step
from dialogs.screens import Choice, Screen, Text, Words
from dialogs.turn import Chosen, UserInput


def ask(step: Step) -> Screen:
    field, picked = _field(step), _picked(step)
    text: list[Words] = [step.text("ask"), Text("multi_choice.how")]
    if field.explained:
        text += [
            listed(field.numbers.get(each), step.text(f"meaning.{each}")) for each in field.options
        ]
    rows = [(Choice(f"pick:{each}", _label(step, each, picked)),) for each in _offered(field)]
    if picked:
        rows.append((Choice("done", Text("multi_choice.done.button")),))
    return Screen(text=tuple(text), choices=tuple(rows))


def take(step: Step, user_input: UserInput) -> Answered | None:
    """Raises ``Invalid`` for a choice that this form does not have."""
    if not isinstance(user_input, Chosen):
        return None
    field, picked = _field(step), _picked(step)
    if user_input.verb == "pick":
        option = field.accept(user_input.object, step.draft.answers)[0]
        left = [each for each in picked if each != option]
        return step.keep(picked=left if option in picked else field.ordered([*picked, option]))
    if user_input.verb == "done":
        if not picked:
            raise Invalid(field.missing_code)
        return step.done(picked)
    return None


def _picked(step: Step) -> list[str]:
    if "picked" in step.entry:
        return list(step.entry["picked"])
    return list(step.value or ())


def _offered(field: MultiChoice) -> tuple[str, ...]:
    return (*field.options, *field.not_here)


def _label(step: Step, option: str, picked: list[str]) -> Words:
    label = step.text(f"option.{option}")
    return Text("multi_choice.picked.button", {"label": label}) if option in picked else label


def _field(step: Step) -> MultiChoice:
    assert isinstance(step.field, MultiChoice)
    return step.field
