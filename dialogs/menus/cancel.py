"""Cancel: the draft is kept unless the person drops it."""

from datetime import datetime

from dialogs.actions import Drop, OpenMenu, Resume
from dialogs.effects import DropDraft
from dialogs.menus import menu
from dialogs.menus.screen_registry import Place
from dialogs.screens import Choice, Screen, Text
from dialogs.session import Session
from dialogs.turn import Turn, notice, present


def enter(session: Session, now: datetime) -> Turn:
    """Ask what becomes of the draft; without a current draft, of the first there is."""
    session = session.at_some_draft()
    draft = session.draft
    if draft is None:
        return menu.enter(session, now).preceded_by(notice("cancel.nothing"))
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


def drop(session: Session, action: Drop, now: datetime) -> Turn | None:
    """Drop the draft with its rows and files."""
    draft = session.draft
    if draft is None:
        return None
    turn = menu.enter(session.without_draft(), now)
    return turn.preceded_by(notice("cancel.dropped")).with_effects(DropDraft(draft.draft_id))


PLACE = Place(name="cancel", enter=enter, handles={Drop: drop}, offers=(OpenMenu, Resume))
