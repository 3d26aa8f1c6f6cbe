"""The first screen, the menu, help and privacy."""

from dataclasses import replace
from datetime import datetime

from core.services.catalogue import CARDS, FORMS, SECTIONS
from dialogs.actions import (
    Begin,
    ChoosePreCheck,
    Drop,
    OpenAbout,
    OpenCard,
    OpenGrounds,
    OpenHelp,
    OpenLanguages,
    OpenMenu,
    OpenPreCheck,
    OpenSection,
    OpenServices,
    OpenStatus,
    OpenTransfer,
    Resume,
)
from dialogs.effects import DropDraft, FindCases
from dialogs.menus import screen_registry
from dialogs.screens import Choice, Screen, Text, Words
from dialogs.session import Session
from dialogs.turn import Turn, UserInput, present


def welcome(session: Session, now: datetime) -> Turn:
    """What this office does, and what it is in law."""
    screen = Screen(
        title=Text("welcome.title"),
        text=(Text("welcome.does"), Text("welcome.law"), Text("welcome.privacy")),
        choices=((Choice(OpenMenu(), Text("welcome.go.button")),),),
    )
    return present(session.move("welcome"), screen)


def enter(session: Session, now: datetime) -> Turn:
    """The menu: go on with a draft, choose a service, look at an application, change the rest."""
    choices: list[tuple[Choice, ...]] = []
    text: list[Words] = [Text("menu.ask")]
    for draft in session.drafts.values():
        kept = "menu.draft" if FORMS[draft.form].filed else "menu.self_check"
        text.append(Text(kept, {"service": Text(f"{draft.form}.title")}))
        choices.append((Choice(Resume(draft.form), Text(f"{draft.form}.resume.button")),))
    choices += [
        (Choice(OpenSection(section), Text(f"section.{section}.button")),) for section in SECTIONS
    ]
    choices += [
        (Choice(OpenStatus(), Text("menu.status.button")),),
        (Choice(ChoosePreCheck(), Text("menu.precheck.button")),),
        (Choice(OpenTransfer(), Text("menu.transfer.button")),),
        (
            Choice(OpenHelp(), Text("menu.help.button")),
            Choice(OpenLanguages(), Text("menu.language.button")),
        ),
    ]
    screen = Screen(title=Text("menu.title"), text=tuple(text), choices=tuple(choices))
    return present(session.move("menu"), screen)


def handle(session: Session, user_input: UserInput, now: datetime) -> Turn | None:
    """Choices that lead on from the menu and the other plain screens."""
    match user_input:
        case OpenMenu() | OpenServices():
            return enter(session, now)
        case OpenSection(section) if section in SECTIONS:
            return at(session.move("section", section=section), now)
        case OpenAbout(form) if form in FORMS:
            return at(session.move("about", form=form), now)
        case OpenGrounds(form) if form in FORMS:
            return at(session.move("grounds", form=form), now)
        case OpenCard(card) if card in CARDS:
            return at(session.move("card", card=card), now)
        case Begin(form) if form in FORMS:
            return at(session.move("begin", form=form), now)
        case Resume(form) if form in session.drafts:
            return resume(replace(session, form=form), now)
        case ChoosePreCheck():
            return at(session.move("precheck"), now)
        case OpenPreCheck(form):
            return at(session.move("precheck", form=form), now)
        case OpenTransfer():
            return at(session.move("transfer"), now)
        case OpenStatus():
            return Turn(session.move("status")).with_effects(FindCases())
        case OpenHelp():
            return help_(session, now)
        case OpenLanguages():
            return at(session.move("language"), now)
        case Drop() if session.draft is not None:
            return drop(session, now)
    return None


def resume(session: Session, now: datetime) -> Turn:
    """Back to where the person stopped."""
    said = Screen(
        text=(Text("form.resumed", {"service": Text(f"{session.form}.title")}),), current=False
    )
    return at(session.move("question"), now).preceded_by(said)


def drop(session: Session, now: datetime) -> Turn:
    """Throw the draft away, after the person said so."""
    draft = session.draft
    assert draft is not None
    turn = enter(session.without_draft(), now)
    said = Screen(text=(Text("cancel.dropped"),), current=False)
    return turn.preceded_by(said).with_effects(DropDraft(draft.draft_id))


def cancel(session: Session, now: datetime) -> Turn:
    """Leave what is being done: the draft is kept unless the person throws it away.

    Whoever is at no draft is asked about the first of those he has.
    """
    session = session.at_some_draft()
    draft = session.draft
    if draft is None:
        said = Screen(text=(Text("cancel.nothing"),), current=False)
        return enter(session, now).preceded_by(said)
    screen = Screen(
        title=Text("cancel.title"),
        text=(Text("cancel.ask", {"service": Text(f"{draft.form}.title")}),),
        choices=(
            (Choice(Resume(draft.form), Text("cancel.go_on.button")),),
            (Choice(OpenMenu(), Text("cancel.keep.button")),),
            (Choice(Drop(), Text("cancel.drop.button")),),
        ),
    )
    return present(session.move("cancel"), screen)


def help_(session: Session, now: datetime) -> Turn:
    rows: tuple[tuple[Choice, ...], ...] = ((Choice(OpenMenu(), Text("nav.menu.button")),),)
    if session.draft is not None:
        rows = ((Choice(Resume(session.form), Text("cancel.go_on.button")),), *rows)
    screen = Screen(
        title=Text("help.title"),
        text=(Text("help.text"), Text("help.commands"), Text("help.contacts")),
        choices=rows,
    )
    return present(session.move("help"), screen)


def privacy(session: Session, now: datetime) -> Turn:
    screen = Screen(
        title=Text("privacy.title"),
        text=(Text("privacy.kept"), Text("privacy.seen"), Text("privacy.drop")),
        choices=((Choice(OpenMenu(), Text("nav.menu.button")),),),
    )
    return present(session.move("privacy"), screen)


def at(session: Session, now: datetime) -> Turn:
    """Show the place the session is at."""
    return screen_registry.enter(session, now)
