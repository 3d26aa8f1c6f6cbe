"""Fields and grounds that accreditation of a pool and reissue of its certificate share.

*Law:* order № 142/НҚ, Rules in the wording of № 404/НҚ of 13.09.2023: annex 1 is the application,
annex 2 the list of requirements. Its lines have no numbers. Messages stand in ``pool.po``.
"""

from dataclasses import replace
from functools import partial

from core.form.conditions import all_of, answered, sent
from core.form.declarations import Ground
from core.form.field import Field
from core.form.kinds import LONG, Choice, Consent, Filled, FilledOn, Identifier, Text, Upload
from core.form.kinds.address import Address
from core.law.acts import LawRef, Origin
from core.services import applicant

WORDS = "pool"
REGISTER = "pool"
ORDER = partial(LawRef, "142")
ANNEX_1 = ORDER(annex="1")
PACKAGE = ORDER(annex="2", item="8")
FREE = ORDER(annex="2", item="6")
_PREMISES = ("premises", "server_contract", "premises_explanation")


def applicant_lines() -> tuple[Field, ...]:
    """The applicant and the first lines of annex 1, with the contacts it lacks (D-66)."""
    contacts = ORDER(annex="1", note="D-66")
    return (
        applicant.kind(ORDER(paragraph="2")),
        applicant.channel(ORDER(paragraph="5")),
        Filled(key="request_kind", words=WORDS, law=ANNEX_1),
        Text(key="legal_name", topic="applicant.name", words=WORDS, law=ANNEX_1),
        Identifier(key="bin", topic="applicant.identifier", words=WORDS, law=ANNEX_1),
        Filled(key="activity_text", words=WORDS, law=ANNEX_1),
        Address(key="server_location", abroad=True, landmark=True, words=WORDS, law=ANNEX_1),
        replace(applicant.phone(contacts, origin=Origin.DESIGN), own=()),
        replace(applicant.email(contacts, origin=Origin.DESIGN), own=()),
    )


def server_contract(note: str = "") -> tuple[Field, ...]:
    """The contract on server premises; own premises are explained to the officers (D-69).

    The explanation replaces a missing contract or accompanies an existing one.
    """
    own = answered("premises", "own")
    return (
        Choice(
            key="premises",
            options=("lease", "own"),
            words=WORDS,
            law=ORDER(annex="2", item="8", note="D-69"),
            origin=Origin.DESIGN,
        ),
        Upload(
            key="server_contract",
            doc_id="doc.pool.server_contract",
            explain=own,
            words=WORDS,
            law=ORDER(annex="2", item="8", note=note),
        ),
        Text(
            key="premises_explanation",
            longest=LONG,
            lines=True,
            when=all_of(own, sent("server_contract")),
            words=WORDS,
            law=ORDER(annex="2", item="8", note="D-69"),
            origin=Origin.DESIGN,
        ),
    )


def last_lines() -> tuple[Field, ...]:
    """The consents and the statement of annex 1, then the signature.

    The dates of the statement and of filling are the day of handing in (D-68).
    """
    return (
        Consent(key="consent_secret", version="142-a1-secret/2023-09", words=WORDS, law=ANNEX_1),
        Consent(
            key="confirm_true",
            version="142-a1-true/2023-09",
            confirms=True,
            words=WORDS,
            law=ANNEX_1,
        ),
        FilledOn(key="confirm_date", words=WORDS, law=ORDER(annex="1", note="D-68")),
        applicant.consent(ANNEX_1, "142-a1-pd/2023-09"),
        *applicant.signing(ANNEX_1),
    )


def grounds(
    papers: tuple[str, ...],
    *,
    expired: LawRef,
    evidence: tuple[str, ...],
    doubts: tuple[str, ...],
    requires: tuple[str, ...],
    unsure: tuple[str, ...] = (),
) -> tuple[Ground, ...]:
    """The grounds for refusal: five of the list of requirements and the two of a package.

    ``papers`` are the fields of the package, ``expired`` the law on expired papers.
    ``evidence``, ``doubts`` and ``requires`` are those of the requirements of the Rules,
    ``unsure`` the codes that leave the package open.

    *Law:* 142·A2.9, ¶7, ¶12.
    """
    return (
        Ground("POOL-R1", _ground("1")),
        Ground(
            "POOL-R2",
            _ground("2"),
            evidence=("E-APPLICANT-KIND", "E-EXCLUDED", "E-NOT-KZ", *evidence),
            doubts=("W-MANUAL", "W-BIN-NONRES", "W-BIN-BRANCH", *doubts),
            requires=("applicant_kind", "bin", "server_location", *_PREMISES, *requires),
        ),
        Ground("POOL-R3", _ground("3")),
        Ground("POOL-R4", _ground("4")),
        Ground(
            "POOL-R5",
            _ground("5"),
            evidence=("E-CONSENT",),
            requires=("consent_secret", "consent_pd"),
        ),
        Ground(
            "POOL-P1",
            ORDER(paragraph="7"),
            evidence=("E-DOC-MISSING", "E-DOC-FORMAT"),
            doubts=("W-MANUAL", *unsure),
            requires=papers,
        ),
        Ground(
            "POOL-P2",
            expired,
            evidence=("E-DOC-EXPIRED",),
            doubts=("W-EXP-UNKNOWN",),
            requires=papers,
        ),
    )


def _ground(item: str) -> LawRef:
    return ORDER(annex="2", item=f"9.{item}")
