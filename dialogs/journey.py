"""The position in a form: derived from the answers, never stored."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from core.errors import Invalid
from core.form.conditions import Answers
from core.form.field import Field
from core.form.form import Form
from core.law.working_time import KAZAKHSTAN
from core.services.catalogue import FORMS
from dialogs.session import Draft

MOST_ASIDE = 5


def form_of(draft: Draft) -> Form:
    """The form of a draft, in the edition it is pinned to."""
    return FORMS[draft.form].in_edition(draft.edition)


def field_of(draft: Draft, key: str) -> Field | None:
    """The field called ``key`` in the edition of the draft; None when it has none."""
    return next((field for field in form_of(draft).fields if field.key == key), None)


def edition_of_today(draft: Draft, now: datetime) -> str:
    """The edition that would count if the draft were filed now: that of the effective date."""
    return FORMS[draft.form].edition_on(KAZAKHSTAN.effective_date(now))


def is_answered(draft: Draft, field: Field) -> bool:
    """Whether nothing is left to ask about a field."""
    if field.key not in draft.answers or draft.entry.get("key") == field.key:
        return False
    value = draft.answers[field.key]
    return (value is None and field.skippable) or field.is_whole(value, draft.answers)


def position(draft: Draft) -> Field | None:
    """The field asked now: the one gone back to, else the first gap; None when all is answered."""
    path = form_of(draft).journey(draft.answers)
    if draft.at:
        for field in path:
            if field.key == draft.at:
                return field
    return next((field for field in path if not is_answered(draft, field)), None)


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
    """The draft with one answer stored and the position free again.

    Answers that depend on this one and no longer fit are set aside; those set aside before that
    fit again come back. Acknowledged findings of the old answers are forgotten.
    """
    answers, aside = {**draft.answers, field.key: value}, dict(draft.aside)
    for other in form_of(draft).fields:
        if other.when is not None or other.depends_on:
            _settle(other, answers, aside)
    return replace(draft, answers=answers, aside=aside, at="", entry={}, acknowledged=())


def without_file(draft: Draft, file_id: str) -> Draft:
    """The draft without an infected file, in its answers, those set aside and the entry."""
    kept = {
        name: _without_file(getattr(draft, name), file_id) for name in ("answers", "aside", "entry")
    }
    answers, aside = dict(kept.pop("answers")), dict(kept.pop("aside"))
    for other in form_of(draft).fields:
        if other.when is not None:
            _settle(other, answers, aside)
    return replace(draft, **kept, answers=answers, aside=aside, acknowledged=())


def _without_file(value: Any, file_id: str) -> Any:
    if isinstance(value, Mapping):
        parts = {key: each for key, each in value.items() if not _is_file(each, file_id)}
        return {key: _without_file(each, file_id) for key, each in parts.items()}
    if isinstance(value, list):
        return [_without_file(each, file_id) for each in value if not _is_file(each, file_id)]
    return value


def _is_file(value: Any, file_id: str) -> bool:
    return isinstance(value, Mapping) and value.get("file_id") == file_id


def in_edition(draft: Draft, form: Form) -> Draft:
    """The draft in another edition of its form: answers that no longer fit are set aside."""
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
    """Give a field the answer that fits: the one it has, else the one set aside last."""
    if field.key in answers:
        if fits(field, answers[field.key], answers):
            return
        _set_aside(field.key, answers.pop(field.key), aside)
    kept = aside.get(field.key, [])
    for value in reversed(kept):
        if fits(field, value, answers):
            answers[field.key] = value
            aside[field.key] = [each for each in kept if each != value]
            return


def _set_aside(key: str, value: Any, aside: dict[str, Any]) -> None:
    """Keep an answer that does not fit now; of too many the oldest is dropped."""
    others = [each for each in aside.get(key, []) if each != value]
    aside[key] = [*others, value][-MOST_ASIDE:]


def fits(field: Field, value: Any, answers: Answers) -> bool:
    """Whether a value may be the answer to a field, with the answers before it.

    Missing parts are asked later; the parts there are must be valid.
    """
    if not field.applies(answers):
        return False
    if value is None:
        return field.skippable
    try:
        field.check_given(value, answers)
    except Invalid:
        return False
    return True
