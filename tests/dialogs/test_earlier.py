"""What was given before is shown and offered, and taken by a press only."""

from random import Random

from core.forms.kinds import Consent, Upload
from dialogs.events import CaseCopied
from dialogs.journey import form_of, position
from tests.dialogs import walker
from tests.dialogs.world import Visit, World, visit


def handed_in(world: World, form: str, seed: int = 1) -> Visit:
    """Somebody who has handed in an application of a form and stands at the menu."""
    random = Random(seed)
    person = visit(world)
    begin(person, form)
    while person.session.draft is not None:
        walker.step(person, random)
    person.presses("menu")
    return person


def begin(person: Visit, form: str) -> None:
    section = form.partition("_")[0]
    person.presses(f"section:{section}", f"about:{form}", f"begin:{form}")
    if person.session.detail.get("ask") == "first":
        person.presses("has_it")


def test_the_first_application_is_offered_nothing() -> None:
    person = visit()
    begin(person, "apk_include")
    assert (person.session.place, person.draft.offered) == ("question", {})


def test_the_next_application_shows_everything_it_would_take() -> None:
    person = handed_in(World(), "apk_include")
    given = next(iter(person.world.handed_in.values()))
    begin(person, "apk_exclude")
    assert person.session.detail["ask"] == "earlier"
    assert person.draft.answers == {}
    assert person.draft.offered["applicant_bin_iin"] == given["applicant_bin_iin"]
    person.presses("take_all")
    assert person.answers["applicant_bin_iin"] == given["applicant_bin_iin"]
    assert person.answers["applicant_name"] == given["applicant_name"]


def test_who_wants_to_be_asked_is_offered_question_by_question() -> None:
    person = handed_in(World(), "apk_include")
    kind = next(iter(person.world.handed_in.values()))["applicant_kind"]
    begin(person, "apk_exclude")
    person.presses("ask_me")
    assert person.answers == {}
    person.presses("earlier")
    assert person.answers == {"applicant_kind": kind}


def test_a_copy_takes_answers_and_rows_but_neither_consents_nor_files() -> None:
    person = handed_in(World(), "apk_include")
    given = next(iter(person.world.handed_in.values()))
    person.presses("status")
    person.presses(next(c.action for c in person.session.choices if "copy:" in c.action))
    copied = person.answers
    assert copied["applicant_name"] == given["applicant_name"]
    assert copied["units"] == {"count": given["units"]["count"], "done": False}
    assert len(person.world.rows[person.draft.draft_id, "units"]) == given["units"]["count"]
    assert not {"consent_pd", "ownership_doc"} & copied.keys()


def test_a_copy_skips_what_was_skipped() -> None:
    """What is left to ask is what did not come along: consents and documents."""
    for seed in range(12):
        person = handed_in(World(), "lic_issue_2", seed)
        given = next(iter(person.world.handed_in.values()))
        person.presses("status")
        person.presses(next(c.action for c in person.session.choices if "copy:" in c.action))
        form = form_of(person.draft)
        skipped = {key for key, value in given.items() if value is None}
        skipped = {key for key in skipped if not isinstance(form.field(key), Upload)}
        assert {key: person.answers[key] for key in skipped} == dict.fromkeys(skipped)
        asked = position(person.draft)
        assert isinstance(asked, Upload | Consent)
        if skipped:
            return
    raise AssertionError("nobody skipped anything")


def test_a_copy_never_replaces_a_draft_that_is_there() -> None:
    person = handed_in(World(), "apk_include")
    begin(person, "apk_include")
    person.presses("ask_me")
    draft = person.draft
    person.happens(CaseCopied("apk_include", "another", {"applicant_kind": "ie"}))
    assert person.draft == draft
    assert person.world.dropped == ["another"]
