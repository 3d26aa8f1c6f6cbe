"""The two checklists of inspections: for digital miners and for mining pools.

Applicants use them as self-checks (``miner``, ``pool``); officers fill them in at the desk.

*Law:* joint order № 164/НҚ of 2023-04-25 and № 49 of 2023-04-26, in the edition of № 662/НҚ and
№ 184 of December 2023, the list for miners in that of № 373/НҚ and № 49 of June 2024. It prints
lists only: no procedure, no term, no complaint (D-22, D-76).
*Why subtypes:* one list serves both kinds of miners and has no column for what does not apply
(D-74); which item concerns which is inferred from order № 169/НҚ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from core.errors import Configuration
from core.form.field import Field
from core.form.kinds import Choice, Code, Day, Signature, Text
from core.form.tables import Group
from core.identifiers import bin, bin_or_iin
from core.law.acts import ACTS, LawRef

ITEMS = 8
MOST_OFFICIALS = 5
COMPLIES, NOT_COMPLIES, NOT_APPLICABLE = "complies", "not_complies", "na"
RESULTS = (COMPLIES, NOT_COMPLIES, NOT_APPLICABLE)
"""The two columns of the print, and a third result the order has no column for (D-74)."""

WORDS = "insp"
SUBTYPE_1, SUBTYPE_2 = "subtype_1", "subtype_2"


@dataclass(frozen=True, slots=True)
class Item:
    """One requirement of a list."""

    number: int
    """Number in the order, from 1."""
    advice: str
    """Finding when the requirement is not met."""
    applies: tuple[str, ...] = ()
    """Subtypes it concerns (inferred); empty for all."""
    note: str = ""
    """Discrepancies of the order, such as "D-54"."""

    @property
    def key(self) -> str:
        return f"item_{self.number}"

    def concerns(self, subtype: str) -> bool:
        """Whether the item concerns a holder of that subtype."""
        return not self.applies or subtype in self.applies


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist of inspections, in the order of the print."""

    key: str
    """Key of the list and stem of its message keys."""
    act: str
    """Key of the act in ``core.law.acts.ACTS``."""
    edition: str
    """Name of the edition."""
    head: tuple[Field, ...]
    """Lines above the table."""
    items: tuple[Item, ...]
    """Requirements."""
    foot: tuple[Field, ...]
    """Lines below the table."""
    subtypes: tuple[str, ...] = ()
    """Subtypes of licence its holders may have; empty when there are none."""

    @property
    def law(self) -> LawRef:
        return LawRef(self.act)

    def law_of(self, item: Item) -> LawRef:
        """The place of an item in the order."""
        return LawRef(self.act, item=str(item.number), note=item.note)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Everything an officer fills in, in the order of the print."""
        results = (
            Choice(key=item.key, options=RESULTS, law=self.law_of(item)) for item in self.items
        )
        return (*self.head, *results, *self.foot)

    def label(self, field: Field) -> str:
        """The message key of a field's official words."""
        return f"{field.words or self.key}.{field.key}.label"

    def requirement(self, item: Item) -> str:
        """The message key of an item's official words."""
        return f"{self.key}.{item.key}.label"

    @property
    def heading(self) -> str:
        """The message key of the printed heading."""
        return f"{self.key}.heading"

    @property
    def signed_for(self) -> str:
        """The message key of the line where the inspected person signs."""
        return f"{self.key}.subject.label"


def column(result: str) -> str:
    """The message key of a result."""
    return f"insp.result.{result}"


def _head(act: str, subject_id: Field) -> tuple[Field, ...]:
    text = partial(Text, words=WORDS, law=LawRef(act))
    return (
        text(key="appointing_body"),
        text(key="act_no", shortest=1, longest=64),
        Day(key="act_date", words=WORDS, law=LawRef(act)),
        text(key="subject_name"),
        subject_id,
        text(key="subject_address", longest=500),
    )


def _foot(act: str) -> tuple[Field, ...]:
    """Lines of the officials and of the inspected person; the latter may be filled in by hand."""
    law = LawRef(act)
    text = partial(Text, words=WORDS, law=law)
    return (
        Group(
            key="officials",
            most=MOST_OFFICIALS,
            columns=(
                text(key="official_position"),
                Signature(key="official_signature", words=WORDS, law=law),
                text(key="official_name"),
            ),
            words=WORDS,
            law=law,
        ),
        text(key="subject_position", required=False),
        Signature(key="subject_signature", words=WORDS, law=law),
        text(key="subject_signer_name", required=False),
    )


MINER = Checklist(
    key="insp_miner",
    act="164_miner",
    edition="373-2024",
    subtypes=(SUBTYPE_1, SUBTYPE_2),
    head=_head("164_miner", Code(key="subject_id", verbs=bin_or_iin, law=LawRef("164_miner"))),
    items=(
        Item(1, "W-CHECK-MINER-1"),
        Item(2, "W-CHECK-MINER-2", note="D-54"),
        Item(3, "W-CHECK-MINER-3"),
        Item(4, "W-CHECK-MINER-4", applies=(SUBTYPE_1,), note="D-108"),
        Item(5, "W-CHECK-MINER-5", applies=(SUBTYPE_1,), note="D-77"),
        Item(6, "W-CHECK-MINER-6", applies=(SUBTYPE_2,), note="D-55"),
        Item(7, "W-CHECK-MINER-7", note="D-74"),
        Item(8, "W-CHECK-MINER-8", applies=(SUBTYPE_1,)),
    ),
    foot=_foot("164_miner"),
)
POOL = Checklist(
    key="insp_pool",
    act="164_pool",
    edition="662-2023",
    head=_head("164_pool", Code(key="subject_id", verbs=bin, law=LawRef("164_pool"))),
    items=(
        Item(1, "W-CHECK-POOL-1"),
        Item(2, "W-CHECK-POOL-2"),
        Item(3, "W-CHECK-POOL-3"),
        Item(4, "W-CHECK-POOL-4"),
        Item(5, "W-CHECK-POOL-5"),
        Item(6, "W-CHECK-POOL-6"),
        Item(7, "W-CHECK-POOL-7"),
        Item(8, "W-CHECK-POOL-8", note="D-71"),
    ),
    foot=_foot("164_pool"),
)


def verify(lists: tuple[Checklist, ...]) -> Mapping[str, Checklist]:
    """Index the lists by key and verify each.

    Raises ``Configuration`` for an unknown act, for items other than 1 to 8 in their order, and
    for a subtype that the list does not have.
    """
    for each in lists:
        if each.act not in ACTS:
            raise Configuration(
                f"Checklist {each.key}: act", "be a key of core.law.acts.ACTS", '"164_miner"'
            )
        if [item.number for item in each.items] != list(range(1, ITEMS + 1)):
            raise Configuration(
                f"Checklist {each.key}: the items",
                f"be numbered 1 to {ITEMS} in order",
                'Item(1, "W-CHECK-POOL-1")',
            )
        if not {name for item in each.items for name in item.applies} <= set(each.subtypes):
            raise Configuration(
                f"Checklist {each.key}: applies of an item",
                "name subtypes of that list",
                "applies=(SUBTYPE_1,)",
            )
    return {each.key: each for each in lists}


CHECKLISTS = verify((MINER, POOL))
