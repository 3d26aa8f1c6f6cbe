"""Self-check of a digital miner by the checklist of inspections: advice, nothing is filed.

*Law:* joint order № 164/НҚ and № 49, list for digital miners. Item 5 exempts users of electricity
generated off the Unified Electric Power System; buyers of it skip the item, own generation is left
to the officers (D-77).
"""

from core.form.conditions import Condition, all_of, answered
from core.form.field import Field
from core.form.form import Form
from core.form.kinds import Choice
from core.form.terms import Terms
from core.law.acts import LawRef, Origin
from core.law.fees import NotStated
from core.services.inspection.checklists import MINER, SUBTYPE_1, SUBTYPE_2, Item
from core.services.inspection.rules import advice, own_generation
from core.services.inspection.shared import notes, question

FROM_THE_GRID = answered("power_sourcing", "grid")
EXEMPTED = MINER.items[4]


def _when(item: Item) -> Condition | None:
    if not item.applies:
        return None
    whose = answered("subtype", *item.applies)
    return all_of(whose, FROM_THE_GRID) if item is EXEMPTED else whose


def _questions() -> tuple[Field, ...]:
    """The items in order; the question about electricity precedes the item it may exempt from."""
    found: list[Field] = []
    for item in MINER.items:
        if item is EXEMPTED:
            found.append(
                Choice(
                    key="power_sourcing",
                    options=("grid", "offgrid_producer", "own_offgrid"),
                    explained=True,
                    when=answered("subtype", *item.applies),
                    law=MINER.law_of(item),
                    origin=Origin.INFERRED,
                )
            )
        found.append(question(MINER, item, _when(item)))
    return tuple(found)


FORM = Form(
    key=MINER.key,
    service="insp.miner",
    section="insp",
    edition=MINER.edition,
    law=MINER.law,
    effective_from=None,
    terms=Terms(),
    portals=(),
    fee=NotStated(MINER.law),
    rules=(advice(MINER), own_generation),
    fields=(
        Choice(
            key="subtype",
            options=(SUBTYPE_1, SUBTYPE_2),
            explained=True,
            law=LawRef("169", paragraph="3", note="D-74"),
            origin=Origin.INFERRED,
        ),
        *_questions(),
    ),
    papers=(),
    grounds=(),
    notes=notes(MINER),
)
