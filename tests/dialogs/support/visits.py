"""One person's visit in the world, played with ``says``, ``presses`` and ``sends``.

Nothing is lost between two steps but what a restart loses: the session is written as JSON and
read again after every one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import orjson

from core.services.catalogue import FORMS
from dialogs.engine import advance
from dialogs.events import (
    Event,
    FileKept,
    FileSent,
    Opened,
    Pressed,
    Said,
)
from dialogs.screens import Screen, Text, Toast
from dialogs.session import Draft, Session, from_json, to_json
from dialogs.turn import Turn
from tests.dialogs.support.world import World


@dataclass(slots=True)
class Visit:
    """One person in the world, and everything shown to them."""

    world: World
    session: Session
    shown: list[Screen | Toast] = field(default_factory=list)
    after: Callable[[Turn], None] = lambda turn: None

    @property
    def draft(self) -> Draft:
        draft = self.session.draft
        assert draft is not None
        return draft

    @property
    def answers(self) -> Mapping[str, Any]:
        return self.draft.answers

    @property
    def screen(self) -> Screen:
        """The screen that is answered now."""
        return [each for each in self.shown if isinstance(each, Screen) and each.current][-1]

    @property
    def offered(self) -> list[str]:
        """The codes of the choices that may be pressed."""
        return [choice.action.code for choice in self.session.choices]

    def happens(self, event: Event) -> list[Screen | Toast]:
        """One turn with all its rounds; what was shown in it."""
        self.world.now += timedelta(seconds=1)
        shown: list[Screen | Toast] = []
        events = [event]
        while events:
            turn = advance(self.session, events.pop(0), self.world.now)
            self.after(turn)
            self.session = restarted(turn.session)
            shown += turn.screens
            for effect in turn.effects:
                events += self.world.perform(self.session.person, effect)
        self.shown += shown
        return shown

    def says(self, *texts: str) -> list[Screen | Toast]:
        shown: list[Screen | Toast] = []
        for text in texts:
            shown += self.happens(Said(text))
        return shown

    def presses(self, *actions: str) -> list[Screen | Toast]:
        shown: list[Screen | Toast] = []
        for action in actions:
            offered = self.offered
            assert action in offered, f"{action} is not among {offered}"
            shown += self.happens(Pressed(offered.index(action)))
        return shown

    def sends(self, name: str = "құжат.pdf", size: int = 1000) -> list[Screen | Toast]:
        return self.happens(FileSent("source", name, "application/pdf", size))

    def file_comes(self, file_id: str = "file-1", format_: str = "pdf") -> list[Screen | Toast]:
        """The file sent last has been fetched and is what it says."""
        _, wanted = self.world.fetching[-1]
        kept = FileKept(file_id, wanted.field, wanted.draft_id, wanted.name, format_, wanted.size)
        return self.happens(kept)

    def edits(self, field: str) -> None:
        """From the check page to one field."""
        self.presses("fields:0")
        while f"edit:{field}" not in self.offered:
            turning = [
                c.action.code for c in self.session.choices if c.action.code.startswith("fields:")
            ]
            self.presses(turning[-1])
        self.presses(f"edit:{field}")

    def keys_shown(self) -> list[str]:
        """The keys of everything shown so far, in order."""
        return [key for each in self.shown for key in keys_of(each)]


def keys_of(shown: Screen | Toast) -> list[str]:
    """Message keys of a screen: its title and its paragraphs, those inside included."""
    words: list[Any] = [shown.text] if isinstance(shown, Toast) else [shown.title, *shown.text]
    keys: list[str] = []
    while words:
        each = words.pop(0)
        if isinstance(each, Text):
            keys.append(each.key)
            words[:0] = each.params.values()
        elif isinstance(each, list | tuple):
            words[:0] = each
    return keys


def restarted(session: Session) -> Session:
    """The session as another process reads it; not a word of it may differ."""
    again = from_json(session.person, orjson.loads(orjson.dumps(to_json(session))))
    assert again == session
    return again


def visit(world: World | None = None, language: str = "kk", person: str = "web:1") -> Visit:
    """A person who has chosen a language and stands at the menu."""
    person_ = Visit(world or World(), Session(person))
    person_.happens(Opened(language))
    person_.presses(f"language:{language}", "menu")
    return person_


def begun(world: World | None = None, language: str = "kk") -> Visit:
    """A person at the first question of an inclusion."""
    person = visit(world, language)
    begins(person, "apk_include")
    return person


def begins(person: Visit, form: str) -> None:
    """From the menu through the page about a service to its first question."""
    section = FORMS[form].section
    person.presses(f"section:{section}", f"about:{form}", f"begin:{form}")
    if person.session.detail.get("ask") == "first":
        person.presses("has_it")
    if person.session.detail.get("ask") == "earlier":
        person.presses("ask_me")


def filled(world: World | None = None, language: str = "kk", quantity: int = 2) -> Visit:
    """A person at the check page of a whole inclusion."""
    person = begun(world, language)
    up_to_file(person, quantity)
    person.sends()
    person.file_comes()
    person.presses("no_expiry", "answer:own", "default", "default")
    person.says("Серік Ахметов")
    person.presses("answer:applicant")
    person.says("\n".join(f"SN-{number:04}; 95 TH/s; 3,25" for number in range(1, quantity + 1)))
    person.presses("done")
    assert person.session.place == "check"
    return person


def up_to_file(person: Visit, quantity: int = 2) -> None:
    """Answers everything before the document."""
    person.presses("answer:legal_entity", "answer:portal")
    person.says("«Дала Майнинг» ЖШС", "250140999991")
    person.presses("answer:KZ-75")
    person.says("Абай даңғылы, 10/2, оф. 5")
    person.presses("default")
    person.says("8 (701) 123-45-67", "office@example.kz")
    person.says("Antminer S19 кешені", "Bitmain", "S19", str(quantity), "8471 50 0000")
    person.presses("done", "answer:yes")
