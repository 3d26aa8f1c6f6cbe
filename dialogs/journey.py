"""Where a person stands in a form: derived from the answers, never stored."""

from dataclasses import replace
from typing import Any

from core.errors import Invalid
from core.forms import FORMS
from core.forms.base import Answers, Field, Form
from dialogs.session import Draft

MOST_ASIDE = 5


def form_of(draft: Draft) -> Form:
    """The form of a draft."""
    return FORMS[draft.form]


def is_answered(draft: Draft, field: Field) -> bool:
    """Whether nothing is left to ask about a field."""
    if field.key not in draft.answers or draft.entry.get("key") == field.key:
        return False
    return field.is_whole(draft.answers[field.key])


def position(draft: Draft) -> Field | None:
    """The field asked now: the one gone back to, else the first gap; None when all is answered."""
    gap = None
    for field in form_of(draft).journey(draft.answers):
        if field.key == draft.at:
            return field
        if gap is None and not is_answered(draft, field):
            gap = field
    return gap


def before(draft: Draft, field: Field) -> Field | None:
    """The field asked before this one."""
    earlier = None
    for each in form_of(draft).journey(draft.answers):
        if each.key == field.key:
            return earlier
        earlier = each
    return None


def progress(draft: Draft, field: Field) -> tuple[int, int]:
    """The number of a field on its journey, and how many there are."""
    keys = [each.key for each in form_of(draft).journey(draft.answers)]
    return keys.index(field.key) + 1, len(keys)


def store(draft: Draft, field: Field, value: Any) -> Draft:
    """The draft with one answer given and the position free again.

    Answers that lean on this one and no longer fit are set aside; those set aside before that fit
    again come back. What was acknowledged of the old application is not of the new one.
    """
    answers, aside = {**draft.answers, field.key: value}, dict(draft.aside)
    for other in form_of(draft).fields:
        if other.when is not None or field.key in other.leans_on:
            _settle(other, answers, aside)
    return replace(draft, answers=answers, aside=aside, at="", entry={}, acknowledged=())


def forget(draft: Draft, field: Field) -> Draft:
    """The draft without an answer that turned out to be no good."""
    answers = {key: value for key, value in draft.answers.items() if key != field.key}
    return replace(draft, answers=answers, acknowledged=())


def in_edition_of_today(draft: Draft) -> Draft:
    """The draft in the edition of its form that is in force: what no longer fits is set aside."""
    form = form_of(draft)
    answers, aside = dict(draft.answers), dict(draft.aside)
    for field in form.fields:
        _settle(field, answers, aside)
    for key in answers.keys() - {field.key for field in form.fields}:
        _set_aside(key, answers.pop(key), aside)
    return replace(
        draft,
        edition=form.edition,
        answers=answers,
        aside=aside,
        at="",
        entry={},
        acknowledged=(),
    )


def _settle(field: Field, answers: dict[str, Any], aside: dict[str, Any]) -> None:
    """Give a field the answer that fits: the one it has, else one set aside before."""
    standing = [answers.pop(field.key)] if field.key in answers else []
    kept = aside.pop(field.key, [])
    for value in (*standing, *reversed(kept)):
        if field.key not in answers and _fits(field, value, answers):
            answers[field.key] = value
        else:
            _set_aside(field.key, value, aside)


def _set_aside(key: str, value: Any, aside: dict[str, Any]) -> None:
    """Keep an answer that has no place now; of too many the oldest goes."""
    others = [each for each in aside.get(key, []) if each != value]
    aside[key] = [*others, value][-MOST_ASIDE:]


def _fits(field: Field, value: Any, answers: Answers) -> bool:
    if not field.on_path(answers):
        return False
    if value is None:
        return not field.required
    try:
        field.check(value, answers)
    except Invalid:
        return False
    return True
