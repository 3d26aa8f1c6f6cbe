"""Terms, statements, consent and grounds that every application for a licence shares.

*Law:* order № 169/НҚ, annexes 1, 2, 9 and 10 (applications) and 3 (grounds for refusal). The words
stand in ``lic.po``: stem ``lic`` for annexes 1 and 2, ``lic_reissue`` for annexes 9 and 10.
"""

from datetime import date
from functools import partial

from core.form.declarations import Change, Ground
from core.form.form import Form
from core.form.kinds import Consent
from core.form.terms import Terms
from core.law.acts import LawRef

PUT_OFF = Change("2024", date(2024, 1, 1), LawRef("169", annex="3", item="7"))
"""What item 4 of the order put off: the fee, its ground for refusal, the metering document."""

TERMS = Terms(registration="L-LIC-01", out_of_hours=LawRef("169", paragraph="5"))
"""Limits of every application for a licence; issue and reissue add their own."""

form = partial(
    Form,
    section="lic",
    edition="2023",
    effective_from=None,
    changes=(PUT_OFF,),
    portals=("egov.kz", "elicense.kz"),
)
"""An application for a licence: how all of them are filed and registered."""

_STATEMENTS = ("confirm_contacts", "confirm_no_court_ban", "confirm_docs_true")
_SECRET = "consent_secret"
_VERSIONS = {"1": "2023-12", "2": "2023-04", "9": "2023-04", "10": "2023-04"}
_WORDS = {"1": "lic", "2": "lic", "9": "lic_reissue", "10": "lic_reissue"}
_SECRET_WORDS = {**_WORDS, "2": "lic_2"}


def confirmations(annex: str) -> tuple[Consent, ...]:
    """The three statements and the consent of an application, each given by its own button.

    ``annex`` is 1, 2, 9 or 10. Their sentences are broken in the order and printed as they are
    (D-109); the question beside each says it plainly.

    *Law:* V-CONFIRM, V-CONSENT.
    """
    law = LawRef("169", annex=annex, note="D-109")
    statements = (
        Consent(
            key=key,
            confirms=True,
            version=f"169-a{annex}/{_VERSIONS[annex]}",
            words=_WORDS[annex],
            law=law,
        )
        for key in _STATEMENTS
    )
    secret = Consent(
        key=_SECRET,
        version=f"169-a{annex}/{_VERSIONS[annex]}",
        words=_SECRET_WORDS[annex],
        law=law,
    )
    return (*statements, secret)


def grounds(
    completeness: str,
    *,
    fee_told_by: tuple[str, ...],
    evidence: tuple[str, ...] = (),
    doubts: tuple[str, ...] = (),
    requires: tuple[str, ...] = (),
    stands_on: tuple[str, ...] = (),
    missing: tuple[str, ...] = (),
    unsure: tuple[str, ...] = (),
) -> tuple[Ground, ...]:
    """The grounds for refusal of the list of requirements, and the two of a package.

    ``completeness`` is the paragraph on the check for completeness, ``fee_told_by`` the fields that
    decide about a fee. ``evidence``, ``doubts`` and ``requires`` are those of the qualification
    requirements; ``stands_on`` are further fields on the conditions of the law. ``missing`` are
    codes of missing papers other than E-DOC-MISSING, ``unsure`` codes that leave a package open.

    *Law:* 169·A3.10, ¶7, ¶14.
    """
    package = LawRef("169", paragraph=completeness, note="D-105")
    return (
        Ground("LIC-R1", _ground("1")),
        Ground(
            "LIC-R2",
            _ground("2"),
            doubts=("W-FEE", "W-FEE-UNSTATED"),
            requires=fee_told_by,
            since=PUT_OFF.on,
        ),
        Ground(
            "LIC-R3",
            _ground("3"),
            evidence=evidence,
            doubts=doubts,
            requires=requires,
        ),
        Ground("LIC-R4", _ground("4")),
        Ground("LIC-R5", _ground("5")),
        Ground("LIC-R6", _ground("6")),
        Ground(
            "LIC-R7",
            _ground("7"),
            evidence=("E-APPLICANT-KIND", "E-LIC-REF", "E-REORG-KIND"),
            doubts=("W-MANUAL", "W-NOTCHECKED", "W-BIN-NONRES", "W-BIN-BRANCH"),
            requires=("applicant_kind", "applicant_bin_iin", "licence_no", *requires, *stands_on),
        ),
        Ground("LIC-R8", _ground("8"), evidence=("E-CONSENT",), requires=(_SECRET,)),
        Ground("LIC-P1", package, evidence=("E-DOC-MISSING", *missing), doubts=unsure),
        Ground("LIC-P2", package, evidence=("E-DOC-EXPIRED",), doubts=("W-EXP-UNKNOWN",)),
    )


def _ground(item: str) -> LawRef:
    return LawRef("169", annex="3", item=f"10.{item}")
