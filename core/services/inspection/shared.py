"""Items of a checklist as questions of a self-check."""

from core.form.conditions import Condition
from core.form.declarations import Note
from core.form.kinds import Choice
from core.law.acts import LawRef
from core.services.inspection.checklists import WORDS, Checklist, Item
from core.services.inspection.rules import FAILS, HOLDS, UNSURE


def question(checklist: Checklist, item: Item, when: Condition | None = None) -> Choice:
    """The question whether a requirement is met, labelled with its official words."""
    return Choice(
        key=item.key,
        options=(HOLDS, FAILS, UNSURE),
        when=when,
        words=WORDS,
        own=("label", "short", "ask"),
        law=checklist.law_of(item),
    )


def notes(checklist: Checklist) -> tuple[Note, ...]:
    """Notes: inspections come unannounced (D-76); the order has no complaints (D-22)."""
    return (
        Note("dates", LawRef(checklist.act, note="D-76")),
        Note("complaints", LawRef(checklist.act, note="D-22")),
    )
