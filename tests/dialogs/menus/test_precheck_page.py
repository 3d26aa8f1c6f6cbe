"""The page "Would it be refused?": what it names, its buttons, and what is said when it fails."""

from tests.core.support.whole import pool_accredit
from tests.dialogs.support.visits import Visit, begins, keys_of, visit
from tests.dialogs.support.world import World


def looked_at(form: str, world: World | None = None) -> Visit:
    """A person who has just begun a form and asks how the grounds stand."""
    person = visit(world)
    begins(person, form)
    person.presses("save", "precheck", f"precheck:{form}")
    return person


def test_every_answer_a_ground_hangs_on_is_named() -> None:
    person = looked_at("pool_accredit")
    keys = keys_of(person.screen)
    asked = [key for key in keys if key.startswith(("pool.", "pool_accredit.")) and "short" in key]
    assert len(set(asked)) > 10


def test_what_is_to_be_mended_has_its_button_before_what_is_to_be_answered() -> None:
    person = looked_at("pool_accredit")
    answers = {
        key: pool_accredit.ANSWERS[key]
        for key in ("applicant_kind", "channel")
        if key in pool_accredit.ANSWERS
    }
    last = {"ui_languages": ["kk"]}
    draft = person.draft
    person.session = person.session.with_draft(
        type(draft)(draft.draft_id, draft.form, draft.edition, draft.started_on, answers | last)
    )
    person.presses("menu", "precheck", "precheck:pool_accredit")
    edits = [
        each.action.code for each in person.session.choices if each.action.code.startswith("edit:")
    ]
    assert edits[0] == "edit:ui_languages"


def test_officers_hear_once_that_the_check_does_not_answer() -> None:
    world = World(answers=False)
    person = looked_at("apk_include", world)
    assert "check.postponed" in person.keys_shown()
    assert person.session.place == "menu"
    person.presses("precheck", "precheck:apk_include")
    assert world.alerts == ["staff.check_postponed"]


def test_who_has_only_drafts_without_grounds_is_told_so() -> None:
    person = visit()
    person.presses("precheck")
    assert "precheck.begin_first" in keys_of(person.screen)
    person.presses("menu")
    begins(person, "appeal")
    person.presses("save", "precheck")
    assert "precheck.none_of_these" in keys_of(person.screen)
