"""The current answer: shown when its question is asked again, kept by a press."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.form.field import Field
from dialogs.actions import Keep
from dialogs.journey import is_answered
from dialogs.questions.kind import kind_of, shown
from dialogs.questions.step import KEEP, Answered, Step
from dialogs.screens import Choice, Screen, Text, Verbatim

LONGEST = 300
"""How many characters of what a person wrote are shown again."""


def with_current_answer(step: Step[Field], asked: Screen) -> Screen:
    """The question with its current answer, when that is complete.

    *Why not of entries and picks:* their questions show them and go on from them.
    """
    if not _is_shown(step):
        return asked
    if step.value is None:
        return replace(asked, text=(*asked.text, Text("question.skipped")))
    answer = shown(step.form, step.field, step.value)
    if answer is None:
        return asked
    keep = (Choice(Keep(), Text(KEEP)),)
    now = Text("question.now", {"value": _shortened(answer)})
    return replace(asked, text=(*asked.text, now), choices=(keep, *asked.choices))


def kept(step: Step[Field]) -> Answered | None:
    """On with the current answer; None where keeping it is not offered."""
    if not _is_shown(step) or shown(step.form, step.field, step.value) is None:
        return None
    return Answered(replace(step.draft, at="", entry={}))


def _is_shown(step: Step[Field]) -> bool:
    shows_itself = kind_of(step.field).shows_answer and step.value is not None
    return not shows_itself and is_answered(step.draft, step.field)


def _shortened(value: Any) -> Any:
    """A message in which a long text of the person is cut."""
    match value:
        case Verbatim(text) if len(text) > LONGEST:
            return Verbatim(f"{text[:LONGEST].rstrip()}…")
        case Text(params=params) if params:
            return replace(value, params=_shortened(params))
        case Mapping():
            return {key: _shortened(each) for key, each in value.items()}
        case list() | tuple():
            return [_shortened(each) for each in value]
    return value
