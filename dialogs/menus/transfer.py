"""Export and import of drafts as files, from one chat to another."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from core.errors import Invalid
from core.form.kinds import printable
from core.law.working_time import KAZAKHSTAN
from core.services.catalogue import FORMS
from dialogs.actions import Export, Keep, OpenMenu, OpenTransfer, Replace
from dialogs.drafts import editions, file
from dialogs.drafts.file import Imported
from dialogs.effects import DropDraft, FetchFile, SendDraft, StoreRows
from dialogs.events import DraftRead, DraftTooLarge, FileSent
from dialogs.journey import position
from dialogs.menus import begin, menu, screen_registry
from dialogs.menus.details import TransferDetail
from dialogs.menus.screen_registry import Place
from dialogs.screens import Choice, Input, Message, Screen, Text
from dialogs.session import Session
from dialogs.turn import Turn, notice, present

NAME = "transfer"
FORMATS = ("json",)
MEGABYTES = file.LARGEST // (1024 * 1024)
ACCEPT = Input("file", accept=".json")


def enter(session: Session, now: datetime) -> Turn:
    """What can be exported and imported; with a file at hand, which draft is kept."""
    detail = session.detail_as(TransferDetail)
    if detail.form in session.drafts and detail.body is not None:
        return _ask(session, detail.form, detail.body)
    text: list[Message] = [Text("transfer.what"), Text("transfer.without")]
    choices: list[tuple[Choice, ...]] = []
    for number, form in enumerate(session.drafts, start=1):
        params = {"number": number, "service": Text(f"{form}.title")}
        text.append(Text("transfer.draft", params))
        label = Text("transfer.download.button", {"number": number})
        choices.append((Choice(Export(form), label),))
    text.append(Text("transfer.send", {"size": MEGABYTES}))
    choices.append((Choice(OpenMenu(), Text("nav.menu.button")),))
    screen = Screen(
        title=Text("transfer.title"), text=tuple(text), choices=tuple(choices), input=ACCEPT
    )
    return present(session.move(NAME), screen)


def open_(session: Session, action: OpenTransfer, now: datetime) -> Turn:
    return enter(session.move(NAME), now)


def export(session: Session, action: Export, now: datetime) -> Turn | None:
    """The file comes as a message of its own; the screen stays the one that is answered."""
    draft = session.drafts.get(action.form)
    if draft is None:
        return None
    params = {"service": Text(f"{draft.form}.title"), "button": Text("menu.transfer.button")}
    return Turn(session).with_effects(SendDraft(draft, Text("transfer.file", params)))


def replace_draft(session: Session, action: Replace, now: datetime) -> Turn | None:
    body = session.detail_as(TransferDetail).body
    return None if body is None else _take(session, body, now)


def keep_draft(session: Session, action: Keep, now: datetime) -> Turn | None:
    if session.detail_as(TransferDetail).body is None:
        return None
    return enter(session.move(NAME), now).preceded_by(notice("transfer.kept"))


def answered(session: Session, event: DraftRead | DraftTooLarge, now: datetime) -> Turn:
    """What came of a file sent or received, on whichever screen the person is."""
    if isinstance(event, DraftTooLarge):
        return Turn(session, (notice("transfer.too_large"),))
    if session.place != NAME:
        return Turn(session, (notice("transfer.late", button=Text("menu.transfer.button")),))
    try:
        form = file.form_in(event.body)
    except Invalid as refusal:
        return _refuse(session, refusal, now)
    if form in session.drafts:
        return _ask(session, form, event.body)
    return _take(session, event.body, now)


def _fetch(session: Session, sent: FileSent, now: datetime) -> Turn:
    if sent.size > file.LARGEST:
        return enter(session, now).preceded_by(notice("issue.E-FILE-SIZE", size=MEGABYTES))
    effect = FetchFile(
        source=sent.source,
        name=printable(sent.name),
        mime=sent.mime,
        size=sent.size,
        field=NAME,
        draft_id="",
        formats=FORMATS,
        largest=file.LARGEST,
        want="draft",
    )
    return Turn(session, (notice("upload.checking"),), (effect,))


def _refuse(session: Session, refusal: Invalid, now: datetime) -> Turn:
    return enter(session.move(NAME), now).preceded_by(notice(f"issue.{refusal.code}"))


def _ask(session: Session, form: str, body: Mapping[str, Any]) -> Turn:
    """There is a draft of this form already: the person chooses which one is kept."""
    started_on = date.fromisoformat(session.drafts[form].started_on)
    params = {"service": Text(f"{form}.title"), "date": started_on}
    screen = Screen(
        title=Text("transfer.title"),
        text=(Text("transfer.replace.ask", params),),
        choices=(
            (Choice(Replace(), Text("transfer.replace.button")),),
            (Choice(Keep(), Text("transfer.keep.button")),),
        ),
        input=ACCEPT,
    )
    return present(session.move(NAME, TransferDetail(form, body)), screen)


def _take(session: Session, body: Mapping[str, Any], now: datetime) -> Turn:
    """Replace the draft by the one of the file, then ask its first open question.

    A draft with nothing left to ask waits in the menu: its rows are stored with this turn, so only
    the next one can check them.
    """
    try:
        form = FORMS[file.form_in(body)].on(KAZAKHSTAN.effective_date(now))
    except Invalid as refusal:
        return _refuse(session, refusal, now)
    taken = file.imported(body, begin.new_draft(session, form, now))
    replaced = session.drafts.get(form.key)
    dropped = [DropDraft(replaced.draft_id)] if replaced else []
    stored = [
        StoreRows(taken.draft.draft_id, table, 1, rows, replace=True)
        for table, rows in taken.rows.items()
    ]
    kept = session.with_draft(taken.draft)
    if position(taken.draft) is None:
        turn = menu.enter(kept, now)
    else:
        turn = screen_registry.enter(kept.move("question"), now)
    return turn.preceded_by(_imported(taken, body)).with_effects(*dropped, *stored)


def _imported(taken: Imported, body: Mapping[str, Any]) -> Screen:
    """What was imported, what changed since the file was made, and what was left out."""
    params = {
        "service": Text(f"{taken.draft.form}.title"),
        "answers": len(taken.draft.answers),
        "rows": sum(map(len, taken.rows.values())),
    }
    text: list[Message] = [Text("transfer.taken", params)]
    text += editions.changed(taken.draft.form, str(body.get("edition")), taken.draft.edition)
    if taken.left_out:
        text.append(Text("transfer.left_out", {"count": taken.left_out}, count=taken.left_out))
    text.append(Text("transfer.again"))
    return Screen(text=tuple(text), current=False)


PLACE = Place(
    name=NAME,
    enter=enter,
    handles={Export: export, Replace: replace_draft, Keep: keep_draft, FileSent: _fetch},
    offers=(OpenMenu,),
    opened_by={OpenTransfer: open_},
)
