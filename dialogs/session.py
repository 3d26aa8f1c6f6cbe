"""The state of a conversation between two turns, and its JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from dialogs import actions
from dialogs.screens import Choice, Message, Text, Verbatim
from dialogs.stored import Stored

VERSION = 1
StoredT = TypeVar("StoredT", bound=Stored)


@dataclass(frozen=True, slots=True)
class Draft:
    """A form being filled in, pinned to the edition it was begun with."""

    draft_id: str
    """The id of the draft, of its rows and files, and of the case it becomes."""
    form: str
    """The key of the form."""
    edition: str
    """The edition of the form that the answers fit."""
    started_on: str
    """The day it was begun, ISO."""
    answers: Mapping[str, Any] = field(default_factory=dict)
    """Stored answers by field; the position follows from them."""
    at: str = ""
    """The field gone back to; without it the position is the first gap."""
    entry: Mapping[str, Any] = field(default_factory=dict)
    """The parts of an unfinished answer and the ``key`` of its field, as its kind stores them."""
    returning: bool = False
    """Whether one answer leads back to the check page."""
    acknowledged: tuple[str, ...] = ()
    """Codes of findings that the applicant hands in in spite of."""
    aside: Mapping[str, Any] = field(default_factory=dict)
    """By field, lists of answers that an earlier answer made unfit."""
    alerted: tuple[str, ...] = field(default=(), metadata={"json": "told"})
    """What officers were alerted of."""
    offered: Mapping[str, Any] = field(default_factory=dict)
    """Earlier answers to these fields, offered one by one."""
    awaited: Mapping[str, str] = field(default_factory=dict)
    """The last file sent for each place."""


@dataclass(frozen=True, slots=True)
class Session:
    """The state of one conversation."""

    person: str
    """Channel and id of the person: ``tg:1``, ``web:…``."""
    language: str = ""
    """The language chosen; empty before."""
    proposed: str = "kk"
    """The language of the client, proposed first."""
    place: str = "language"
    """The name of the current screen."""
    detail: Mapping[str, Any] = field(default_factory=dict)
    """What that screen needs to be shown again, as its detail class stores it."""
    form: str = ""
    """The form of the current draft."""
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    """Drafts by form."""
    choices: tuple[Choice, ...] = ()
    """The buttons of the current screen."""
    shown: int = 0
    """How many current screens were shown, so that a button of an older one is known."""

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
            {written: getattr(draft, name) for name, written in _DRAFT}
            for draft in session.drafts.values()
        ],
        "choices": [
            [choice.action.code, _message_to_json(choice.label)] for choice in session.choices
        ],
        "shown": session.shown,
    }


def from_json(person: str, stored: Mapping[str, Any]) -> Session:
    """The session stored as ``stored``. Raises ``KeyError`` for a version that is not ours."""
    if stored["version"] != VERSION:
        raise KeyError("version")
    drafts = [_draft_from_json(each) for each in stored["drafts"]]
    return Session(
        person=person,
        language=stored["language"],
        proposed=stored["proposed"],
        place=stored["place"],
        detail=stored["detail"],
        form=stored["form"],
        drafts={draft.form: draft for draft in drafts},
        choices=tuple(
            Choice(actions.read(code), _message_from_json(label))
            for code, label in stored["choices"]
        ),
        shown=stored["shown"],
    )


_DRAFT = tuple((each.name, each.metadata.get("json", each.name)) for each in fields(Draft))
_TUPLES = frozenset({"acknowledged", "alerted"})


def _draft_from_json(stored: Mapping[str, Any]) -> Draft:
    """A stored draft; what it does not have yet is at its default."""
    given: dict[str, Any] = {
        name: tuple(stored[written]) if name in _TUPLES else stored[written]
        for name, written in _DRAFT
        if written in stored
    }
    return Draft(**given)


def _message_to_json(message: Message) -> dict[str, Any]:
    """A message as a mapping; among the parameters of a text only messages are mappings."""
    if isinstance(message, Verbatim):
        return {"words": message.text}
    params = {
        name: _message_to_json(value) if isinstance(value, Text | Verbatim) else value
        for name, value in message.params.items()
    }
    return {"key": message.key, "params": params, "count": message.count}


def _message_from_json(stored: Mapping[str, Any]) -> Message:
    if "words" in stored:
        return Verbatim(stored["words"])
    params = {
        name: _message_from_json(value) if isinstance(value, dict) else value
        for name, value in stored["params"].items()
    }
    return Text(stored["key"], params, stored["count"])
