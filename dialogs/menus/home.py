"""The first screen, the menu, help and privacy."""

from dataclasses import replace
from datetime import datetime

from core.catalogue import CARDS, FORMS, SECTIONS
from dialogs.effects import DropDraft, FindCases
from dialogs.menus import places
from dialogs.screens import Choice, Screen, Text, Words
from dialogs.session import Session
from dialogs.turn import Chosen, Heard, Turn, present


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


def hear(session: Session, heard: Heard, now: datetime) -> Turn | None:
    """Choices that lead on from the menu and the other plain screens."""
    if not isinstance(heard, Chosen):
        return None
    match heard.verb:
        case "menu" | "services":
            return enter(session, now)
        case "section" if heard.object in SECTIONS:
            return at(session.move("section", section=heard.object), now)
        case "about" if heard.object in FORMS:
            return at(session.move("about", form=heard.object), now)
        case "grounds" if heard.object in FORMS:
            return at(session.move("grounds", form=heard.object), now)
        case "card" if heard.object in CARDS:
            return at(session.move("card", card=heard.object), now)
        case "begin" if heard.object in FORMS:
            return at(session.move("begin", form=heard.object), now)
        case "resume" if heard.object in session.drafts:
            return resume(replace(session, form=heard.object), now)
        case "precheck":
            return at(session.move("precheck", form=heard.object), now)
        case "transfer":
            return at(session.move("transfer"), now)
        case "status":
            return Turn(session.move("status")).doing(FindCases())
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
    return at(session.move("question"), now).after(said)


def drop(session: Session, now: datetime) -> Turn:
    """Throw the draft away, after the person said so."""
    draft = session.draft
    assert draft is not None
    turn = enter(session.without_draft(), now)
    said = Screen(text=(Text("cancel.dropped"),), current=False)
    return turn.after(said).doing(DropDraft(draft.draft_id))


def cancel(session: Session, now: datetime) -> Turn:
    """Leave what is being done: the draft is kept unless the person throws it away.

    Whoever is at no draft is asked about the first of those he has.
    """
    session = session.at_some_draft()
    draft = session.draft
    if draft is None:
        said = Screen(text=(Text("cancel.nothing"),), current=False)
        return enter(session, now).after(said)
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
    return places.enter(session, now)
