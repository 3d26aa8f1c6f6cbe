"""What works at every place of the conversation: languages, commands, hints, stale buttons."""

import pytest

from dialogs.events import Command, LanguageChosen, Opened, Pressed, PressedStale, Unreadable
from dialogs.screens import Toast
from tests.dialogs.support.visits import Visit, begun, filled, keys_of, up_to_file

PLACES = ["language", "welcome", "menu", "help", "privacy", "cancel", "status", "question", "check"]


def at(place: str) -> Visit:
    """A person with a draft who stands at a place."""
    if place == "check":
        return filled()
    person = begun()
    up_to_file(person, 2)
    if place == "welcome":
        person.session = person.session.move("welcome")
        person.happens(Opened())
    elif place == "menu":
        person.presses("save")
    elif place != "question":
        person.happens(Command(place))
    return person


@pytest.mark.parametrize("place", PLACES)
def test_sc002_the_language_changes_at_any_moment_and_loses_nothing(place: str) -> None:
    person = at(place)
    before = person.session
    person.happens(LanguageChosen("ru"))
    assert person.session.language == "ru"
    assert person.session.drafts == before.drafts
    if place != "language":
        assert person.session.place == before.place
        assert person.offered == [c.action.code for c in before.choices]


@pytest.mark.parametrize("place", PLACES)
def test_the_language_command_leads_back_to_where_it_was_given(place: str) -> None:
    person = at(place)
    before = person.session
    person.happens(Command("language"))
    person.happens(Command("language"))
    person.presses("language:ru")
    assert person.session.drafts == before.drafts
    if place not in ("language", "welcome"):
        assert person.session.place == before.place


def test_the_same_field_is_asked_again_in_the_other_language_even_half_answered() -> None:
    person = begun()
    person.presses("answer:legal_entity", "answer:portal")
    person.says("«Дала» ЖШС", "250140999991")
    person.presses("answer:KZ-11")
    asked = keys_of(person.screen)
    person.happens(LanguageChosen("ru"))
    assert keys_of(person.screen) == asked
    person.says("Қосшы", "Абай көшесі 1")
    assert person.answers["legal_address"]["settlement"] == "Қосшы"


COMMANDS = {
    "start": "menu.title",
    "help": "help.title",
    "privacy": "privacy.title",
    "status": "status.title",
    "cancel": "cancel.title",
    "language": "language.ask",
    "resume": "form.resumed",
    "desk": "command.unknown",
    "rm -rf": "command.unknown",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("name", "key"), COMMANDS.items(), ids=COMMANDS)
def test_a_command_is_understood_everywhere_and_keeps_the_draft(
    place: str, name: str, key: str
) -> None:
    person = at(place)
    drafts = person.session.drafts
    shown = person.happens(Command(name))
    assert key in [each for screen in shown for each in keys_of(screen)]
    assert person.session.drafts == drafts


UNREADABLE = ["sticker", "voice", "album", "edited", "video", "location", "poll", "other"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_is_no_answer_gets_a_hint_and_the_same_screen(place: str, kind: str) -> None:
    person = at(place)
    before = person.session
    shown = person.happens(Unreadable(kind))
    assert f"unreadable.{kind}" in [key for each in shown for key in keys_of(each)]
    assert (person.session.place, person.session.drafts) == (before.place, before.drafts)
    assert person.session.choices == before.choices


@pytest.mark.parametrize("place", PLACES)
def test_a_stale_press_gets_a_toast_and_the_current_screen(place: str) -> None:
    person = at(place)
    before = person.session
    shown = person.happens(PressedStale())
    assert isinstance(shown[0], Toast)
    assert person.session.choices == before.choices
    assert person.session.drafts == before.drafts
    assert isinstance(person.happens(Pressed(999))[0], Toast)
