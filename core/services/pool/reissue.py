"""Reissue of the certificate of accreditation of a pool.

Order № 142/НҚ, paragraph 12 and annex 2, item 8: annex 1 again and the contract on server
premises, nothing else. The order names neither reasons nor the certificate, so both are asked
(D-65); the certificate has no number, so its day of issue stands for it (D-67).

*Why the case is entered in no register:* the record of the accreditation keeps its day of issue,
from which the year runs on (D-26).
"""

from core.form.declarations import Note, Paper
from core.form.form import Form
from core.form.kinds import LONG, Day, MultiChoice, Text
from core.form.register_effect import RegisterEffect
from core.form.terms import Review, Terms
from core.law.acts import Origin
from core.law.fees import Free
from core.services.pool import register, rules
from core.services.pool.shared import (
    FREE,
    ORDER,
    REGISTER,
    applicant_lines,
    grounds,
    last_lines,
    server_contract,
)
from core.services.pool.steps import REISSUE

PAPERS = ("server_contract",)
PACKAGE = ORDER(annex="2", item="8", note="D-64")

FORM = Form(
    key="pool_reissue",
    service="pool.reissue",
    edition="404-2023",
    law=ORDER(paragraph="12"),
    effective_from=None,
    section="pool",
    terms=Terms(
        registration="L-POOL-01",
        completeness="L-POOL-06",
        review=(Review("L-POOL-06"),),
        out_of_hours=ORDER(paragraph="6"),
    ),
    portals=("elicense.kz",),
    fee=Free(FREE),
    effect=RegisterEffect(changes=register.reissued),
    rules=rules.REISSUE,
    steps=REISSUE,
    notes=(Note("expiry", ORDER(paragraph="3", note="D-26")),),
    fields=(
        *applicant_lines(),
        Day(
            key="cert_issue_date",
            topic=f"{REGISTER}.issued_on",
            law=ORDER(paragraph="12", note="D-65"),
            origin=Origin.INFERRED,
        ),
        MultiChoice(
            key="changed_fields",
            options=("legal_name", "legal_address", "server_location", "other"),
            law=ORDER(paragraph="12", note="D-65"),
            origin=Origin.INFERRED,
        ),
        Text(
            key="reissue_reason",
            longest=LONG,
            lines=True,
            law=ORDER(paragraph="12", note="D-65"),
            origin=Origin.INFERRED,
        ),
        *server_contract("D-64"),
        *last_lines(),
    ),
    papers=(
        Paper("doc.pool.app", PACKAGE),
        Paper("doc.pool.server_contract", PACKAGE, field="server_contract"),
    ),
    paper_faults=("missing", "nonconforming", "expired"),
    grounds=grounds(
        PAPERS,
        expired=ORDER(paragraph="12"),
        evidence=("E-POOL-EXPIRED",),
        doubts=(),
        requires=("cert_issue_date",),
    ),
)
