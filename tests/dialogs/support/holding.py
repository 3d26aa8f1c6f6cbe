"""Invariants that hold after every step of a conversation."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from core.form.form import Form
from core.form.tables import Group
from core.services.catalogue import by_service
from dialogs.events import Event, FileKept, FileRefused, RowsRead
from dialogs.journey import form_of, position
from dialogs.screens import Message, Screen, Text, Toast
from dialogs.session import Draft, Session
from dialogs.turn import Turn
from dialogs.wording.catalogue import LANGUAGES, catalogue
from tests.dialogs.support.world import World

LONGEST_LABEL = 30


def nothing_is_lost(before: Session, after: Session, event: Event, world: World) -> None:
    """A draft goes only when handed in or thrown away; an answer only by its own question."""
    for form, draft in before.drafts.items():
        now = after.drafts.get(form)
        if now is None or now.draft_id != draft.draft_id:
            assert draft.draft_id in {*world.cases, *world.dropped}
            continue
        bad = event.file_id if isinstance(event, FileRefused) else None
        for key, value in draft.answers.items():
            if now.answers.get(key) != value and value is not None and not _is_file(value, bad):
                assert _may_change(draft, key, event) or value in now.aside.get(key, ())
        for key, values in draft.aside.items():
            kept = _set_of(each for each in values if not _is_file(each, bad))
            assert kept <= _set_of([*now.aside.get(key, ()), now.answers.get(key)])


def late_news_disturb_nothing(before: Session, after: Session, event: Event) -> None:
    """News of a file change its own answer; nothing else that is given, and nothing half-given."""
    if not isinstance(event, FileKept | FileRefused | RowsRead):
        return
    for form, draft in before.drafts.items():
        now, key = after.drafts[form], event.field.partition("/")[0]
        if draft.draft_id != event.draft_id:
            assert now == draft or now.edition != draft.edition
        elif "/" in event.field and now.edition == draft.edition:
            column = event.field.rpartition("/")[2]
            half = draft.entry if draft.entry.get("key") == key else {}
            row = _without(column, half.get("row", {}))
            stored = [_without(column, each) for each in now.answers.get(key) or ()]
            standing = [_without(column, each) for each in draft.answers.get(key) or ()]
            assert row == _without(column, now.entry.get("row", {})) or row in stored
            assert stored == standing or row in stored


def drafts_are_right(session: Session) -> None:
    """What stands in a draft is asked of the person, and right as far as it is given."""
    for draft in session.drafts.values():
        form = form_of(draft)
        assert only_asked(form, draft.answers)
        for key, value in draft.answers.items():
            field = form.field(key)
            if value is None:
                assert field.skippable
            elif isinstance(field, Group):
                field.check_given(value, draft.answers)
            elif field.is_whole(value, draft.answers):
                field.check(value, draft.answers)
        files = list(_files(draft.answers))
        assert len(files) == len(set(files))


def cases_are_right(world: World) -> None:
    """What was handed in is whole and holds nothing that was not asked."""
    for draft_id, answers in world.handed_in.items():
        case = world.cases[draft_id]
        form = by_service(case.service).on(case.effective_on)
        assert only_asked(form, answers)
        assert all(field.key in answers for field in form.journey(answers))


def only_asked(form: Form, answers: Mapping[str, Any]) -> bool:
    """Whether nothing stands in the answers that their own path does not ask."""
    fields = {field.key: field for field in form.journey(answers)}
    groups = [each for each in fields.values() if isinstance(each, Group)]
    return answers.keys() <= fields.keys() and all(
        entry == group.asked_of(entry, answers)
        for group in groups
        for entry in answers.get(group.key) or ()
    )


def read_in_both_languages(turn: Turn) -> None:
    """Every word shown exists in both languages; no label, typed in either, means two things."""
    for screen in turn.screens:
        if isinstance(screen, Toast):
            assert all(catalogue(each).text(screen.text) for each in LANGUAGES)
            continue
        meanings: dict[tuple[type[Message], str], str] = {}
        for language in LANGUAGES:
            words = catalogue(language)
            assert all(words.text(each) for each in _words_of(screen))
            for choice in screen.actions():
                label = words.text(choice.label)
                known = meanings.setdefault(
                    (type(choice.label), label.casefold()), choice.action.code
                )
                assert known == choice.action.code, (label, known, choice.action.code)
                assert len(label) <= LONGEST_LABEL or not isinstance(choice.label, Text), label


def _words_of(screen: Screen) -> list[Message]:
    placeholder = screen.input.placeholder
    return [each for each in (screen.title, *screen.text, placeholder) if each is not None]


def _may_change(draft: Draft, key: str, event: Event) -> bool:
    """Whether the event answers this very question."""
    if isinstance(event, FileKept | FileRefused | RowsRead):
        return event.field.partition("/")[0] == key
    field = position(draft)
    return field is not None and field.key == key


def _without(column: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key != column}


def _is_file(value: Any, file_id: str | None) -> bool:
    return isinstance(value, Mapping) and bool(file_id) and value.get("file_id") == file_id


def _files(value: Any) -> Iterator[str]:
    """The ids of all files in answers."""
    if isinstance(value, Mapping):
        if "file_id" in value:
            yield value["file_id"]
        for each in value.values():
            yield from _files(each)
    elif isinstance(value, list):
        for each in value:
            yield from _files(each)


def _set_of(values: Any) -> set[bytes]:
    return {orjson.dumps(value) for value in values}
