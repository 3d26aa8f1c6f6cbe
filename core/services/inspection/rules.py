"""Advice before an inspection: what the answers to a self-check leave to correct.

*Law:* the checklists of joint order № 164/НҚ and № 49; ``core.services.inspection.checklists``.
"""

from collections.abc import Iterator

from core.form.findings import Finding
from core.form.rule import Filing, Rule, about
from core.law.acts import LawRef
from core.services.inspection.checklists import Checklist

HOLDS, FAILS, UNSURE = "holds", "fails", "unsure"


def advice(checklist: Checklist) -> Rule:
    """A rule with advice on every item that is not met or not known."""

    @about(*(item.key for item in checklist.items))
    def rule(filing: Filing) -> Iterator[Finding]:
        for item in checklist.items:
            answer = filing.answers.get(item.key)
            if answer == FAILS:
                yield Finding(item.advice, item.key, checklist.law_of(item))
            elif answer == UNSURE:
                yield Finding("W-CHECK-UNSURE", item.key, checklist.law_of(item))

    return rule


@about("power_sourcing")
def own_generation(filing: Filing) -> Iterator[Finding]:
    """Own generation off the grid: whether item 5 exempts it is left open by the order.

    *Law:* 164, list for miners, item 5: exempt are those who use such electricity; 169·A1, note:
    those who buy it (D-77).
    """
    if filing.answers.get("power_sourcing") == "own_offgrid":
        yield Finding(
            "W-CHECK-OWN-POWER", "power_sourcing", LawRef("164_miner", item="5", note="D-77")
        )
