"""Where a person stands in a form: derived from the answers, never stored."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from core.catalogue import FORMS
from core.errors import Invalid
from core.forms.base import Answers, Field, Form
from core.forms.kinds import Consent, Upload
from core.forms.tables import Group, Table
from core.working_time import KAZAKHSTAN
from dialogs.session import Draft

MOST_ASIDE = 5


def form_of(draft: Draft) -> Form:
    """The form of a draft, in the edition it is pinned to."""
    return FORMS[draft.form].in_edition(draft.edition)


def edition_of_today(draft: Draft, now: datetime) -> str:
    """The edition that would count if the draft were filed now: that of the effective date."""
    return FORMS[draft.form].edition_on(KAZAKHSTAN.effective_date(now))


def is_answered(draft: Draft, field: Field) -> bool:
    """Whether nothing is left to ask about a field."""
    if field.key not in draft.answers or draft.entry.get("key") == field.key:
        return False
    value = draft.answers[field.key]
    return (value is None and field.skippable) or field.is_whole(value)


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


def carried(form: Form, answers: Answers) -> dict[str, Any]:
    """The answers that may go into another draft: neither consents nor files, and rows unproved.

    A consent is given for one application, and a file belongs to it.
    """
    kept: dict[str, Any] = {}
    for field in form.asked:
        value = answers.get(field.key)
        if value is None or isinstance(field, Consent | Upload):
            continue
        if isinstance(field, Group) and any(isinstance(each, Upload) for each in field.columns):
            continue
        if isinstance(field, Table):
            value = {**value, "done": False}
        kept[field.key] = value
    return kept


def in_edition_of_today(draft: Draft, now: datetime) -> Draft:
    """The draft in the edition of its form that is in force: what no longer fits is set aside."""
    form = FORMS[draft.form].in_edition(edition_of_today(draft, now))
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
        if field.key not in answers and fits(field, value, answers):
            answers[field.key] = value
        else:
            _set_aside(field.key, value, aside)


def _set_aside(key: str, value: Any, aside: dict[str, Any]) -> None:
    """Keep an answer that has no place now; of too many the oldest goes."""
    others = [each for each in aside.get(key, []) if each != value]
    aside[key] = [*others, value][-MOST_ASIDE:]


def fits(field: Field, value: Any, answers: Answers) -> bool:
    """Whether a value may be the answer to a field, with the answers before it."""
    if not field.on_path(answers):
        return False
    if value is None:
        return field.skippable
    try:
        field.check(value, answers)
    except Invalid:
        return False
    return True
