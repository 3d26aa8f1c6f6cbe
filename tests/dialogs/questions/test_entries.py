"""Entries with documents: files come late, entries come and go, and each file finds its own."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

import orjson
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from core.form.kinds import Upload
from core.form.tables import Group
from core.services.catalogue import FORMS
from dialogs.effects import FetchFile
from dialogs.events import Command, DraftRead, Event, FileKept, FileRefused, FileSent, Pressed, Said
from dialogs.journey import position
from dialogs.session import to_json
from tests.dialogs.support import walker
from tests.dialogs.support.holding import (
    drafts_are_right,
    late_news_disturb_nothing,
    nothing_is_lost,
)
from tests.dialogs.support.visits import begins, visit
from tests.examples import examples

WITH_DOCUMENTS: Mapping[str, str] = {
    form.key: field.key
    for form in FORMS.values()
    for field in form.fields
    if isinstance(field, Group) and any(isinstance(each, Upload) for each in field.columns)
}
"""Forms with a group that asks for documents, and that group."""

GOES_ON = ("answer", "same", "default", "landmark", "no_expiry", "skip_part", "pick")
AROUND = ("add", "change", "remove", "done", "back", "skip", "validity")


class Entries(RuleBasedStateMachine):
    """One person at a group with documents.

    ``ids`` name the stored entries through all their moves, ``new`` the one begun after them;
    ``own`` tells the entry each file was sent for.
    """

    def __init__(self) -> None:
        super().__init__()
        self.person = visit()
        self.ids: list[int] = []
        self.new = 0
        self.own: dict[str, int] = {}
        self.fetching: list[FetchFile] = []
        self.kept: list[FileKept] = []

    @initialize(
        form=st.sampled_from(sorted(WITH_DOCUMENTS)),
        seed=st.integers(0, 99),
        count=st.integers(0, 3),
    )
    def comes_to_the_group(self, form: str, seed: int, count: int) -> None:
        self.form, self.group, random = form, WITH_DOCUMENTS[form], Random(seed)
        begins(self.person, form)
        while (field := position(self.person.draft)) and field.key != self.group:
            walker.step(self.person, random)
        for step in range(60):
            if len(self.entries) < count:
                self.answers(seed + step, times=1, waits=True)
                for action in self.offered("add"):
                    self.presses(action)

    @property
    def entries(self) -> list[dict[str, Any]]:
        return self.person.session.drafts[self.form].answers.get(self.group) or []

    def does(self, event: Event) -> None:
        """One event; the entries keep their names, and their files."""
        person, before, count = self.person, self.person.session, len(self.entries)
        asked = len(person.world.asked)
        person.happens(event)
        for effect in person.world.asked[asked:]:
            if isinstance(effect, FetchFile) and effect.field.startswith(f"{self.group}/"):
                self.fetching.append(effect)
                self.own[effect.source] = self.named(int(effect.field.split("/")[1]))
        if len(self.entries) > count:
            self.ids.append(self.new)
            self.new += 1
        assert len(self.ids) == len(self.entries)
        nothing_is_lost(before, person.session, event, person.world)
        late_news_disturb_nothing(before, person.session, event)
        drafts_are_right(person.session)
        for index, file_id in self.files():
            assert self.own[file_id.removeprefix("file ")] == self.named(index)

    def named(self, index: int) -> int:
        return self.ids[index] if index < len(self.ids) else self.new

    def files(self) -> Iterator[tuple[int, str]]:
        """Every file in an entry, stored or being given, with the entry's number."""
        entry = self.person.session.drafts[self.form].entry
        given = [(entry["index"], entry["row"])] if "row" in entry else []
        for index, row in (*enumerate(self.entries), *given):
            for value in row.values():
                if isinstance(value, Mapping) and "file_id" in value:
                    yield index, value["file_id"]

    def offered(self, *verbs: str) -> list[str]:
        actions = self.person.offered
        return [each for verb in verbs for each in actions if each.split(":")[0] == verb]

    def presses(self, action: str) -> None:
        actions = self.person.offered
        verb, _, number = action.partition(":")
        if verb == "remove":
            self.ids.pop(int(number))
        if verb == "add":
            self.new += 1
        self.does(Pressed(actions.index(action)))

    def at_the_group(self) -> bool:
        """Whether the group is asked now; go towards it when it is not."""
        person = self.person
        for action in self.offered("resume", "edit", "fields", "menu", "back"):
            field = position(person.session.drafts[self.form])
            at = field.key if person.session.place == "question" and field is not None else ""
            if at == self.group:
                return True
            if action in self.offered(action.split(":")[0]):
                self.presses(action)
        return False

    @rule(seed=st.integers(0, 999), times=st.integers(1, 20), waits=st.booleans())
    def answers(self, seed: int, times: int, waits: bool) -> None:
        for step in range(times):
            if not self.at_the_group():
                return
            random = Random(seed + step)
            texts: list[Event] = [Said(text) for text in walker.texts(self.person, random) if text]
            ways = [*texts, *self.offered(*GOES_ON)]
            if self.person.screen.input.kind == "file" and random.random() < 0.7:
                ways = [FileSent(f"{len(self.own)}", "құжат.pdf", "application/pdf", 1)]
            if ways:
                way = random.choice(ways)
                self.does(way) if isinstance(way, Event) else self.presses(way)
                if waits and isinstance(way, FileSent):
                    self.a_file_comes(0)

    @rule(seed=st.integers(0, 999))
    def goes_around(self, seed: int) -> None:
        if self.at_the_group() and (ways := self.offered(*AROUND)):
            self.presses(Random(seed).choice(ways))

    @rule(which=st.integers(0, 6))
    def a_file_comes(self, which: int) -> None:
        """Late, again, or after a newer one."""
        if self.fetching:
            sent = self.fetching[-1 - which % len(self.fetching)]
            place = (sent.field, sent.draft_id, sent.name, sent.formats[0], sent.size, sent.source)
            self.kept.append(FileKept(f"file {sent.source}", *place))
            self.does(self.kept[-1])

    @rule(which=st.integers(0, 6))
    def a_file_is_found_infected(self, which: int) -> None:
        if self.kept:
            file = self.kept[-1 - which % len(self.kept)]
            self.does(FileRefused(file.field, file.draft_id, "E-FILE-INFECTED", {}, file.file_id))
            assert f'"{file.file_id}"' not in orjson.dumps(to_json(self.person.session)).decode()

    @rule(elsewhere=st.sampled_from(["precheck", "precheck", "transfer"]), seed=st.integers(0, 9))
    def goes_elsewhere(self, elsewhere: str, seed: int) -> None:
        """Mends what the pre-check says, or carries the draft over, in the middle of anything."""
        self.does(Command("start"))
        self.presses(elsewhere)
        for action in self.offered("precheck", "export"):
            self.presses(action)
        if elsewhere == "transfer":
            self.does(DraftRead(self.person.world.sent[-1]))
        for action in self.offered("replace", "edit")[seed : seed + 1]:
            self.presses(action)


TestEntries = Entries.TestCase
TestEntries.settings = settings(max_examples=examples(30), stateful_step_count=80)
