"""Every question can be reached, none is a dead end, and both languages walk the same way."""

from random import Random
from typing import Any

from core.forms import FORMS
from core.forms.tables import Table
from tests.dialogs import walker
from tests.dialogs.world import Visit, World, keys_of, visit

WALKS, LONGEST = 200, 200


def walked(seed: int, form: str, language: str = "kk") -> tuple[Visit, list[Any]]:
    """One walk from the menu to the receipt: the person and what stood on every screen."""
    random = Random(seed)
    person = visit(World(), language)
    person.presses(f"begin:{form}")
    steps: list[Any] = []
    for _ in range(LONGEST):
        if person.session.place == "receipt":
            return person, steps
        steps.append(
            (
                person.session.place,
                keys_of(person.screen),
                [choice.action for choice in person.session.choices],
                person.screen.progress,
            )
        )
        walker.step(person, random)
    raise AssertionError(f"walk {seed} did not end: {steps[-3:]}")


def test_two_hundred_walks_end_with_a_receipt_and_reach_every_question() -> None:
    for form in FORMS:
        reached: set[str] = set()
        for seed in range(WALKS):
            person, steps = walked(seed, form)
            assert len(person.world.cases) == 1
            reached |= {key for _, keys, _, _ in steps for key in keys}
        asked = {field.key for field in FORMS[form].fields if field.asked}
        assert asked <= {key.split(".")[1] for key in reached if key.startswith(f"{form}.")}


def test_both_languages_walk_the_same_way() -> None:
    for form in FORMS:
        for seed in range(20):
            assert walked(seed, form, "kk")[1] == walked(seed, form, "ru")[1]


def test_every_cell_of_a_table_can_be_typed() -> None:
    for form in FORMS.values():
        for table in (field for field in form.fields if isinstance(field, Table)):
            random = Random(1)
            person = visit()
            person.presses(f"begin:{form.key}")
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


def test_progress_never_passes_its_total() -> None:
    for seed in range(10):
        _, steps = walked(seed, "apk_include")
        shown = [progress for _, _, _, progress in steps if progress is not None]
        assert all(1 <= number <= total for number, total in shown)
