"""Every question can be reached, none is a dead end, and both languages walk the same way."""

from random import Random
from typing import Any

import pytest

from core.form.tables import Table
from core.services.catalogue import FORMS
from tests.dialogs.support import walker
from tests.dialogs.support.visits import Visit, begins, keys_of, visit
from tests.dialogs.support.world import NOON, World
from tests.examples import examples

LONGEST = 600
WALKS = examples(100)


def walked(seed: int, form: str, language: str = "kk") -> tuple[Visit, list[Any]]:
    """One walk from the menu to the end of a form: the person and what stood on every screen."""
    random = Random(seed)
    person = visit(World(), language)
    begins(person, form)
    steps: list[Any] = []
    for _ in range(LONGEST):
        if person.session.draft is None:
            return person, steps
        steps.append(
            (
                person.session.place,
                keys_of(person.screen),
                person.offered,
                person.screen.progress,
            )
        )
        walker.step(person, random)
    raise AssertionError(f"walk {seed} did not end: {steps[-3:]}")


@pytest.mark.no_cover  # what a hundred walks reach, ten reach too
@pytest.mark.parametrize("key", FORMS)
def test_every_question_is_reached_and_every_walk_ends(key: str) -> None:
    form = FORMS[key]
    reached: set[str] = set()
    for seed in range(WALKS):
        person, steps = walked(seed, key)
        shown = [progress for *_, progress in steps if progress is not None]
        assert all(1 <= number <= total for number, total in shown)
        assert len(person.world.cases) == int(form.filed)
        assert person.session.place == ("receipt" if form.filed else "menu")
        reached |= {name for _, keys, _, _ in steps for name in keys}
    today = form.on(NOON.date())
    assert {today.words(field, "label") for field in today.asked} <= reached


@pytest.mark.parametrize("key", FORMS)
def test_both_languages_walk_the_same_way(key: str) -> None:
    for seed in range(10):
        assert walked(seed, key, "kk")[1] == walked(seed, key, "ru")[1]


def test_every_cell_of_a_table_can_be_typed() -> None:
    for form in FORMS.values():
        for table in (field for field in form.fields if isinstance(field, Table)):
            random = Random(1)
            person = visit()
            begins(person, form.key)
            while walker.asked(person) is not table:
                walker.step(person, random)
            person.presses("type")
            seen = set()
            while (field := walker.asked(person)) is not table:
                assert field is not None
                seen.add(field.key)
                walker.step(person, random)
            typed = {column.key for column in table.columns if not column.filled}
            assert typed - {table.kind_column} <= seen
