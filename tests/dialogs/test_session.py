"""A session is read again as it was stored; a draft in it is brought to the edition in force."""

from dataclasses import replace

import pytest

from dialogs.events import (
    Command,
)
from dialogs.session import Session, from_json, to_json
from tests.dialogs.support.visits import (
    begun,
    filled,
    keys_of,
    restarted,
    up_to_file,
)


def test_a_draft_of_an_older_edition_keeps_what_still_fits() -> None:
    person = begun()
    up_to_file(person)
    old = replace(
        person.draft,
        edition="2019",
        answers={**person.answers, "contact_email": "not any more", "fax": "1"},
    )
    person.session = person.session.with_draft(old)
    shown = person.says("words for the old screen")
    assert keys_of(shown[0])[0] == "form.new_edition"
    assert "applicant.contact_email.ask" in keys_of(person.screen)
    assert person.draft.edition == "331-2023"
    assert person.draft.aside == {"contact_email": ["not any more"], "fax": ["1"]}
    assert person.answers["applicant_name"] == "«Дала Майнинг» ЖШС"
    person.says("new@example.kz")
    assert "apk_include.ownership_doc.ask" in keys_of(person.screen)


def test_a_new_edition_is_told_once_before_a_command_is_obeyed() -> None:
    person = begun()
    person.session = person.session.with_draft(replace(person.draft, edition="2019"))
    shown = person.happens(Command("help"))
    assert [keys_of(each)[0] for each in shown] == ["form.new_edition", "help.title"]
    assert "form.new_edition" not in [
        k for each in person.happens(Command("help")) for k in keys_of(each)
    ]


def test_a_session_of_another_version_is_not_guessed_at() -> None:
    stored = {**to_json(Session("web:1")), "version": 99}
    with pytest.raises(KeyError):
        from_json("web:1", stored)


def test_buttons_with_words_inside_survive_a_restart() -> None:
    person = filled(quantity=1)
    person.world.rows[person.draft.draft_id, "units"].clear()
    person.presses("fields:0", "check")
    (fix,) = [choice for choice in person.session.choices if choice.action.code == "edit:units"]
    assert restarted(person.session) == person.session
    assert getattr(fix.label, "params", {})["label"].key == "apk_include.units.short"
