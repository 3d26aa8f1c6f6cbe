"""What somebody who answers right does next, as one event."""

from random import Random

from core.form.kinds import Text, Upload
from dialogs.effects import FetchFile
from dialogs.events import (
    CaseChanged,
    CheckPostponed,
    DraftRead,
    EarlierFound,
    Event,
    FileKept,
    FileRefused,
    FileSent,
    Pressed,
    RowsLoaded,
    RowsRead,
    Said,
)
from tests.dialogs.support import walker
from tests.dialogs.support.visits import Visit

FROM_THE_WORLD = (
    *(FileKept, FileRefused, RowsRead, DraftRead, EarlierFound),
    *(RowsLoaded, CheckPostponed, CaseChanged),
)
"""Events that answer the dialog; nobody sent them."""

LEADING_ON = (
    "language", "menu", "begin", "resume", "go_on", "ask_me", "take_all", "has_it", "keep",
)  # fmt: skip


LIST_OF_ENTRIES = ("add", "change", "remove", "done")


def kept_as(file_id: str, wanted: FetchFile) -> FileKept:
    found = wanted.formats[0]
    return FileKept(
        file_id, wanted.field, wanted.draft_id, wanted.name, found, wanted.size, wanted.source
    )


def there(person: Visit, what: str) -> bool:
    """Whether an entry of a group is being given, or the list of its entries is shown."""
    offered = set(person.offered)
    return {"group": "row" in person.draft.entry, "list": "add" in offered}.get(what, False)


def marker(who: str) -> str:
    """A word that only this person says."""
    return f"ЖШС {who[-1]}{who[-1]}{who[-1]}"


def right_answer(person: Visit, random: Random, number: int) -> Event:
    """What the walker would do, as one event."""
    actions = person.offered
    mark = marker(person.session.person)
    if person.session.place == "check":
        on = [a for verb in walker.HANDS_IN for a in actions if a.split(":")[0] == verb]
        return Pressed(actions.index((on or actions)[0]))
    field = walker.asked(person)
    if person.screen.input.kind == "file" and isinstance(field, Upload):
        return FileSent(f"{number}", f"{mark}.pdf", "application/pdf", 1)
    typed = [Said(text) for text in walker.texts(person, random) if text]
    if isinstance(field, Text):
        typed = [Said(f"{mark} {number}")]
    leading = ("done", *walker.LEADS_ON)
    pressed = [Pressed(n) for n, a in enumerate(actions) if a.split(":")[0] in leading]
    if typed and person.screen.input.kind == "rows":
        return typed[0]
    ways: list[Event] = [*typed, *pressed]
    return random.choice(ways or [Pressed(0)])
