"""One event, one turn. Pure: no clock, no network, no language.

Order of dispatch: events that are handled on every screen, answers to effects on the screen that
waits for them, commands, then the current screen. An input that no one handles gets a hint and the
current screen again.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from dialogs import journey
from dialogs.actions import ChooseLanguage
from dialogs.drafts import editions
from dialogs.events import (
    CaseChanged,
    CaseCopied,
    Command,
    ContactShared,
    DeskOpened,
    DraftRead,
    DraftTooLarge,
    Event,
    FileKept,
    FileRefused,
    FileSent,
    LanguageChosen,
    Opened,
    Pressed,
    PressedStale,
    RowsRead,
    Said,
    Troubled,
    Unreadable,
)
from dialogs.menus import (
    about,
    begin,
    cancel,
    card,
    check_answers,
    commands,
    crossroads,
    grounds,
    help,
    language,
    menu,
    news,
    precheck,
    privacy,
    questions,
    receipt,
    screen_registry,
    section,
    status,
    transfer,
    welcome,
)
from dialogs.screens import Text, Toast
from dialogs.session import Draft, Session
from dialogs.turn import Turn, UserInput, notice

screen_registry.register(
    about.PLACE,
    begin.PLACE,
    cancel.PLACE,
    card.PLACE,
    check_answers.PLACE,
    crossroads.PLACE,
    grounds.PLACE,
    help.PLACE,
    language.PLACE,
    menu.PLACE,
    precheck.PLACE,
    privacy.PLACE,
    questions.PLACE,
    receipt.PLACE,
    section.PLACE,
    status.PLACE,
    transfer.PLACE,
    welcome.PLACE,
)

ANSWERS = (Said, Pressed, ContactShared, FileSent)
"""Events by which a person answers a screen."""


def advance(session: Session, event: Event, now: datetime) -> Turn:
    """The turn that follows from one event at ``now`` (aware)."""
    outdated = [
        draft
        for draft in session.drafts.values()
        if draft.edition != journey.edition_of_today(draft, now)
    ]
    if outdated:
        return _new_edition(session, outdated, event, now)
    handler = EVERYWHERE.get(type(event))
    if handler is not None:
        return handler(session, event, now)
    if screen_registry.is_answer(event):
        return screen_registry.handle_answer(session, event, now) or Turn(session)
    if not session.language:
        return _before_language(session, event, now)
    if isinstance(event, Command):
        return commands.obey(session, event, now)
    return _on_screen(session, event, now)


def _new_edition(session: Session, outdated: list[Draft], event: Event, now: datetime) -> Turn:
    """A form has changed since a draft was begun: its answers are kept where they still fit.

    The person is told what changed and is asked only what is new. An answer to a screen of the
    old edition is not used; the person is told so and asked again.
    """
    renewed = {draft.form: editions.in_edition_of_today(draft, now) for draft in outdated}
    changes = [editions.change_notice(draft, renewed[draft.form]) for draft in outdated]
    answered = isinstance(event, ANSWERS) and session.place in ("question", "check")
    session = replace(session, drafts={**session.drafts, **renewed})
    if answered and session.form in renewed:
        again = notice("form.answer_again")
        return screen_registry.enter(session, now).preceded_by(*changes, again)
    return advance(session, event, now).preceded_by(*changes)


def _on_screen(session: Session, event: Event, now: datetime) -> Turn:
    """An input to the current screen; a press is the action of its choice."""
    user_input: UserInput = event
    if isinstance(event, Pressed):
        if event.index >= len(session.choices):
            return _stale(session, event, now)
        user_input = session.choices[event.index].action
    turn = screen_registry.handle(session, user_input, now)
    if turn is not None:
        return turn
    kind = event.kind if isinstance(event, Unreadable) else "other"
    return screen_registry.enter(session, now).preceded_by(notice(f"unreadable.{kind}"))


def _before_language(session: Session, event: Event, now: datetime) -> Turn:
    """Until a language is chosen, every input but the choice asks for it."""
    if isinstance(event, Pressed) and event.index < len(session.choices):
        turn = screen_registry.handle(session, session.choices[event.index].action, now)
        if turn is not None:
            return turn
    return screen_registry.enter(session.move("language"), now)


def _opened(session: Session, event: Opened, now: datetime) -> Turn:
    """The language is asked first; an application under way is shown again; else the menu."""
    if not session.language:
        proposed = event.proposed if event.proposed in language.LANGUAGES else session.proposed
        return screen_registry.enter(replace(session, proposed=proposed), now)
    if session.place in ("question", "check") and session.draft is not None:
        return screen_registry.enter(session, now)
    return menu.enter(session, now)


def _language(session: Session, event: LanguageChosen, now: datetime) -> Turn:
    """The language of the page: the current screen is shown in it."""
    if event.language not in language.LANGUAGES:
        return screen_registry.enter(session, now)
    if session.place == "language":
        chosen = language.choose(session, ChooseLanguage(event.language), now)
        return chosen or screen_registry.enter(session, now)
    return screen_registry.enter(replace(session, language=event.language), now)


def _stale(session: Session, event: Event, now: datetime) -> Turn:
    return screen_registry.enter(session, now).preceded_by(Toast(Text("press.stale")))


def _troubled(session: Session, event: Troubled, now: datetime) -> Turn:
    return screen_registry.enter(session, now).preceded_by(notice("trouble.said"))


def _desk(session: Session, event: DeskOpened, now: datetime) -> Turn:
    """The link for officers; to everybody else the command is unknown."""
    if not event.url:
        return screen_registry.enter(session, now).preceded_by(notice("command.unknown"))
    return Turn(session, (notice("desk.link", url=event.url),))


def _case_changed(session: Session, event: CaseChanged, now: datetime) -> Turn:
    return Turn(session, news.case_changed(event))


EVERYWHERE: Mapping[type[Any], Callable[[Session, Any, datetime], Turn]] = {
    CaseChanged: _case_changed,
    CaseCopied: begin.copied,
    DeskOpened: _desk,
    DraftRead: transfer.answered,
    DraftTooLarge: transfer.answered,
    FileKept: questions.late,
    FileRefused: questions.late,
    LanguageChosen: _language,
    Opened: _opened,
    PressedStale: _stale,
    RowsRead: questions.late,
    Troubled: _troubled,
}
"""Handlers of events that do not depend on the screen."""
