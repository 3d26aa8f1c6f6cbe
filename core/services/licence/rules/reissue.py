"""Rules across the answers of a reissue.

*Law:* order № 169/НҚ, paragraph 12, annexes 3, 9 and 10.
"""

from collections.abc import Iterator

from core.form.findings import Finding
from core.form.rule import Filing, Rule, about
from core.law.acts import LawRef
from core.law.fees import FeeRule
from core.services.licence.rules import shared


def rules(annex: str, fee: FeeRule) -> tuple[Rule, ...]:
    """The rules of the application of an annex."""
    return (
        shared.eligible,
        reorganised(annex),
        shared.power_of_attorney(annex),
        shared.fee_paid(fee),
    )


def reorganised(annex: str) -> Rule:
    """Only a legal entity is reorganised, an entrepreneur is not (V-REORG).

    *Law:* 169·A9.2, 169·A10.2.
    """

    @about("grounds")
    def rule(filing: Filing) -> Iterator[Finding]:
        grounds = filing.answers.get("grounds", ())
        if "reorganisation" in grounds and filing.answers.get("applicant_kind") == "ie":
            law = LawRef("169", annex=annex, item="2")
            yield Finding("E-REORG-KIND", "grounds", law, also=("applicant_kind",))

    return rule
