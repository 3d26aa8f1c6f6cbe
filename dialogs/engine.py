"""One event, one turn. Pure: no clock, no network, no language.

Order of hearing: news of the world, ways that lead everywhere (commands, language), then the
place the person is at. What no one understands gets a helpful line and the current screen again.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from dialogs import journey
from dialogs.actions import ChooseLanguage
from dialogs.drafts import editions
from dialogs.effects import FindCases, OpenDesk
from dialogs.events import (
    CaseChanged,
    CaseCopied,
    CaseHidden,
    CasesFound,
    Checked,
    CheckPostponed,
    Command,
    ContactShared,
    DeskOpened,
    DraftRead,
    DraftTooLarge,
    EarlierFound,
    Event,
    FileKept,
    FileRefused,
    FileSent,
    HandedIn,
    LanguageChosen,
    Opened,
    PreChecked,
    Pressed,
    PressedStale,
    RowsLoaded,
    RowsRead,
    Said,
    Troubled,
    Unreadable,
)
from dialogs.menus import (
    begin,
    check_answers,
    crossroads,
    home,
    language,
    news,
    precheck,
    questions,
    receipt,
    screen_registry,
    services,
    status,
    transfer,
)
from dialogs.screens import Text, Toast
from dialogs.session import Draft, Session
from dialogs.turn import Turn, UserInput, notice

screen_registry.register("language", language.enter, language.handle)
screen_registry.register("welcome", home.welcome, home.handle)
screen_registry.register("menu", home.enter, home.handle)
screen_registry.register("section", services.section, home.handle)
screen_registry.register("about", services.about, home.handle)
screen_registry.register("grounds", services.grounds, home.handle)
screen_registry.register("card", services.card, home.handle)
screen_registry.register("begin", begin.enter, begin.handle)
screen_registry.register("crossroads", crossroads.enter, crossroads.handle)
screen_registry.register("precheck", precheck.enter, precheck.handle)
screen_registry.register("cancel", home.cancel, home.handle)
screen_registry.register("help", home.help_, home.handle)
screen_registry.register("privacy", home.privacy, home.handle)
screen_registry.register("question", questions.enter, questions.handle)
screen_registry.register("check", check_answers.enter, check_answers.handle)
screen_registry.register("receipt", receipt.again, receipt.handle)
screen_registry.register("status", status.enter, status.handle)
screen_registry.register("transfer", transfer.enter, transfer.handle)

ANSWERS = (Said, Pressed, ContactShared, FileSent)
ANSWERED_AT: Mapping[type[Any], tuple[str, ...]] = {
    RowsLoaded: ("question",),
    Checked: ("check",),
    CheckPostponed: ("check", "precheck"),
    HandedIn: ("check",),
    EarlierFound: ("begin",),
    PreChecked: ("precheck",),
    CasesFound: ("status",),
    CaseHidden: ("status",),
}
"""Answers of the world and the places that wait for them; nobody else has a use for them."""


def advance(session: Session, event: Event, now: datetime) -> Turn:
    """What the conversation makes of one event at ``now`` (aware)."""
    outdated = [
        draft
        for draft in session.drafts.values()
        if draft.edition != journey.edition_of_today(draft, now)
    ]
    if outdated:
        return _new_edition(session, outdated, event, now)
    match event:
        case CaseCopied():
            return begin.copied(session, event, now)
        case CaseChanged():
            return Turn(session, news.case_changed(event))
        case FileKept() | FileRefused() | RowsRead():
            return questions.late(session, event, now)
        case DraftRead() | DraftTooLarge():
            return transfer.answered(session, event, now)
        case Opened():
            return _opened(session, event, now)
        case LanguageChosen():
            return _language(session, event, now)
        case PressedStale():
            return screen_registry.enter(session, now).preceded_by(Toast(Text("press.stale")))
        case DeskOpened():
            return _desk(session, event, now)
        case Troubled():
            return screen_registry.enter(session, now).preceded_by(notice("trouble.said"))
    if type(event) in ANSWERED_AT:
        waited_for = session.place in ANSWERED_AT[type(event)]
        return (screen_registry.handle(session, event, now) if waited_for else None) or Turn(
            session
        )
    if not session.language:
        return _before_language(session, event, now)
    if isinstance(event, Command):
        return _command(session, event, now)
    return _heard(session, event, now)


def _new_edition(session: Session, outdated: list[Draft], event: Event, now: datetime) -> Turn:
    """A form has changed since a draft was begun: its answers are kept where they still fit.

    The person is told what changed and is asked only what is new. An answer to a screen of the
    old edition is not taken; he hears that and is asked again.
    """
    renewed = {draft.form: editions.in_edition_of_today(draft, now) for draft in outdated}
    told = [editions.told(draft, renewed[draft.form]) for draft in outdated]
    answered = isinstance(event, ANSWERS) and session.place in ("question", "check")
    session = replace(session, drafts={**session.drafts, **renewed})
    if answered and session.form in renewed:
        return screen_registry.enter(session, now).preceded_by(*told, notice("form.answer_again"))
    return advance(session, event, now).preceded_by(*told)


def _heard(session: Session, event: Event, now: datetime) -> Turn:
    user_input: UserInput = event
    if isinstance(event, Pressed):
        if event.index >= len(session.choices):
            return advance(session, PressedStale(), now)
        user_input = session.choices[event.index].action
    turn = screen_registry.handle(session, user_input, now)
    if turn is not None:
        return turn
    kind = event.kind if isinstance(event, Unreadable) else "other"
    return screen_registry.enter(session, now).preceded_by(notice(f"unreadable.{kind}"))


def _opened(session: Session, event: Opened, now: datetime) -> Turn:
    if not session.language:
        proposed = event.proposed if event.proposed in language.LANGUAGES else session.proposed
        return screen_registry.enter(replace(session, proposed=proposed), now)
    if session.place in ("question", "check") and session.draft is not None:
        return screen_registry.enter(session, now)
    return home.enter(session, now)


def _language(session: Session, event: LanguageChosen, now: datetime) -> Turn:
    if event.language not in language.LANGUAGES:
        return screen_registry.enter(session, now)
    if session.place == "language":
        chosen = language.handle(session, ChooseLanguage(event.language), now)
        return chosen or screen_registry.enter(session, now)
    return screen_registry.enter(replace(session, language=event.language), now)


def _before_language(session: Session, event: Event, now: datetime) -> Turn:
    """Whatever is said first, the language is asked first."""
    if isinstance(event, Pressed) and event.index < len(session.choices):
        turn = screen_registry.handle(session, session.choices[event.index].action, now)
        if turn is not None:
            return turn
    return screen_registry.enter(session.move("language"), now)


def _command(session: Session, event: Command, now: datetime) -> Turn:
    match event.name:
        case "start":
            return home.enter(session, now)
        case "help":
            return home.help_(session, now)
        case "privacy":
            return home.privacy(session, now)
        case "status":
            return Turn(session.move("status")).with_effects(FindCases())
        case "cancel":
            return home.cancel(session, now)
        case "language":
            return _ask_language(session, now)
        case "resume":
            return _resume(session, now)
        case "desk":
            return Turn(session).with_effects(OpenDesk())
    return screen_registry.enter(session, now).preceded_by(notice("command.unknown"))


def _ask_language(session: Session, now: datetime) -> Turn:
    """Ask for the language and remember the place to come back to."""
    if session.place == "language":
        return screen_registry.enter(session, now)
    back = {"back": session.place, "detail": dict(session.detail)}
    return screen_registry.enter(session.move("language", **back), now)


def _resume(session: Session, now: datetime) -> Turn:
    session = session.at_some_draft()
    if session.draft is not None:
        return home.resume(session, now)
    return home.enter(session, now).preceded_by(notice("resume.nothing"))


def _desk(session: Session, event: DeskOpened, now: datetime) -> Turn:
    if not event.url:
        return screen_registry.enter(session, now).preceded_by(notice("command.unknown"))
    return Turn(session, (notice("desk.link", url=event.url),))
