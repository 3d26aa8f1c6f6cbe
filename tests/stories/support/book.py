"""The story tables read: macros opened, every story a flat list of steps.

A story is ``name``, ``steps`` and, where it matters, ``clock`` (the moment it begins), ``only``
(the channels that have what it needs) and ``with`` (what the world is like, see ``players``). The
engine tells every story; ``channels`` are those that also tell it, said of a story or of its
whole file.

A file is named after its form: ``use = "begin"`` goes from the first word to its first question,
through the menu and the page about the service.

A step does one thing: ``send`` open, sticker, voice, album, edit, own_contact, other_contact or
group_status · ``say`` text · ``press`` label key · ``type`` a label by letters · ``command`` ·
``file`` sample (see ``samples``) · ``language`` kk, ru or other · ``officer`` decision with its
``data`` · ``clock`` moment · ``world`` what changes from now on · ``use`` macro. Who does it is
``as``: ``applicant`` unless said. ``twice`` presses twice.

It may also have ``expect`` and ``absent`` (what must or must not be shown since the last step),
``stored`` (answers of the draft or the case), ``cases`` (how many the person has) and ``staff``
(keys told to the officers' chat).
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from core.services.catalogue import FORMS

HERE = Path(__file__).parents[1]
COMMON = "common"
COMMON_FORM = "apk_include"

Step = Mapping[str, Any]

DEEDS = (
    "say",
    "press",
    "type",
    "command",
    "file",
    "send",
    "language",
    "officer",
    "clock",
    "world",
    "use",
)
PROOFS = ("expect", "absent", "stored", "cases", "staff")
ASIDES = ("as", "data", "with", "twice")


@dataclass(frozen=True, slots=True)
class Story:
    """One person's path."""

    form: str
    name: str
    steps: tuple[Step, ...]
    clock: datetime | None = None
    only: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    world: Mapping[str, Any] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """The scenario's number, for picking stories."""
        return self.name.split(" ", 1)[0]

    def moves_the_clock(self) -> bool:
        """Whether the story needs a clock of its own."""
        return self.clock is not None or any("clock" in step for step in self.steps)


def stories() -> tuple[Story, ...]:
    """Every story, those of all services first, then form by form in the catalogue's order."""
    common = _load(COMMON)
    tables = {form: _load(form) for form in FORMS if (HERE / f"{form}.toml").exists()}
    found: list[Story] = []
    for form, table in tables.items():
        macros = {**common.get("macro", {}), **table.get("macro", {})}
        paths = Paths(form, table["path"], table.get("other", {}), macros)
        told = [(common, each) for each in common["story"] if form == COMMON_FORM]
        told += [(table, each) for each in table["story"]]
        found += [_story(each, paths, file.get("channels", ())) for file, each in told]
    names = [story.name for story in found]
    assert len(names) == len(set(names)), "two stories have one name"
    return tuple(found)


def of_forms(channel: str) -> Iterator[tuple[Story, str]]:
    """The stories that stand for their forms in a channel, each with a language to tell it in.

    The first of a form, from the first word to the receipt, is told in both; the others in turn.
    """
    told: dict[str, int] = {}
    for story in stories():
        if "web" not in story.channels or channel not in story.channels:
            continue
        number = told[story.form] = told.get(story.form, -1) + 1
        for language in ("kk", "ru") if number == 0 else (("kk", "ru")[number % 2],):
            yield story, language


@dataclass(frozen=True, slots=True)
class Paths:
    """How steps are used again: the usual path through one form, and macros."""

    form: str
    usual: Mapping[str, list[Step]]
    other: Mapping[str, Mapping[str, list[Step]]]
    macros: Mapping[str, list[Step]]

    def opened(self, steps: list[Step]) -> Iterator[Step]:
        """The steps with every ``use`` replaced by what it stands for."""
        for step in steps:
            if unknown := step.keys() - {*DEEDS, *PROOFS, *ASIDES}:
                raise KeyError(f"a step has {unknown}")
            if "use" not in step:
                yield step
                continue
            *first, last = self._used(step["use"], step.get("with", {}))
            yield from first
            yield _proving_also(last, step)

    def _used(self, use: str, with_: Mapping[str, str]) -> Iterator[Step]:
        name, _, end = use.partition(":")
        if name == "happy_path_to":
            return self._to(end, with_)
        return self._begin() if name == "begin" else self.opened(self.macros[name])

    def _begin(self) -> Iterator[Step]:
        """From the first word through the menu and the page about the service."""
        form = FORMS[self.form]
        yield from self.opened(self.macros["open"])
        yield {"press": f"section.{form.section}.button", "expect": ["section.ask"]}
        yield {"press": f"{form.key}.begin.button", "expect": ["about.law", f"{form.key}.intro"]}
        if form.comes_after:
            yield {"press": "about.begin.button", "expect": [f"{form.key}.first"]}
            yield {"press": "begin.has_it.button", "expect": ["form.draft_note"]}
        elif form.filed:
            yield {"press": "about.begin.button", "expect": ["form.draft_note"]}
        else:
            yield {"press": f"{form.key}.begin.button", "absent": ["form.draft_note"]}

    def _to(self, end: str, with_: Mapping[str, str]) -> Iterator[Step]:
        """The usual answers up to a question; ``with`` names other ones for some of them."""
        yield from self._begin()
        for key, usual in self.usual.items():
            if key == end:
                return
            yield from self.opened(self.other[key][with_[key]] if key in with_ else usual)
        assert end == "check", f"no question is called {end}"


def _proving_also(last: Step, use: Step) -> Step:
    """The last step of what is used, with what the using step also wants proved."""
    proofs = {name: value for name, value in use.items() if name in PROOFS}
    expect = [*last.get("expect", ()), *proofs.pop("expect", ())]
    return {**last, **proofs, "expect": expect}


def _story(table: Mapping[str, Any], paths: Paths, channels: list[str]) -> Story:
    return Story(
        form=paths.form,
        name=table["name"],
        steps=tuple(paths.opened(table["steps"])),
        clock=table.get("clock"),
        only=tuple(table.get("only", ())),
        channels=tuple(table.get("channels", channels)),
        world=table.get("with", {}),
    )


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
