"""Terms, consent and grounds that the applications of the trusted registry share.

*Law:* order № 53/НҚ, Rules in the wording of № 829/НҚ of 20.12.2024 as changed by № 567/НҚ of
07.11.2025: annex 4 is the application for inclusion, 3 that for a change, 5 that for an exclusion;
annex 10 is the table of support, 2 the list of requirements. The messages stand in ``trust.po``.
"""

from datetime import date
from functools import partial

from core.form.declarations import Ground, Note
from core.form.field import Field
from core.form.form import Form
from core.form.terms import Review, Terms
from core.law.acts import LawRef, Origin
from core.law.fees import Free
from core.services import applicant

WORDS = "trust"
REGISTER = "trusted"

RULES = partial(LawRef, "53")
PACKAGE = LawRef("53", annex="2", item="9")

PUBLICATION = Note(
    "publication", RULES(paragraph="8", note="D-90"), limit_id="L-TRUST-05", words=WORDS
)
"""After every decision the registry is published and sent on, within a limit of its own."""

TERMS = Terms(
    registration="L-TRUST-01",
    completeness="L-TRUST-02",
    review=(Review("L-TRUST-03"),),
    out_of_hours=RULES(paragraph="17"),
)
"""Limits of every application of the registry."""

form = partial(
    Form,
    section="trust",
    edition="567-2025",
    law=RULES(paragraph="15"),
    effective_from=None,
    terms=TERMS,
    portals=("egov.kz", "elicense.kz"),
    fee=Free(RULES(annex="2", item="7")),
)
"""An application of the registry: all are free and filed on the portals only (53¶15, D-106)."""

KINDS = (*applicant.KINDS, "quasi")
"""Kinds of applicants; the quasi-public sector may not apply and is a kind of its own (53¶2)."""

_CRITERIA_NOT_MET = ("E-IS-DOC", "E-LOC", "E-CERT-2026", "E-PLATFORM", "E-NOT-KZ", "E-ENTRY-REF")
_NOT_RECIPIENTS = ("E-EXCLUDED", "E-QUASI", "E-NOT-PRODUCER", "E-ONEAPP")


def consent(version: str) -> Field:
    """The consent: no annex has one, and its absence is a ground for refusal (D-80)."""
    law = RULES(annex="2", item="10", note="D-80")
    return applicant.consent(law, version, Origin.DESIGN)


def grounds(*requires: str, unread_since: date | None = None) -> tuple[Ground, ...]:
    """The grounds for refusal of annex 2 and the two of a package.

    ``requires`` are the fields that show whether the Rules are met, ``unread_since`` the first day
    of a criterion whose text is not known.

    *Law:* 53·A2.10, ¶19, ¶21.
    """
    package = RULES(paragraph="19", note="D-11")
    return (
        Ground("TRUST-R1", _ground("1")),
        Ground("TRUST-R2", _ground("2")),
        Ground("TRUST-R3", _ground("3"), evidence=("E-CONSENT",), requires=("consent_pd",)),
        Ground(
            "TRUST-R4",
            _ground("4"),
            evidence=(*_CRITERIA_NOT_MET, *_NOT_RECIPIENTS),
            doubts=(
                "W-MANUAL",
                "W-NOTCHECKED",
                "W-CERT-2026",
                "W-BIN-NONRES",
                "W-BIN-BRANCH",
            ),
            requires=("applicant_kind", "applicant_bin_iin", *requires),
            unread_since=unread_since,
        ),
        Ground("TRUST-P1", package, evidence=("E-DOC-MISSING", "E-DOC-FORMAT")),
        Ground("TRUST-P2", package, evidence=("E-DOC-EXPIRED",), doubts=("W-EXP-UNKNOWN",)),
    )


def _ground(item: str) -> LawRef:
    return LawRef("53", annex="2", item=f"10.{item}")
