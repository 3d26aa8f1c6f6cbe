"""A draft as a file: whatever it says, only right answers come in."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.form.field import Field
from core.form.kinds import Consent, Upload
from core.form.tables import Group, Table
from core.services.catalogue import FORMS
from dialogs.drafts.file import document, imported
from dialogs.journey import fits, form_of
from dialogs.session import Draft
from tests.dialogs.support.transferring import (
    FORM,
    NOT_TAKEN,
    at_transfer,
    brings,
    sampled,
    taken_out,
)
from tests.dialogs.support.visits import Visit, begun, visit
from tests.dialogs.support.world import NOON
from tests.examples import examples

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.text(st.characters(codec="utf-8"), max_size=20)
    | st.sampled_from(["KZ-75", "Алматы", "portal", "1", "x" * 4000, "\x00", "2026-02-30"])
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)
KEYS = [field.key for field in FORMS[FORM].fields]


@given(data=st.data())
@settings(max_examples=examples(100))
def test_whatever_a_file_says_nothing_is_lost_and_only_right_answers_come_in(
    whole: dict[str, Any], data: st.DataObject
) -> None:
    changed = data.draw(st.dictionaries(st.sampled_from(KEYS), JSON, max_size=6))
    more = data.draw(st.dictionaries(st.text(max_size=8), JSON, max_size=3))
    rows = data.draw(st.lists(JSON | st.just(whole["rows"]["units"][0]), max_size=4) | JSON)
    body = data.draw(
        st.just({**whole, "answers": {**whole["answers"], **changed, **more}})
        | st.just({**whole, "rows": {"units": rows}})
        | st.dictionaries(st.sampled_from(list(whole)), JSON).map(lambda some: {**whole, **some})
        | st.dictionaries(st.text(max_size=8), JSON)
    )
    person = begun() if data.draw(st.booleans()) else visit()
    before = dict(at_transfer(person).session.drafts)
    brings(person, body)
    if "body" in person.session.detail:
        assert person.session.drafts == before
        person.presses("replace")
    if person.session.drafts != before:
        proved(person, before)


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
@settings(max_examples=examples(20))
def test_only_right_answers_come_into_a_draft_of_any_form(form: str, data: st.DataObject) -> None:
    answers = sampled_file(form)["answers"]
    fields = {field.key: field for field in FORMS[form].fields}
    changed = data.draw(st.dictionaries(st.sampled_from([*fields]), JSON, max_size=4))
    for key in data.draw(st.lists(st.sampled_from([*answers]), max_size=3)):
        changed[key] = data.draw(near(answers[key]))
    body = {**sampled_file(form), "answers": {**answers, **changed}}
    empty = Draft("draft", form, FORMS[form].on(NOON.date()).edition, "2026-03-16")
    taken = imported(body, empty).draft
    sound: dict[str, Any] = {}
    for key, value in taken.answers.items():
        assert not isinstance(fields[key], Consent | Upload)
        assert fits(without_documents(fields[key]), value, sound)
        sound[key] = value
    again = imported({**body, "answers": document(taken, {})["answers"]}, empty).draft
    assert without_tables(form, again.answers) == without_tables(form, taken.answers)


def near(value: Any) -> st.SearchStrategy[Any]:
    """A value with something in it replaced."""
    if isinstance(value, list) and value:
        return st.lists(near(value[0]) | st.just(value[0]) | JSON, max_size=3)
    if isinstance(value, dict) and value:
        keys = st.sampled_from([*value])
        return keys.flatmap(lambda key: near(value[key]).map(lambda new: {**value, key: new}))
    return JSON | st.just(f" {value} ")


def without_documents(field: Field) -> Field:
    if not isinstance(field, Group):
        return field
    kept = tuple(column for column in field.columns if not isinstance(column, Upload))
    return replace(field, columns=kept)


def without_tables(form: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    tables = {field.key for field in FORMS[form].fields if isinstance(field, Table)}
    return {key: value for key, value in answers.items() if key not in tables}


@cache
def sampled_file(form: str) -> dict[str, Any]:
    return taken_out(sampled(form, 0), form)


def proved(person: Visit, before: Mapping[str, Any]) -> None:
    """A new draft: its answers are right, its rows stored, and the old one dropped."""
    draft = person.session.drafts[FORM]
    assert person.world.dropped == [old.draft_id for old in before.values()]
    assert NOT_TAKEN.isdisjoint(draft.answers)
    assert not draft.aside
    form, sound = form_of(draft), dict[str, Any]()
    for field in form.fields:
        if draft.answers.get(field.key) is not None:
            assert field.applies(sound)
            field.check(draft.answers[field.key], sound)
            sound[field.key] = draft.answers[field.key]
    assert sound.keys() == {key for key, value in draft.answers.items() if value is not None}
    stored = {key: len(rows) for key, rows in person.world.rows_of(draft).items() if rows}
    counted = {"units": draft.answers["units"]["count"]} if "units" in draft.answers else {}
    assert stored == counted
