"""Drafts of an older edition of their form: brought to the current one, with what changed."""

from datetime import datetime

from core.services.catalogue import FORMS
from dialogs.journey import edition_of_today, in_edition
from dialogs.questions.entries import with_unfinished_entry
from dialogs.screens import Message, Screen, Text
from dialogs.session import Draft
from dialogs.wording.finding_texts import short


def in_edition_of_today(draft: Draft, now: datetime) -> Draft:
    """The draft in the edition of its form that is in force."""
    form = FORMS[draft.form].in_edition(edition_of_today(draft, now))
    return in_edition(with_unfinished_entry(draft), form)


def change_notice(old: Draft, new: Draft) -> Screen:
    """That the form of a draft has changed since it was begun, and how."""
    text = changed(old.form, old.edition, new.edition) or (_new_edition(old.form),)
    before = FORMS[old.form].in_edition(old.edition)
    left = [
        short(before, field.key)
        for field in before.fields
        if old.answers.get(field.key) is not None and field.key not in new.answers
    ]
    if left:
        text = (*text, Text("form.set_aside", {"parts": left}))
    return Screen(text=text, current=False)


def changed(form: str, old: str, new: str) -> tuple[Message, ...]:
    """Each change with its day and paragraph, under a line that the form has changed.

    Nothing where no change lies between the two, or ``old`` is no edition of the form.
    """
    declared = FORMS[form]
    names = (declared.edition, *(change.edition for change in declared.changes))
    if old not in names or new not in names:
        return ()
    changes = [
        Text(
            "form.change",
            {"date": each.on, "text": Text(f"{form}.change.{each.edition}"), "law": each.law},
        )
        for each in declared.changes[names.index(old) : names.index(new)]
    ]
    return (_new_edition(form), *changes) if changes else ()


def _new_edition(form: str) -> Message:
    return Text("form.new_edition", {"service": Text(f"{form}.title")})
