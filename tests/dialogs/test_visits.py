"""A visit from the first word to the receipt: language, ways around, consent, handing in."""

from dataclasses import replace

from dialogs.effects import AlertStaff, CheckDraft, DropDraft, HandIn
from dialogs.events import (
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
from dialogs.session import Session
from tests.dialogs.support.visits import (
    Visit,
    begins,
    begun,
    filled,
    keys_of,
    up_to_file,
    visit,
)
from tests.dialogs.support.world import NOON, World


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
    assert stranger.offered == [
        "language:ru",
        "language:kk",
    ]


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
    assert "applicant.consent_pd.official" in keys_of(person.screen)
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
    person.edits("contact_phone")
    shown = person.happens(ContactShared("77770000001", own=False))
    assert "contact.not_own" in keys_of(shown[0])
    person.happens(ContactShared("77770000001", own=True))
    assert person.answers["contact_phone"] == "+77770000001"


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


def test_the_desk_is_opened_for_officers_only() -> None:
    person = visit()
    person.happens(Command("desk"))
    assert "command.unknown" in person.keys_shown()
    (screen,) = person.happens(DeskOpened("https://x/1"))
    assert keys_of(screen) == ["desk.link"]


def test_alerts_are_asked_for_before_the_page_is_read() -> None:
    person = filled(World(taken_serials=frozenset({"SN-0001"})))
    assert AlertStaff("staff.serial_taken") in person.world.asked
    assert person.world.now > NOON
