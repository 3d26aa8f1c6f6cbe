"""Two persons do anything at any time; what must hold, holds after every step."""

from dataclasses import replace
from random import Random
from typing import Any, TypeAlias

import orjson
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dialogs.effects import FetchFile
from dialogs.events import (
    CaseChanged,
    CheckPostponed,
    Command,
    ContactShared,
    DraftRead,
    Event,
    FileKept,
    FileRefused,
    FileSent,
    LanguageChosen,
    Opened,
    Pressed,
    PressedStale,
    RowsLoaded,
    RowsRead,
    Said,
    Unreadable,
)
from dialogs.journey import position
from dialogs.screens import Screen, Text, Toast, Verbatim, Words
from dialogs.session import Draft, Session, to_json
from dialogs.turn import Turn
from dialogs.wording import LANGUAGES, catalogue
from tests.dialogs import walker
from tests.dialogs.world import Visit, World

WHO = st.sampled_from(["tg:1", "web:2"])
HOSTILE = st.sampled_from(
    ["", "  ", "a\x00b", "\u202egnp.exe", "\u200b", "🙂🙂", "<b>x</b>", "=cmd|' /C calc'!A1",
     "{key}", "../../x", "２５０", "٢٥٠", "\ud800", "e" + "\u0301" * 99, "ә" * 100_000,
     "1;2;3\n4;5;6", "%s%n", "-1", "0", "99999999999", "Артқа", "/start"]
)  # fmt: skip
COMMANDS = st.sampled_from(
    ["start", "help", "language", "status", "cancel", "privacy", "resume", "desk", "x"]
)
UNREADABLE = st.sampled_from(["sticker", "voice", "album", "edited", "video", "poll", "other"])
CODES = st.sampled_from(["E-FILE-CONTENT", "E-DOC-FORMAT", "E-FILE-GONE", "E-FILE-INFECTED"])
FROM_THE_WORLD = (
    *(FileKept, FileRefused, RowsRead, DraftRead),
    *(RowsLoaded, CheckPostponed, CaseChanged),
)
LONGEST_LABEL = 30

Answers: TypeAlias = dict[str, Any]


