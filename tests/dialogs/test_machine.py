"""Two persons do anything at any time; what must hold, holds after every step."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from random import Random

import orjson
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from core.services.catalogue import CARDS, FORMS
from dialogs.events import (
    CaseChanged,
    CheckPostponed,
    Command,
    ContactShared,
    DraftRead,
    EarlierFound,
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
from dialogs.session import Session, to_json
from tests.dialogs.support.answering import (
    FROM_THE_WORLD,
    LEADING_ON,
    LIST_OF_ENTRIES,
    kept_as,
    marker,
    right_answer,
    there,
)
from tests.dialogs.support.holding import (
    cases_are_right,
    drafts_are_right,
    late_news_disturb_nothing,
    nothing_is_lost,
    read_in_both_languages,
)
from tests.dialogs.support.hostile import BOUNDARIES, CODES, COMMANDS, HOSTILE, UNREADABLE
from tests.dialogs.support.visits import Visit
from tests.dialogs.support.world import World
from tests.examples import examples

WHO = st.sampled_from(["tg:1", "web:2"])


FORM = st.sampled_from(sorted(FORMS))


class Office(RuleBasedStateMachine):
    """The office as two persons see it at once."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.persons = {who: Visit(self.world, Session(who)) for who in ("tg:1", "web:2")}
        self.news: list[Event] = []

    @initialize(since=st.sampled_from(BOUNDARIES), one=FORM, another=FORM, seed=st.integers(0, 99))
    def both_have_come_some_way(self, since: datetime, one: str, another: str, seed: int) -> None:
        self.world.now = since
        for person in self.persons.values():
            person.after = read_in_both_languages
            person.happens(Opened("kk"))
        for who, form in (("tg:1", one), ("web:2", another)):
            self.answers_right(who, seed, times=2, patient=True)
            self.begins(who, form)
            self.comes_to(who, seed, "group")

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
        late_news_disturb_nothing(before, person.session, event)
        drafts_are_right(person.session)
        assert len(self.world.cases) - len(cases) in (0, 1)
        if before.language and event != LanguageChosen(person.session.language):
            by_press = isinstance(event, Pressed) and before.place == "language"
            assert by_press or person.session.language == before.language

    def presses_one_of(self, who: str, actions: Iterator[str] | list[str]) -> bool:
        """Press the first of these that is offered."""
        offered = self.persons[who].offered
        found = [action for action in actions if action in offered]
        if found:
            self.does(who, Pressed(offered.index(found[0])))
        return bool(found)

    @rule(who=WHO, form=FORM)
    def begins(self, who: str, form: str) -> None:
        self.visits(who, form, "begin")
        self.presses_one_of(who, ["has_it"])
        self.presses_one_of(who, ["take_all", "ask_me"])

    @rule(who=WHO, form=FORM, place=st.sampled_from(["grounds", "precheck", "begin", "resume"]))
    def visits(self, who: str, form: str, place: str) -> None:
        self.does(who, Command("start"))
        self.presses_one_of(who, [f"section:{FORMS[form].section}"])
        self.presses_one_of(who, [f"about:{form}"])
        self.presses_one_of(who, [f"{place}:{form}"])

    @rule(who=WHO, card=st.sampled_from(sorted(CARDS)))
    def reads_a_card(self, who: str, card: str) -> None:
        self.does(who, Command("start"))
        self.presses_one_of(who, [f"section:{CARDS[card].section}"])
        self.presses_one_of(who, [f"card:{card}"])

    @rule(who=WHO, form=FORM, back=st.booleans())
    def carries_a_draft_over(self, who: str, form: str, back: bool) -> None:
        self.does(who, Command("start"))
        self.presses_one_of(who, ["transfer"])
        if self.presses_one_of(who, [f"export:{form}"]) and back:
            self.does(who, DraftRead(self.world.sent[-1]))
            self.presses_one_of(who, ["replace"])

    @rule(who=WHO)
    def copies_a_case(self, who: str) -> None:
        self.does(who, Command("status"))
        offered = self.persons[who].offered
        self.presses_one_of(who, [each for each in offered if each.startswith("copy:")])

    @rule(who=WHO, seed=st.integers(0, 999), times=st.integers(1, 30), patient=st.booleans())
    def answers_right(self, who: str, seed: int, times: int, patient: bool) -> None:
        """Some right answers; the patient wait for each of their files."""
        person = self.persons[who]
        for step in range(times):
            if person.session.place not in ("question", "check"):
                offered = person.offered
                on = [a for verb in LEADING_ON for a in offered if a.split(":")[0] == verb]
                if not self.presses_one_of(who, on[::-1]):
                    self.does(who, Command("start"))
                continue
            event = right_answer(person, Random(seed + step), len(self.world.fetching))
            self.does(who, event)
            if patient and isinstance(event, FileSent):
                self.does(who, self.kept(len(self.world.fetching) - 1))

    @rule(who=WHO, seed=st.integers(0, 99), what=st.sampled_from(["group", "list", "check"]))
    def comes_to(self, who: str, seed: int, what: str) -> None:
        """On with right answers as far as the next entry of a group, a list of them, or the end."""
        person = self.persons[who]
        self.presses_one_of(who, [f"resume:{person.session.form}", "go_on"])
        for step in range(60):
            if person.session.place != "question" or there(person, what):
                return
            self.answers_right(who, seed + step, times=1, patient=True)

    @rule(who=WHO, seed=st.integers(0, 999))
    def tends_a_list(self, who: str, seed: int) -> None:
        """Adds, changes or removes an entry, when the list of a group is shown."""
        offered = self.persons[who].offered
        ways = [each for each in offered if each.split(":")[0] in LIST_OF_ENTRIES]
        if ways:
            self.presses_one_of(who, [Random(seed).choice(ways)])

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

    @rule(who=WHO, times=st.integers(1, 4))
    def goes_back(self, who: str, times: int) -> None:
        for _ in range(times):
            self.presses_one_of(who, ["back"])

    @rule(who=WHO, field=st.integers(0, 40))
    def edits(self, who: str, field: int) -> None:
        """From the check page, or the pre-check, to one answer."""
        self.presses_one_of(who, ["fields:0"])
        self.presses_one_of(who, [f"fields:{field - field % 8}"])
        offered = self.persons[who].offered
        found = [each for each in offered if each.startswith("edit:")]
        self.presses_one_of(who, found[field % max(1, len(found)) :])

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

    @rule(who=WHO, size=st.sampled_from([1, 10**9]), again=st.booleans())
    def sends_a_file(self, who: str, size: int, again: bool) -> None:
        source = "the same" if again else f"{len(self.world.fetching)}"
        self.does(who, FileSent(source, "құжат\u202e.pdf", "application/pdf", size))

    @rule(code=CODES, good=st.booleans(), which=st.integers(0, 9))
    def a_file_is_looked_at(self, code: str, good: bool, which: int) -> None:
        """News of a file come to whoever sent it, late and in any order."""
        if not self.world.fetching:
            return
        number = max(0, len(self.world.fetching) - 1 - which)
        who, wanted = self.world.fetching[number]
        refused = FileRefused(wanted.field, wanted.draft_id, code, {"formats": "pdf"})
        news = self.kept(number) if good else refused
        self.news.append(news)
        self.does(who, news)

    @rule(which=st.integers(0, 9))
    def a_file_is_found_infected(self, which: int) -> None:
        kept = [each for each in self.news if isinstance(each, FileKept)]
        if kept:
            file = kept[which % len(kept)]
            found = FileRefused(file.field, file.draft_id, "E-FILE-INFECTED", {}, file.file_id)
            self.does(file.file_id.partition("/")[0], found)

    @rule(who=WHO, which=st.integers(0, 9))
    def news_come_again_or_to_another(self, who: str, which: int) -> None:
        news = [*self.news, CheckPostponed(), RowsLoaded((), 1), EarlierFound({})]
        self.does(who, news[which % len(news)])

    @rule(who=WHO)
    def an_officer_moves_a_case(self, who: str) -> None:
        own = [case for key, case in self.world.cases.items() if self.world.owners[key] == who]
        if own:
            moved = replace(own[0], state="refused_incomplete")
            self.does(
                who, CaseChanged(moved, moved.state, {"papers": {"doc.apk.right": "missing"}})
            )

    @rule(answers=st.booleans(), taken=st.booleans())
    def the_world_changes(self, answers: bool, taken: bool) -> None:
        self.world.answers = answers
        self.world.taken_serials = frozenset({"SN-0001"} if taken else ())

    @rule(to=st.sampled_from(BOUNDARIES))
    def time_passes(self, to: datetime) -> None:
        self.world.now = max(to, self.world.now)

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
        cases_are_right(self.world)

    def kept(self, number: int) -> Event:
        """The news that a file is what it says; of rows and drafts, that there are some."""
        who, wanted = self.world.fetching[number]
        if wanted.want == "draft":
            return DraftRead(self.world.sent[-1] if self.world.sent else {})
        if wanted.want == "rows":
            lines = (("Bitmain", "SN-7"), ("SN-0001", "95 TH/s"))
            return RowsRead(wanted.field, wanted.draft_id, lines)
        return kept_as(f"{who}/{number}", wanted)


TestOffice = Office.TestCase


TestOffice.settings = settings(max_examples=examples(25), stateful_step_count=200)
