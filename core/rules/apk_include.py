"""Rules across the answers of an inclusion in the registry: one function a paragraph.

Law: order № 138/НҚ, paragraph 2, annexes 2, 3 and 7.
"""

from collections import Counter
from collections.abc import Iterator

from core.findings import Finding
from core.forms.tables import folded, name_of
from core.law import LawRef
from core.rules.apk import eligible
from core.rules.applicant import power_of_attorney
from core.rules.base import Filing, about

KIND_NAME = ("apk_brand", "apk_model")


@about("owner_name")
def owner(filing: Filing) -> Iterator[Finding]:
    """The owner is the applicant exactly when the complex is his own (V-OWNER).

    Law: 138·A2.9.
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
    """A serial number stands once here and in no active entry of the registry (V-SERIAL).

    Law: 138·A7.
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
    """As many units as the quantity of each brand and model says (V-SERIALCOUNT).

    Law: 138·A2.6 with A7.
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
    """A company's name for comparing: letter case, blanks and kinds of quotation marks aside."""
    return folded(name.translate(dict.fromkeys(map(ord, "«»„“”\"'"), " ")))
