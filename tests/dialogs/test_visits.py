"""A visit from the first word to the receipt: language, ways around, check page, handing in."""

from dataclasses import replace

import pytest

from dialogs.effects import AlertStaff, CheckDraft, DropDraft, FindCase, HandIn
from dialogs.events import (
    CaseChanged,
    Checked,
    CheckPostponed,
    Command,
    ContactShared,
    DeskOpened,
    FileSent,
    HandedIn,
    LanguageChosen,
    Opened,
    Said,
    Unreadable,
)
from dialogs.screens import Screen
from dialogs.session import Session, from_json, to_json
from tests.dialogs.support.world import (
    NOON,
    Visit,
    World,
    begins,
    begun,
    filled,
    keys_of,
    restarted,
    up_to_file,
    visit,
)


def test_the_language_is_asked_before_anything_else() -> None:
    for event in (
        Said("Сәлем"),
        Command("status"),
        FileSent("s", "a", "b", 1),
        Unreadable("voice"),
    ):
        stranger = Visit(World(), Session("web:1"))
        stranger.happens(event)
        assert keys_of(stranger.screen)[0] == "language.ask"
        assert stranger.world.asked == []


def test_the_clients_language_only_proposes() -> None:
    stranger = Visit(World(), Session("web:1"))
    stranger.happens(Opened("ru"))
    assert stranger.session.language == ""
    assert [choice.action for choice in stranger.session.choices] == ["language:ru", "language:kk"]


def test_an_unknown_language_changes_nothing() -> None:
    person = begun()
    person.happens(LanguageChosen("xx"))
    assert person.session.language == "kk"


def test_back_leads_through_every_question_to_the_menu_and_loses_nothing() -> None:
    person = begun()
    up_to_file(person, 2)
    answers = person.answers
    for _ in range(40):
        if person.session.place == "menu":
            break
        person.presses("back")
    assert person.session.place == "menu"
    assert person.answers == answers


def test_back_takes_back_an_address_part_by_part() -> None:
    person = begun()
    person.presses("answer:legal_entity", "answer:portal")
    person.says("«Дала» ЖШС", "250140999991")
    person.presses("answer:KZ-11")
    person.says("Қосшы", "мкр Самал-2")
    seen = [keys_of(person.screen)[2]]
    for _ in range(4):
        person.presses("back")
        seen.append(keys_of(person.screen)[2])
    assert seen == [
        "address.building.ask",
        "address.street.ask",
        "address.settlement.ask",
        "address.region.ask",
        "identifier.bin.example",
    ]


def test_a_draft_is_saved_left_and_gone_on_with() -> None:
    person = begun()
    person.presses("answer:legal_entity", "answer:portal")
    person.says("«Дала» ЖШС")
    asked = keys_of(person.screen)
    person.presses("save")
    assert person.session.place == "menu"
    person.presses("resume:apk_include")
    assert keys_of(person.screen) == asked
    person.presses("save", "status", "menu")
    person.happens(Command("resume"))
    assert keys_of(person.screen) == asked
    person.happens(Opened())
    assert keys_of(person.screen) == asked


def test_nothing_to_go_on_with_is_said() -> None:
    person = visit()
    assert "resume.nothing" in [
        key for each in person.happens(Command("resume")) for key in keys_of(each)
    ]
    assert "cancel.nothing" in [
        key for each in person.happens(Command("cancel")) for key in keys_of(each)
    ]


def test_a_draft_is_thrown_away_only_by_a_press_of_its_own() -> None:
    person = begun()
    draft_id = person.draft.draft_id
    person.happens(Command("cancel"))
    person.presses("menu", "resume:apk_include")
    assert person.draft.draft_id == draft_id
    person.happens(Command("cancel"))
    person.presses("drop")
    assert person.session.drafts == {}
    assert person.world.asked[-1] == DropDraft(draft_id)
    begins(person, "apk_include")
    assert person.draft.draft_id != draft_id


def test_who_is_at_no_draft_is_asked_about_the_one_he_has() -> None:
    person = begun()
    draft_id = person.draft.draft_id
    person.session = replace(person.session, form="")
    person.happens(Command("cancel"))
    person.presses("drop")
    assert person.world.dropped == [draft_id]


def test_a_self_check_is_never_called_a_draft_to_be_handed_in() -> None:
    person = visit()
    begins(person, "insp_pool")
    shown = [key for each in person.presses("save") for key in keys_of(each)]
    assert {"form.self_check_saved", "menu.self_check"} <= set(shown)
    assert {"form.saved", "menu.draft"}.isdisjoint(shown)


def test_where_a_question_comes_from_is_said_in_passing() -> None:
    person = begun()
    asked = person.screen
    shown = person.presses("source")
    assert "source.design" in [key for each in shown for key in keys_of(each)]
    assert person.screen == asked


