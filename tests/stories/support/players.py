"""Playing a story: one step after another, on whichever channel the player speaks."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from tests.stories.support.arriving import arrival
from tests.stories.support.book import Step, Story
from tests.stories.support.records import Records
from tests.stories.support.samples import SAMPLES, Sample
from tests.stories.support.words import flat, is_shown, label, pattern

LANGUAGES = ("kk", "ru")
APPLICANT = "applicant"
NOT_GIVEN = {"none": True}
REFERENCE = re.compile(r"\b[2345679ACEHKMPTXY]{3}(?:-[2345679ACEHKMPTXY]{3}){2}\b")


class Player(Protocol):
    """A channel with people on it. Whatever is done returns when the product has come to rest."""

    @property
    def records(self) -> Records: ...

    def now(self) -> datetime: ...

    def person(self, who: str) -> str:
        """What the product calls somebody of the story."""
        ...

    async def open(self, who: str, language: str) -> None:
        """Come for the first time, with a device in this language."""
        ...

    async def say(self, who: str, text: str) -> None: ...

    async def press(self, who: str, words: str, *, twice: bool) -> None: ...

    async def send_file(self, who: str, sample: Sample) -> None: ...

    async def send(self, who: str, kind: str) -> None:
        """Something that is no answer: sticker, voice, album, other_contact, own_contact, edit."""
        ...

    async def switch(self, who: str, language: str, words: str) -> None: ...

    async def decide(self, case_id: str, revision: int, form: Mapping[str, str]) -> None: ...

    async def set_clock(self, moment: datetime) -> None: ...

    async def change_world(self, what: Mapping[str, Any]) -> None: ...

    def mark(self, who: str) -> None:
        """From here on counts what ``shown`` gives."""
        ...

    def shown(self, who: str) -> str:
        """Everything shown to somebody since the mark: titles, texts, buttons, toasts."""
        ...


class Telling:
    """One story told in one language."""

    def __init__(self, story: Story, language: str, player: Player) -> None:
        self._story = story
        self._player = player
        self._language = {APPLICANT: language}
        self._first = language
        self._reference = ""
        self._step: Step = {}

    async def play(self, begin: int = 0, end: int | None = None) -> None:
        """Play the story, or some of its steps; AssertionError names the one that went wrong."""
        if begin == 0:
            await self._prepare()
        for number, step in [*enumerate(self._story.steps)][begin:end]:
            self._step = step
            who = step.get("as", APPLICANT)
            self._player.mark(who)
            staff_since = self._player.records.last_outgoing()
            try:
                await self._do(who, step)
                self._prove(who, step, staff_since)
            except AssertionError as fault:
                raise AssertionError(f"step {number} {dict(step)}: {fault}") from None

    async def _prepare(self) -> None:
        if self._story.clock is not None:
            await self._player.set_clock(self._story.clock)
        if self._story.world:
            await self._player.change_world(self._story.world)

    def language(self, who: str) -> str:
        return self._language.setdefault(who, self._first)

    async def _do(self, who: str, step: Step) -> None:
        player, language = self._player, self.language(who)
        match step:
            case {"send": "open"}:
                await player.open(who, language)
            case {"say": text}:
                await player.say(who, self._filled(text))
            case {"type": key}:
                await player.say(who, self._button(key, language))
            case {"command": name}:
                await player.say(who, f"/{name}")
            case {"press": key}:
                words = self._button(key, language)
                await player.press(who, words, twice=bool(step.get("twice")))
            case {"file": name}:
                await player.send_file(who, SAMPLES[name])
            case {"send": kind}:
                await player.send(who, kind)
            case {"language": chosen}:
                new = self._other(language) if chosen == "other" else chosen
                self._language[who] = new
                await player.switch(who, new, label(f"language.{new}", new))
            case {"clock": moment}:
                await player.set_clock(moment)
            case {"world": what}:
                await player.change_world(what)
            case {"officer": str(target)}:
                await self._decide(target, step.get("data", {}))
        self._remember(player.shown(who))

    async def _decide(self, target: str, data: Mapping[str, Any]) -> None:
        case = self._player.records.case(self._player.person(APPLICANT))
        assert case is not None, "there is no case to decide"
        form = {name: self._filled(str(value)) for name, value in data.items()}
        arrived = arrival(self._player.now())
        for key in ("received_at", "refused_at"):
            form.setdefault(key, f"{arrived:%Y-%m-%dT%H:%M}")
        form.setdefault("filed_before", "on")
        await self._player.decide(case.case_id, case.revision, {"step": target, **form})

    def _prove(self, who: str, step: Step, staff_since: int) -> None:
        player, language = self._player, self.language(who)
        shown, records = player.shown(who), player.records
        for expected in step.get("expect", ()):
            assert is_shown(expected, language, shown), (
                f"not shown ({language}): {expected}; {pattern(expected, language)!r} in\n{shown}"
            )
        for unwanted in step.get("absent", ()):
            assert not is_shown(unwanted, language, shown), f"shown: {unwanted} in\n{shown}"
        person = player.person(who)
        for path, value in step.get("stored", {}).items():
            found = records.answer(person, path)
            value = None if value == NOT_GIVEN else value
            assert found == value, f"stored {path} = {found!r}, not {value!r}"
        if "cases" in step:
            assert len(records.cases(person)) == step["cases"]
        if "staff" in step:
            told = flat("\n".join(records.staff_since(staff_since)))
            for key in step["staff"]:
                for each in LANGUAGES:
                    assert is_shown(key, each, told), f"staff not told {key}: {told}"
            assert bool(told) == bool(step["staff"]), f"staff told: {told}"

    def _button(self, key: str | Mapping[str, str], language: str) -> str:
        """A label key, or a table of a key and the keys (``@key``) or words that fill it."""
        if key == "language.own":
            return label(f"language.{language}", language)
        if isinstance(key, str):
            return label(key, language)
        filled = {
            name: label(value[1:], language) if value.startswith("@") else value
            for name, value in key.items()
            if name != "key"
        }
        return label(key["key"], language).format(**filled)

    def _filled(self, text: str) -> str:
        day = arrival(self._player.now()).date().isoformat()
        return text.replace("{reference}", self._reference).replace("{today}", day)

    def _remember(self, shown: str) -> None:
        if found := REFERENCE.search(shown):
            self._reference = found[0]

    def _other(self, language: str) -> str:
        return "ru" if language == "kk" else "kk"
