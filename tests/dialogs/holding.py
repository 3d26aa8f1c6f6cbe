"""What must hold after every step of a conversation, whoever takes it and whatever happens."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from core.catalogue import by_service
from core.forms.base import Form
from core.forms.tables import Group
from dialogs.events import Event, FileKept, FileRefused, RowsRead
from dialogs.journey import form_of, position
from dialogs.screens import Screen, Text, Toast, Verbatim, Words
from dialogs.session import Draft, Session
from dialogs.turn import Turn
from dialogs.wording import LANGUAGES, catalogue
from tests.dialogs.world import World

LONGEST_LABEL = 30
Late = FileKept | FileRefused | RowsRead


def nothing_is_lost(before: Session, after: Session, event: Event, world: World) -> None:
    """A draft goes only when handed in or thrown away; an answer only by its own question."""
    for form, draft in before.drafts.items():
        now = after.drafts.get(form)
        if now is None or now.draft_id != draft.draft_id:
            assert draft.draft_id in {*world.cases, *world.dropped}
            continue
        for key, value in draft.answers.items():
            if now.answers.get(key) != value and value is not None:
                assert _may_change(draft, key, event) or value in now.aside.get(key, ())
        if event_is(event, FileRefused):
            continue
        for key, kept in draft.aside.items():
            assert _set_of(kept) <= _set_of([*now.aside.get(key, ()), now.answers.get(key)])


def a_late_file_disturbs_nothing(before: Session, after: Session, event: Event) -> None:
    """What comes from the world changes the answer it is for, and no half-given one besides."""
    if not isinstance(event, Late):
        return
    for form, draft in before.drafts.items():
        now = after.drafts[form]
        if draft.edition != now.edition:
            continue
        key, _, column = event.field.partition("/")
        column = column.rpartition("/")[2]
        if draft.entry.get("key") != key or draft.draft_id != event.draft_id:
            assert now.entry == draft.entry
        elif column:
            row, rows = draft.entry.get("row", {}), [now.entry.get("row", {})]
            rows += now.answers.get(key) or []
            rest = {each: row[each] for each in row if each != column}
            assert any(rest.items() <= each.items() for each in rows)
        if column and draft.draft_id == event.draft_id:
            assert _but(column, draft.answers.get(key)) == _but(column, now.answers.get(key)) or (
                draft.entry.get("key") == key and "row" in draft.entry
            )


def answers_are_right(draft: Draft) -> None:
    """What stands in a draft is asked of the person, and right as far as it is given."""
    form = form_of(draft)
    asked = {field.key: field for field in form.journey(draft.answers)}
    assert draft.answers.keys() <= asked.keys()
    for key, value in draft.answers.items():
        if value is None:
            assert asked[key].skippable
        else:
            asked[key].check_given(value, draft.answers)
    assert only_asked(form, draft.answers)


def only_asked(form: Form, answers: Mapping[str, Any]) -> bool:
    """Whether nothing stands in the answers that their own path does not ask."""
    fields = {field.key: field for field in form.journey(answers)}
    for key, value in answers.items():
        field = fields.get(key)
        if field is None:
            return False
        if isinstance(field, Group):
            for entry in value or ():
                if not entry.keys() <= {column.key for column in field.path(entry, answers)}:
                    return False
    return True


def a_file_stands_once(draft: Draft) -> None:
    """No file is the answer to two questions."""
    files = [each for each in _mappings(draft.answers) if each.get("file_id")]
    ids = [each["file_id"] for each in files if each.get("sent") is None]
    assert len(ids) == len(set(ids)) or _taken_over(draft), ids


def _taken_over(draft: Draft) -> bool:
    return False


def cases_are_right(world: World) -> None:
    """What was handed in holds nothing that was not asked."""
    for draft_id, answers in world.handed_in.items():
        case = world.cases[draft_id]
        assert only_asked(by_service(case.service).on(case.effective_on), answers)


def read_in_both_languages(turn: Turn) -> None:
    """Every word shown exists in both languages, and buttons can be told apart."""
    for screen in turn.screens:
        if isinstance(screen, Toast):
            assert all(catalogue(each).text(screen.text) for each in LANGUAGES)
            continue
        labels: dict[tuple[type[Words], str], str] = {}
        for language in LANGUAGES:
            words = catalogue(language)
            assert all(words.text(each) for each in _words_of(screen))
            for choice in screen.actions():
                label = words.text(choice.label)
                known = labels.setdefault((type(choice.label), label.casefold()), choice.action)
                assert known == choice.action, (label, known, choice.action)
                assert len(label) <= LONGEST_LABEL or isinstance(choice.label, Verbatim), label


def _words_of(screen: Screen) -> list[Words]:
    placeholder = screen.input.placeholder
    return [each for each in (screen.title, *screen.text, placeholder) if each is not None]


def _may_change(draft: Draft, key: str, event: Event) -> bool:
    """Whether the event answers this very question."""
    if isinstance(event, Late):
        return event.field.partition("/")[0] == key
    field = position(draft)
    return field is not None and field.key == key


def _set_of(values: list[Any]) -> set[bytes]:
    return {orjson.dumps(value) for value in values}
