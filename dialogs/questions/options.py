"""Options of a closed list, shared by one choice and several."""

from collections.abc import Iterator

from core.form.form import Form
from core.form.kinds import Choice as ChoiceField
from core.form.kinds import MultiChoice
from dialogs.questions.step import Step
from dialogs.screens import Message, Text

Listed = ChoiceField | MultiChoice


def numbered(number: int | None, text: Message) -> Message:
    """An option with its number on the printed form, where it has one."""
    if number is None:
        return Text("choice.item", {"text": text})
    return Text("choice.numbered", {"number": number, "text": text})


def meanings(step: Step[Listed]) -> list[Message]:
    """What each option means, where the order explains it."""
    field = step.field
    return [
        numbered(field.numbers.get(each), step.text(f"meaning.{each}"))
        for each in field.options
        if field.explained
    ]


def option_text(form: Form, field: Listed, option: str) -> Text:
    """A stored option: its meaning where it has one, else its label."""
    return Text(form.words(field, f"{'meaning' if field.explained else 'option'}.{option}"))


def option_keys(form: Form, field: Listed) -> Iterator[str]:
    """The message keys of the options."""
    yield from (form.words(field, f"option.{each}") for each in (*field.options, *field.not_here))
    if field.explained:
        yield from (form.words(field, f"meaning.{each}") for each in field.options)


def option_at(field: Listed, pick: int) -> str:
    """The option at an index, the last one for a larger index."""
    return field.options[min(pick, len(field.options) - 1)]