class Office(RuleBasedStateMachine):
    """The office as two persons see it at once."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.random = Random(0)
        self.persons = {who: Visit(self.world, Session(who)) for who in ("tg:1", "web:2")}
        self.news: list[Event] = []
        for person in self.persons.values():
            person.after = checked_in_both_languages
            person.happens(Opened("kk"))

    @initialize(far=st.integers(0, 60), farther=st.integers(0, 60))
    def both_have_come_some_way(self, far: int, farther: int) -> None:
        self.answers_right("tg:1", seed=far, times=far)
        self.answers_right("web:2", seed=farther, times=farther)

    def does(self, who: str, event: Event) -> None:
        """One event of a person, and what must hold across it."""
        person, others = self.persons[who], {**self.persons}
        others.pop(who)
        before, cases = person.session, dict(self.world.cases)
        standing = {key: other.session for key, other in others.items()}
        effects = len(self.world.asked)
        shown = person.happens(event)
        if not isinstance(event, FROM_THE_WORLD):
            assert shown or len(self.world.asked) > effects, event
        assert standing == {key: other.session for key, other in others.items()}
        nothing_is_lost(before, person.session, event, self.world)
        assert len(self.world.cases) - len(cases) in (0, 1)
        if before.language and event != LanguageChosen(person.session.language):
            by_press = isinstance(event, Pressed) and before.place == "language"
            assert by_press or person.session.language == before.language

    @rule(who=WHO, seed=st.integers(0, 999), times=st.integers(1, 12))
    def answers_right(self, who: str, seed: int, times: int) -> None:
        person = self.persons[who]
        for step in range(times):
            if person.session.place not in ("question", "check"):
                verbs = ("language", "menu", "begin", "resume")
                actions = [choice.action for choice in person.session.choices]
                on = [a for verb in verbs for a in actions if a.split(":")[0] == verb]
                self.does(who, Pressed(actions.index(on[-1])) if on else Command("start"))
                continue
            self.does(who, right_answer(person, Random(seed + step)))
            if person.screen.input.kind == "file" and self.world.fetching:
                self.does(who, kept(*self.world.fetching[-1]))

    @rule(who=WHO, text=HOSTILE)
    def says_something_hostile(self, who: str, text: str) -> None:
        self.does(who, Said(text))

    @rule(who=WHO, index=st.integers(0, 25))
    def presses(self, who: str, index: int) -> None:
        count = len(self.persons[who].session.choices)
        self.does(who, Pressed(index % max(1, count)))

    @rule(who=WHO, index=st.integers(0, 25))
    def taps_twice(self, who: str, index: int) -> None:
        """The second tap carries a token of a screen that is gone."""
        self.presses(who, index)
        self.does(who, PressedStale())

    @rule(who=WHO)
    def goes_back(self, who: str) -> None:
        actions = [choice.action for choice in self.persons[who].session.choices]
        self.does(who, Pressed(actions.index("back")) if "back" in actions else PressedStale())

    @rule(who=WHO, language=st.sampled_from(["kk", "ru", "en"]))
    def changes_the_language(self, who: str, language: str) -> None:
        self.does(who, LanguageChosen(language))

    @rule(who=WHO, name=COMMANDS)
    def commands(self, who: str, name: str) -> None:
        self.does(who, Command(name))

    @rule(who=WHO, kind=UNREADABLE)
    def sends_no_answer(self, who: str, kind: str) -> None:
        self.does(who, Unreadable(kind))

    @rule(who=WHO, own=st.booleans())
    def shares_a_contact(self, who: str, own: bool) -> None:
        self.does(who, ContactShared("77011234567", own))

    @rule(who=WHO, size=st.sampled_from([1, 10**9]))
    def sends_a_file(self, who: str, size: int) -> None:
        self.does(who, FileSent("source", "құжат\u202e.pdf", "application/pdf", size))

    @rule(code=CODES, good=st.booleans(), which=st.integers(0, 9))
    def a_file_is_looked_at(self, code: str, good: bool, which: int) -> None:
        """News of a file come to whoever sent it, late and in any order."""
        if not self.world.fetching:
            return
        who, wanted = self.world.fetching[which % len(self.world.fetching)]
        refused = FileRefused(wanted.field, wanted.draft_id, code, {"formats": "pdf"})
        news = kept(who, wanted) if good else refused
        self.news.append(news)
        self.does(who, news)

    @rule(who=WHO, which=st.integers(0, 9))
    def news_come_again_or_to_another(self, who: str, which: int) -> None:
        news = [*self.news, CheckPostponed(), RowsLoaded((), 1)]
        self.does(who, news[which % len(news)])

    @rule(who=WHO)
    def an_officer_moves_a_case(self, who: str) -> None:
        own = [case for key, case in self.world.cases.items() if self.world.owners[key] == who]
        if own:
            moved = replace(own[0], state="refused_incomplete")
            self.does(who, CaseChanged(moved, missing=("doc.apk.right",)))

    @rule(answers=st.booleans(), taken=st.booleans())
    def the_world_changes(self, answers: bool, taken: bool) -> None:
        self.world.answers = answers
        self.world.taken_serials = frozenset({"SN-0001"} if taken else ())

    @invariant()
    def nobody_sees_what_another_said(self) -> None:
        for who, person in self.persons.items():
            seen = orjson.dumps(to_json(person.session)).decode()
            assert all(marker(other) not in seen for other in self.persons if other != who)

    @invariant()
    def a_draft_is_one_case_at_most(self) -> None:
        drafts = {
            draft.draft_id
            for person in self.persons.values()
            for draft in person.session.drafts.values()
        }
        assert drafts.isdisjoint(self.world.cases)


def marker(who: str) -> str:
    """A word that only this person says."""
    return f"ЖШС {who[-1]}{who[-1]}{who[-1]}"


def kept(who: str, wanted: FetchFile) -> Event:
    """The news that a file is what it says; of rows and drafts, that there are some."""
    if wanted.want == "draft":
        body = {"tereze": "draft", "version": 1, "form": "apk_include", "answers": {}, "rows": {}}
        return DraftRead(body)
    if wanted.want == "rows":
        lines = (("Bitmain", "SN-7"), ("SN-0001", "95 TH/s"))
        return RowsRead(wanted.field, wanted.draft_id, lines)
    file_id = f"{who}-{wanted.size}"
    return FileKept(file_id, wanted.field, wanted.draft_id, wanted.name, "pdf", wanted.size)


def right_answer(person: Visit, random: Random) -> Event:
    """What the walker would do, as one event."""
    actions = [choice.action for choice in person.session.choices]
    if person.session.place == "check":
        on = [a for verb in walker.HANDS_IN for a in actions if a.split(":")[0] == verb]
        return Pressed(actions.index((on or actions)[0]))
    if person.screen.input.kind == "file":
        return FileSent("source", f"{marker(person.session.person)}.pdf", "application/pdf", 1)
    field = walker.asked(person)
    typed = [Said(text) for text in walker.texts(person, random) if text]
    if field is not None and field.key == "applicant_name":
        typed = [Said(marker(person.session.person))]
    leading = ("done", *walker.LEADS_ON)
    pressed = [Pressed(n) for n, a in enumerate(actions) if a.split(":")[0] in leading]
    if typed and person.screen.input.kind == "rows":
        return typed[0]
    ways: list[Event] = [*typed, *pressed]
    return random.choice(ways or [Pressed(0)])


def nothing_is_lost(before: Session, after: Session, event: Event, world: World) -> None:
    """A draft goes only when handed in or thrown away; an answer only by its own question."""
    for form, draft in before.drafts.items():
        now = after.drafts.get(form)
        if now is None or now.draft_id != draft.draft_id:
            assert draft.draft_id in {*world.cases, *world.dropped}
            continue
        for key, value in draft.answers.items():
            if now.answers.get(key) != value and value is not None:
                assert may_change(draft, key, event) or value in now.aside.get(key, ())
        for key, kept in draft.aside.items():
            assert set_of(kept) <= set_of([*now.aside.get(key, ()), now.answers.get(key)])


def may_change(draft: Draft, key: str, event: Event) -> bool:
    """Whether the event answers this very question."""
    if isinstance(event, FileKept | FileRefused | RowsRead):
        return event.field == key
    field = position(draft)
    return field is not None and field.key == key


def set_of(values: list[Any]) -> set[bytes]:
    return {orjson.dumps(value) for value in values}


def checked_in_both_languages(turn: Turn) -> None:
    """Every word shown exists in both languages, and buttons can be told apart."""
    for language in LANGUAGES:
        words = catalogue(language)
        for screen in turn.screens:
            if isinstance(screen, Toast):
                assert words.text(screen.text)
                continue
            assert all(words.text(each) for each in of_screen(screen))
            own = [each for each in screen.actions() if isinstance(each.label, Verbatim)]
            ours = [each for each in screen.actions() if isinstance(each.label, Text)]
            for buttons in (own, ours):
                read = {(words.text(each.label).casefold(), each.action) for each in buttons}
                assert len({label for label, _ in read}) == len(read), read
            assert all(len(words.text(each.label)) <= LONGEST_LABEL for each in ours), ours


def of_screen(screen: Screen) -> list[Words]:
    placeholder = screen.input.placeholder
    return [each for each in (screen.title, *screen.text, placeholder) if each is not None]


TestOffice = Office.TestCase
TestOffice.settings = settings(
    max_examples=50, stateful_step_count=200, deadline=None, derandomize=True, database=None
)