def test_sc007_a_consent_refused_submits_nothing_and_keeps_the_draft() -> None:
    person = begun()
    up_to_file(person)
    person.presses("back")
    answers = person.answers
    shown = person.presses("answer:no")
    assert "issue.E-CONSENT" in [key for each in shown for key in keys_of(each)]
    assert "apk_include.consent_pd.official" in keys_of(person.screen)
    assert person.answers == answers
    assert not any(isinstance(each, HandIn) for each in person.world.asked)


def test_a_consent_remembers_its_moment_words_and_language() -> None:
    person = begun(language="ru")
    up_to_file(person)
    given = person.answers["consent_pd"]
    assert given["given"] is True
    assert given["at"].startswith("2026-03-16T12:00")
    assert (given["version"], given["language"]) == ("138-a2-8/2023-08", "ru")


def test_a_shared_contact_is_taken_when_it_is_ones_own() -> None:
    person = filled()
    person.edits("contact_mobile")
    shown = person.happens(ContactShared("77770000001", own=False))
    assert "contact.not_own" in keys_of(shown[0])
    person.happens(ContactShared("77770000001", own=True))
    assert person.answers["contact_mobile"] == "+77770000001"


def test_answers_of_the_world_that_nobody_waits_for_change_nothing() -> None:
    person = filled()
    (checked,) = person.world.perform("web:1", CheckDraft(person.draft))
    person.presses("save")
    before = person.session
    assert isinstance(checked, Checked)
    for event in (checked, CheckPostponed()):
        assert person.happens(event) == []
    assert person.session == before


def test_a_receipt_that_comes_twice_drops_no_later_draft() -> None:
    person = filled()
    (handed,) = person.world.perform("web:1", HandIn(person.draft, "kk"))
    assert isinstance(handed, HandedIn)
    person.presses("hand_in", "menu")
    begins(person, "apk_include")
    draft = person.draft
    assert person.happens(handed) == []
    assert person.draft == draft


def test_news_of_a_case_are_said_in_passing() -> None:
    person = filled()
    person.presses("hand_in", "menu")
    begins(person, "apk_include")
    (case,) = person.world.cases.values()
    before = person.session
    moved = replace(case, state="refused_incomplete")
    (screen,) = person.happens(CaseChanged(moved, missing=("doc.apk.right",)))
    assert isinstance(screen, Screen)
    assert not screen.current
    assert keys_of(screen)[:4] == [
        "news.title", "news.refused_incomplete", "news.missing", "doc.apk.right"
    ]  # fmt: skip
    assert person.session == before
    reissue = replace(moved, service="pool.reissue")
    (screen,) = person.happens(CaseChanged(reissue, missing=("doc.pool.server_contract",)))
    assert "news.refused_nonconforming" in keys_of(screen)


def test_status_is_found_by_number_and_identifier() -> None:
    person = filled()
    person.presses("hand_in", "status", "by_number")
    person.says("not a number")
    assert "issue.E-REFERENCE" in person.user_input()
    assert person.session.detail["ask"] == "number"


def test_until_it_is_registered_the_status_says_where_to_file_officially() -> None:
    person = filled()
    person.presses("hand_in", "status")
    assert "receipt.channel.elicense.kz" in person.user_input()
    ((key, case),) = person.world.cases.items()
    taken_on = replace(
        case, state="registered", registration_no="138-1", registered_on=case.effective_on
    )
    person.world.cases[key] = taken_on
    told = [key for each in person.happens(Command("status")) for key in keys_of(each)]
    assert "status.registered" in told
    assert "receipt.channel.elicense.kz" not in told


def test_an_identifier_that_cannot_be_one_is_asked_again_and_not_looked_for() -> None:
    person = visit()
    person.presses("status")
    asking = person.session.move("status", ask="identifier", reference="ABC")
    person.session = asking
    for text in ("12", "250140999992", "\ud800" * 12, "9" * 100_000):
        person.says(text)
        assert person.session.detail == asking.detail
    assert not any(isinstance(each, FindCase) for each in person.world.asked)
    person.says("2501 4099 9991")
    assert FindCase("ABC", "250140999991") in person.world.asked
    assert "issue.E-STATUS-AUTH" in person.user_input()


def test_the_desk_is_opened_for_officers_only() -> None:
    person = visit()
    person.happens(Command("desk"))
    assert "command.unknown" in person.user_input()
    (screen,) = person.happens(DeskOpened("https://x/1"))
    assert keys_of(screen) == ["desk.link"]


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
    assert "apk_include.contact_email.ask" in keys_of(person.screen)
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
    (fix,) = [choice for choice in person.session.choices if choice.action == "edit:units"]
    assert restarted(person.session) == person.session
    assert getattr(fix.label, "params", {})["label"].key == "apk_include.units.short"


def test_alerts_are_asked_for_before_the_page_is_read() -> None:
    person = filled(World(taken_serials=frozenset({"SN-0001"})))
    assert AlertStaff("staff.serial_taken") in person.world.asked
    assert person.world.now > NOON
