"""What people type from ``/start`` to the check page of a form, played on the engine beforehand.

The answers are those of ``dialogs.questions``; where something is picked, it is what makes
the form ask the most. Nothing here names a form, so a changed or new one is measured as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

from bot.turn import typed
from core.form.field import Field
from core.form.form import Form
from core.form.kinds import MultiChoice
from core.form.tables import Group
from core.services.catalogue import FORMS
from dialogs import journey
from dialogs.actions import Action, Done, Pick
from dialogs.effects import FindEarlier
from dialogs.engine import advance
from dialogs.events import EarlierFound, Event, FileKept, Opened, Pressed, Said
from dialogs.menus.begin import new_draft
from dialogs.questions import kind_of
from dialogs.session import Draft, Session
from dialogs.turn import UserInput
from dialogs.wording.catalogue import catalogue

NOW = datetime(2026, 11, 20, 6, tzinfo=UTC)
"""The moment of every turn that is measured: the law of one day, whenever it is."""
SOMEBODY = "PERSON"
PICKS = 4
"""So many options of a closed list are tried."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A state of a conversation, and everything said to reach it."""

    session: Session
    said: tuple[Event, ...] = ()

    def says(self, user_input: UserInput) -> "Visit":
        """One event later. A choice is typed by its label; RuntimeError when that is another's."""
        if isinstance(user_input, Action):
            labels = {choice.action: choice.label for choice in self.session.choices}
            typed_ = Said(catalogue(self.session.language or "kk").text(labels[user_input]))
            if self._understood(typed_) != Pressed(list(labels).index(user_input)):
                raise RuntimeError(f"not to be typed: {user_input.code}")
            user_input = typed_
        turn = advance(self.session, self._understood(user_input), NOW)
        if any(isinstance(effect, FindEarlier) for effect in turn.effects):
            turn = advance(turn.session, EarlierFound({}), NOW)
        return Visit(turn.session, (*self.said, user_input))

    def picks(self, *verbs: str) -> "Visit":
        """The first choice of each verb, screen by screen."""
        visit = self
        for verb in verbs:
            actions = [choice.action for choice in visit.session.choices]
            visit = visit.says(next(each for each in actions if each.code.startswith(verb)))
        return visit

    @property
    def draft(self) -> Draft:
        """The draft; it has been begun."""
        draft = self.session.draft
        assert draft is not None
        return draft

    @property
    def asked(self) -> int:
        """How many questions the form asks with the answers so far, each column of a group one."""
        answers = self.draft.answers
        path = journey.form_of(self.draft).journey(answers)
        groups = [field for field in path if isinstance(field, Group)]
        entries = [entry for group in groups for entry in answers.get(group.key) or ()]
        return len(path) - len(groups) + sum(map(len, entries))

    def _understood(self, user_input: Event) -> Event:
        """As the shell does: what is typed may be a label of the screen."""
        index = (
            typed.index_of(self.session, user_input.text) if isinstance(user_input, Said) else None
        )
        return user_input if index is None else Pressed(index)


@cache
def begun(key: str, language: str) -> Visit:
    """A visit to a form as far as its first question."""
    form = FORMS[key]
    way = ("menu", f"section:{form.section}", f"about:{key}", f"begin:{key}")
    visit = Visit(Session(f"tg:{SOMEBODY}")).says(Opened(language))
    visit = visit.picks(f"language:{language}", *way)
    return visit.picks("has_it") if visit.session.detail.get("ask") == "first" else visit


@cache
def whole(key: str, language: str) -> Visit:
    """A visit to a form as far as its check page, with everything given that it can ask for."""
    visit = begun(key, language)
    while (field := journey.position(visit.draft)) is not None:
        visit = max(_answered(visit, field), key=lambda each: each.asked)
        if visit.session.place == "crossroads":
            visit = visit.picks("go_on")
    return visit


@cache
def longest() -> Form:
    """The form that asks the most."""
    return max(FORMS.values(), key=lambda form: whole(form.key, "ru").asked)


def of_person(said: tuple[Event, ...], key: str, person: int) -> tuple[Event, ...]:
    """What a certain person says: news of files are of his own draft."""
    own = draft_id(key, str(person))
    return tuple(
        replace(each, draft_id=own) if isinstance(each, FileKept) else each for each in said
    )


def draft_id(key: str, person: str) -> str:
    """The id of the draft that somebody begins."""
    return new_draft(Session(f"tg:{person}"), FORMS[key], NOW).draft_id


def _answered(visit: Visit, field: Field) -> Iterator[Visit]:
    """The visit after each good answer to the question asked."""
    tried = [kind_of(field).sample(field, visit.draft, pick) for pick in range(PICKS)]
    if isinstance(field, MultiChoice):
        tried.append((*(Pick(each) for each in field.options), Done()))
    for user_input in dict.fromkeys(tried):
        after = visit
        for each in user_input:
            after = after.says(each)
        if journey.position(after.draft) != field:
            yield after
