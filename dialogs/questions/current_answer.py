"""The answer that stands already: shown when its question is asked again, kept by a press."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.form.kinds import MultiChoice
from core.form.tables import Group, Table
from dialogs.answers import shown
from dialogs.journey import is_answered
from dialogs.questions.base import KEEP, Answered, Step
from dialogs.screens import Choice, Screen, Text, Verbatim, Words

LONGEST = 300
"""How many characters of what a person wrote are shown again."""


def with_standing(step: Step, asked: Screen) -> Screen:
    """The question with the answer it has, the whole of it and nothing half-given.

    *Why not of entries and picks:* their questions show them and go on from them.
    """
    if not _stands(step):
        return asked
    if step.value is None:
        return replace(asked, text=(*asked.text, Text("question.skipped")))
    words = _standing(step)
    if words is None:
        return asked
    keep = (Choice("keep", Text(KEEP)),)
    now = Text("question.now", {"value": _brief(words)})
    return replace(asked, text=(*asked.text, now), choices=(keep, *asked.choices))


def kept(step: Step) -> Answered | None:
    """On with the answer as it is; None where none is offered."""
    return Answered(replace(step.draft, at="", entry={})) if _standing(step) is not None else None


def _stands(step: Step) -> bool:
    listed = isinstance(step.field, MultiChoice | Group | Table) and step.value is not None
    return not listed and is_answered(step.draft, step.field)


def _standing(step: Step) -> Words | None:
    return shown(step.form, step.field, step.value) if _stands(step) else None


def _brief(value: Any) -> Any:
    """Words of which only the beginning is shown where somebody wrote at length."""
    match value:
        case Verbatim(words) if len(words) > LONGEST:
            return Verbatim(f"{words[:LONGEST].rstrip()}…")
        case Text(params=params) if params:
            return replace(value, params=_brief(params))
        case Mapping():
            return {key: _brief(each) for key, each in value.items()}
        case list() | tuple():
            return [_brief(each) for each in value]
    return value
