"""What we remember of one person between two turns."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from dialogs import actions
from dialogs.screens import Choice, Text, Verbatim, Words
from dialogs.stored import Stored

VERSION = 1
StoredT = TypeVar("StoredT", bound=Stored)


@dataclass(frozen=True, slots=True)
class Draft:
    """A form being filled in, pinned to the edition it was begun with.

    ``at`` is the field the person went back to; without it the position is the first gap.
    ``entry`` is an answer given in several parts and not finished yet. ``returning`` leads back to
    the check page after one answer. ``aside`` keeps, by field, lists of answers that an earlier
    answer made unfit; ``told`` what officers were alerted to; ``offered`` what the person said of
    these fields before; ``awaited`` the last file sent for each field.
    """

    draft_id: str
    form: str
    edition: str
    started_on: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    at: str = ""
    entry: Mapping[str, Any] = field(default_factory=dict)
    returning: bool = False
    acknowledged: tuple[str, ...] = ()
    aside: Mapping[str, Any] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    offered: Mapping[str, Any] = field(default_factory=dict)
    awaited: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Session:
    """The state of one conversation.

    ``place`` is the screen the person is on and ``detail`` what that screen needs; ``choices`` are
    its buttons, ``shown`` counts current screens, so that a button of an older one is known.
    """

    person: str
    language: str = ""
    proposed: str = "kk"
    place: str = "language"
    detail: Mapping[str, Any] = field(default_factory=dict)
    form: str = ""
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    shown: int = 0

    @property
    def draft(self) -> Draft | None:
        return self.drafts.get(self.form)

    def with_draft(self, draft: Draft) -> "Session":
        return replace(self, form=draft.form, drafts={**self.drafts, draft.form: draft})

    def without_draft(self) -> "Session":
        drafts = {key: draft for key, draft in self.drafts.items() if key != self.form}
        return replace(self, form="", drafts=drafts)

    def at_some_draft(self) -> "Session":
        """At its own draft, else at the first there is; the same session when there is none."""
        if self.draft is not None or not self.drafts:
            return self
        return replace(self, form=next(iter(self.drafts)))

    def move(self, place: str, detail: Stored | None = None) -> "Session":
        """The session at another screen, with what that screen needs."""
        return replace(self, place=place, detail=detail.to_json() if detail else {})

    def detail_as(self, kind: type[StoredT]) -> StoredT:
        """What the current screen needs, as its own class."""
        return kind.read(self.detail)


def to_json(session: Session) -> dict[str, Any]:
    """The session as plain JSON, with its version."""
    return {
        "version": VERSION,
        "language": session.language,
        "proposed": session.proposed,
        "place": session.place,
        "detail": session.detail,
        "form": session.form,
        "drafts": [
            {each.name: getattr(draft, each.name) for each in _DRAFT}
            for draft in session.drafts.values()
        ],
        "choices": [
            [choice.action.code, _words_to_json(choice.label)] for choice in session.choices
        ],
        "shown": session.shown,
    }


def from_json(person: str, stored: Mapping[str, Any]) -> Session:
    """The session stored as ``stored``. Raises ``KeyError`` for a version that is not ours."""
    if stored["version"] != VERSION:
        raise KeyError("version")
    drafts = (
        Draft(
            **{
                **each,
                "acknowledged": tuple(each["acknowledged"]),
                "told": tuple(each["told"]),
            }
        )
        for each in stored["drafts"]
    )
    return Session(
        person=person,
        language=stored["language"],
        proposed=stored["proposed"],
        place=stored["place"],
        detail=stored["detail"],
        form=stored["form"],
        drafts={draft.form: draft for draft in drafts},
        choices=tuple(
            Choice(actions.read(code), _words_from_json(label)) for code, label in stored["choices"]
        ),
        shown=stored["shown"],
    )


_DRAFT = fields(Draft)


def _words_to_json(words: Words) -> dict[str, Any]:
    """Words as a mapping; among the parameters of a text only other words are mappings."""
    if isinstance(words, Verbatim):
        return {"words": words.words}
    params = {
        name: _words_to_json(value) if isinstance(value, Text | Verbatim) else value
        for name, value in words.params.items()
    }
    return {"key": words.key, "params": params, "count": words.count}


def _words_from_json(stored: Mapping[str, Any]) -> Words:
    if "words" in stored:
        return Verbatim(stored["words"])
    params = {
        name: _words_from_json(value) if isinstance(value, dict) else value
        for name, value in stored["params"].items()
    }
    return Text(stored["key"], params, stored["count"])
