"""What was given before is shown and offered, and taken by a press only."""

from dataclasses import replace
from random import Random

from core.form.kinds import Consent, Upload
from core.services.catalogue import FORMS
from dialogs.events import CaseCopied, Command
from dialogs.journey import form_of, position
from tests.core.support.whole import trust_include_sw
from tests.dialogs.support import walker
from tests.dialogs.support.visits import Visit, keys_of, visit
from tests.dialogs.support.world import World


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


def over_the_crossroads(world: World | None = None) -> Visit:
    """Somebody who began an issue of a licence and found that they want an annex to one."""
    person = visit(world)
    begin(person, "lic_issue_1")
    if person.session.detail.get("ask") == "earlier":
        person.presses("ask_me")
    person.presses("answer:legal_entity")
    person.says("«Дала» ЖШС", "250140999991")
    person.presses("answer:annex")
    return person


TYPED = {
    "applicant_kind": "legal_entity",
    "applicant_name": "«Дала» ЖШС",
    "applicant_bin_iin": "250140999991",
}


def test_over_the_crossroads_what_was_just_typed_is_shown_and_taken_by_a_press() -> None:
    person = over_the_crossroads()
    person.presses("begin:lic_annex_1", "has_it")
    assert person.session.detail["ask"] == "earlier"
    assert (person.draft.form, person.draft.offered, person.draft.answers) == (
        *("lic_annex_1", TYPED),
        {},
    )
    assert "check.answer" in keys_of(person.screen)
    person.presses("take_all")
    assert person.answers == TYPED
    assert person.session.drafts["lic_issue_1"].answers == {**TYPED, "request_kind": "annex"}


def test_a_draft_that_was_thrown_away_is_offered_to_nobody() -> None:
    person = over_the_crossroads()
    person.happens(Command("cancel"))
    person.presses("drop")
    begin(person, "lic_annex_1")
    assert (person.session.place, person.draft.offered) == ("question", {})


def test_a_draft_of_another_applicant_takes_nothing_from_earlier_applications() -> None:
    world = World()
    given = handed_in(world, "apk_include").world.handed_in.popitem()[1]
    assert given["applicant_bin_iin"] != TYPED["applicant_bin_iin"]
    world.handed_in[next(iter(world.cases))] = given
    person = over_the_crossroads(world)
    person.presses("begin:lic_annex_1", "has_it")
    assert person.draft.offered == TYPED


def test_a_copy_takes_answers_and_rows_but_neither_consents_nor_files() -> None:
    person = handed_in(World(), "apk_include")
    given = next(iter(person.world.handed_in.values()))
    person.presses("status")
    person.presses(next(each for each in person.offered if "copy:" in each))
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
        person.presses(next(each for each in person.offered if "copy:" in each))
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
    person.happens(CaseCopied("apk_include", "another", {"applicant_kind": "ie"}, "331-2023"))
    assert person.draft == draft
    assert person.world.dropped == ["another"]


def of_2025(person: Visit) -> str:
    """The reference of an inclusion of 2025 with a document of a kind that is no more."""
    answers = {**trust_include_sw.ANSWERS, "local_doc_kind": "none_such"}
    view = handed_in(World(), "trust_exclude").world.cases.popitem()[1]
    person.world.cases["old"] = replace(view, service="trust.include.sw")
    person.world.owners["old"] = person.session.person
    person.world.handed_in["old"] = answers
    person.world.editions["old"] = FORMS["trust_include_sw"].edition
    return view.reference


def test_a_copy_of_an_older_edition_tells_what_changed_and_names_what_lost_its_place() -> None:
    person = visit()
    reference = of_2025(person)
    person.presses("status")
    said = [key for each in person.presses(f"copy:{reference}") for key in keys_of(each)]
    assert said[: said.index("form.change") + 1] == [
        *("copy.done", "trust_include_sw.title"),
        *("form.new_edition", "trust_include_sw.title", "form.change"),
    ]
    assert "trust.local_doc_kind.short" in said[said.index("form.set_aside") :]
    assert person.draft.edition == "2026"
    assert person.draft.aside["local_doc_kind"] == ["none_such"]


def test_a_copy_of_the_edition_of_today_tells_of_no_change() -> None:
    person = handed_in(World(), "apk_include")
    person.presses("status")
    person.presses(next(each for each in person.offered if "copy:" in each))
    assert "copy.done" in person.keys_shown()
    assert not {"form.new_edition", "form.set_aside"} & set(person.keys_shown())
