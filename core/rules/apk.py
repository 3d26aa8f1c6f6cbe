"""Rules that inclusion, exclusion and change of an entry share: who may apply, a part of a batch.

*Law:* order № 138/НҚ, paragraphs 2, 4, 14 and 15.
"""

from collections.abc import Iterator

from core.findings import Finding
from core.forms.conditions import Condition
from core.law import LawRef
from core.rules.applicant import EXCLUDED, MANUAL
from core.rules.applicant import eligible as eligible_by_kind
from core.rules.base import Filing, Rule, about

eligible = eligible_by_kind(
    LawRef("138", paragraph="2", note="D-34"), state_body=EXCLUDED, individual=MANUAL
)
"""State bodies are not recipients; a plain individual is for staff to decide (V-ELIG, D-34)."""


def part_of_a_batch(field: str, when: Condition) -> Rule:
    """While ``when`` holds only a part of an entry leaves the registry: staff decide how (D-33).

    *Law:* 138¶4, 14. The order does not say whether a sold or lost part of a batch is an exclusion
    or a change, and to exclude the whole entry would be wrong.
    """
    law = LawRef("138", paragraph="4, 14", note="D-33")

    @about(field)
    def rule(filing: Filing) -> Iterator[Finding]:
        if when.holds(filing.answers):
            yield Finding("W-MANUAL", field, law)

    return rule


@about("entry_new_text")
def new_wording(filing: Filing) -> Iterator[Finding]:
    """The new wording of the entry differs from the present one, blanks aside, if that was given.

    *Law:* 138·A9 asks for the entry in its new wording.
    """
    old, new = filing.answers.get("entry_old_text"), filing.answers.get("entry_new_text")
    if old and new and old.split() == new.split():
        law = LawRef("138", annex="9")
        yield Finding("E-NO-CHANGE", "entry_new_text", law, also=("entry_old_text",))
