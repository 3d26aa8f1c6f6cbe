"""The first screen, the menu, help and privacy."""

from dataclasses import replace
from datetime import datetime

from core.services.catalogue import CARDS, FORMS, SECTIONS
from dialogs.effects import DropDraft, FindCases
from dialogs.menus import screen_registry
from dialogs.screens import Choice, Screen, Text, Words
from dialogs.session import Session
from dialogs.turn import Chosen, Turn, UserInput, present


def welcome(session: Session, now: datetime) -> Turn:
    """What this office does, and what it is in law."""
    screen = Screen(
        title=Text("welcome.title"),
        text=(Text("welcome.does"), Text("welcome.law"), Text("welcome.privacy")),
        choices=((Choice("menu", Text("welcome.go.button")),),),
    )
    return present(session.move("welcome"), screen)


def enter(session: Session, now: datetime) -> Turn:
    """The menu: go on with a draft, choose a service, look at an application, change the rest."""
    choices: list[tuple[Choice, ...]] = []
    text: list[Words] = [Text("menu.ask")]
    for draft in session.drafts.values():
        kept = "menu.draft" if FORMS[draft.form].filed else "menu.self_check"
        text.append(Text(kept, {"service": Text(f"{draft.form}.title")}))
        choices.append((Choice(f"resume:{draft.form}", Text(f"{draft.form}.resume.button")),))
    choices += [
        (Choice(f"section:{section}", Text(f"section.{section}.button")),) for section in SECTIONS
    ]
    choices += [
        (Choice("status", Text("menu.status.button")),),
        (Choice("precheck", Text("menu.precheck.button")),),
        (Choice("transfer", Text("menu.transfer.button")),),
        (
            Choice("help", Text("menu.help.button")),
            Choice("language", Text("menu.language.button")),
        ),
    ]
    screen = Screen(title=Text("menu.title"), text=tuple(text), choices=tuple(choices))
    return present(session.move("menu"), screen)


def handle(session: Session, user_input: UserInput, now: datetime) -> Turn | None:
    """Choices that lead on from the menu and the other plain screens."""
    if not isinstance(user_input, Chosen):
        return None
    match user_input.verb:
        case "menu" | "services":
            return enter(session, now)
        case "section" if user_input.object in SECTIONS:
            return at(session.move("section", section=user_input.object), now)
        case "about" if user_input.object in FORMS:
            return at(session.move("about", form=user_input.object), now)
        case "grounds" if user_input.object in FORMS:
            return at(session.move("grounds", form=user_input.object), now)
        case "card" if user_input.object in CARDS:
            return at(session.move("card", card=user_input.object), now)
        case "begin" if user_input.object in FORMS:
            return at(session.move("begin", form=user_input.object), now)
        case "resume" if user_input.object in session.drafts:
            return resume(replace(session, form=user_input.object), now)
        case "precheck":
            return at(session.move("precheck", form=user_input.object), now)
        case "transfer":
            return at(session.move("transfer"), now)
        case "status":
            return Turn(session.move("status")).with_effects(FindCases())
        case "help":
            return help_(session, now)
        case "privacy":
            return privacy(session, now)
        case "language":
            return at(session.move("language"), now)
        case "drop" if session.draft is not None:
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
            (Choice(f"resume:{draft.form}", Text("cancel.go_on.button")),),
            (Choice("menu", Text("cancel.keep.button")),),
            (Choice("drop", Text("cancel.drop.button")),),
        ),
    )
    return present(session.move("cancel"), screen)


def help_(session: Session, now: datetime) -> Turn:
    rows: tuple[tuple[Choice, ...], ...] = ((Choice("menu", Text("nav.menu.button")),),)
    if session.draft is not None:
        rows = ((Choice(f"resume:{session.form}", Text("cancel.go_on.button")),), *rows)
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
        choices=((Choice("menu", Text("nav.menu.button")),),),
    )
    return present(session.move("privacy"), screen)


def at(session: Session, now: datetime) -> Turn:
    """Show the place the session is at."""
    return screen_registry.enter(session, now)
