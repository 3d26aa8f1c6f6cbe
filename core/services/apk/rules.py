"""Rules that inclusion, exclusion and change of an entry share: who may apply, a part of a batch.

*Law:* order № 138/НҚ, paragraphs 2, 4, 14 and 15.
"""

from collections import Counter
from collections.abc import Iterator

from core.form.conditions import Condition
from core.form.findings import Finding
from core.form.rule import Filing, Rule, about
from core.form.tables import folded, name_of
from core.law.acts import LawRef
from core.services.applicant import EXCLUDED, MANUAL, power_of_attorney
from core.services.applicant import eligible as eligible_by_kind

eligible = eligible_by_kind(
    LawRef("138", paragraph="2", note="D-34"), state_body=EXCLUDED, individual=MANUAL
)
"""State bodies may not apply; for an individual the officers decide (V-ELIG, D-34)."""


def part_of_a_batch(field: str, when: Condition) -> Rule:
    """A rule: while ``when`` holds, only a part of an entry leaves the registry (D-33).

    *Law:* 138¶4, 14. The order does not say whether a sold or lost part of a batch is an exclusion
    or a change; the officers decide.
    """
    law = LawRef("138", paragraph="4, 14", note="D-33")

    @about(field)
    def rule(filing: Filing) -> Iterator[Finding]:
        if when.holds(filing.answers):
            yield Finding("W-MANUAL", field, law)

    return rule


@about("entry_new_text")
def new_wording(filing: Filing) -> Iterator[Finding]:
    """The new wording differs from the present one in more than white space.

    *Law:* 138·A9 asks for the entry in its new wording.
    """
    old, new = filing.answers.get("entry_old_text"), filing.answers.get("entry_new_text")
    if old and new and old.split() == new.split():
        law = LawRef("138", annex="9")
        yield Finding("E-NO-CHANGE", "entry_new_text", law, also=("entry_old_text",))


KIND_NAME = ("apk_brand", "apk_model")


@about("owner_name")
def owner(filing: Filing) -> Iterator[Finding]:
    """The owner is the applicant if and only if the complex is owned by the applicant (V-OWNER).

    *Law:* 138·A2.9.
    """
    answers = filing.answers
    basis, name = answers.get("ownership_basis"), answers.get("owner_name")
    applicant = answers.get("applicant_name")
    if not (basis and name and applicant):
        return
    if (basis == "own") != (_without_quotes(name) == _without_quotes(applicant)):
        yield Finding("W-OWNER", "owner_name", LawRef("138", annex="2", item="9"))


@about("units")
def serials(filing: Filing) -> Iterator[Finding]:
    """A serial number is unique in the application and not held by an active entry (V-SERIAL).

    *Law:* 138·A7.
    """
    law = LawRef("138", annex="7")
    seen: dict[str, int] = {}
    for number, row in enumerate(filing.rows.get("units", ()), start=1):
        serial = str(row.get("item_serial") or "")
        if not serial:
            continue
        first = seen.setdefault(serial, number)
        if first != number:
            yield Finding("E-SERIAL-DUP", "units", law, row=number, params={"first": first})
        elif serial in filing.facts.taken_serials:
            yield Finding("E-SERIAL-TAKEN", "units", law, row=number)


@about("units")
def counts(filing: Filing) -> Iterator[Finding]:
    """The number of units equals the quantity of each brand and model (V-SERIALCOUNT).

    *Law:* 138·A2.6 with A7.
    """
    if "units" not in filing.answers:
        return
    listed = Counter(
        folded(str(row.get("item_brand_model"))) for row in filing.rows.get("units", ())
    )
    for entry in filing.answers.get("complexes", ()):
        name = name_of(entry, KIND_NAME)
        if listed[folded(name)] != entry["apk_quantity"]:
            yield Finding(
                "E-SERIAL-COUNT",
                "units",
                LawRef("138", annex="2", item="6"),
                params={
                    "kind": name,
                    "wanted": entry["apk_quantity"],
                    "listed": listed[folded(name)],
                },
            )


RULES = (eligible, owner, serials, counts, power_of_attorney(LawRef("138", annex="2")))


def _without_quotes(name: str) -> str:
    """A company's name for comparison, without letter case, white space and quotation marks."""
    return folded(name.translate(dict.fromkeys(map(ord, "«»„“”\"'"), " ")))
