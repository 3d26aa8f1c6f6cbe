"""Notice of changed information about mining through a pool.

*Law:* order № 169/НҚ, paragraph 16: when the information of annex 11, items 1 3) or 2 2), changes,
the miner notifies within two working days. The order has no form, names no system and promises no
answer, so every question is inferred and the days are counted from the change (D-14).
"""

from dataclasses import replace

from core.cases.lic_poolinfo import POOL_NOTICE
from core.fees import NotStated
from core.forms.base import Field, Form, answered
from core.forms.kinds import Choice, Day, RecordNo, Text, Upload
from core.forms.parts import applicant
from core.forms.parts.licence_issue import POOL_PAPER, THROUGH_POOL
from core.forms.pieces import Duty, Paper
from core.law import LawRef, Origin
from core.rules.lic_poolinfo import RULES
from core.rules.licence import NO_POOLS

LAW = LawRef("169", paragraph="16", note="D-14")
WHO = LawRef("169", paragraph="2, 4")


def _inferred(*fields: Field) -> tuple[Field, ...]:
    """The order prints none of the fields: those of other forms are not official here."""
    return tuple(
        replace(field, origin=Origin.INFERRED) if field.origin is Origin.OFFICIAL else field
        for field in fields
    )


FORM = Form(
    key="lic_poolinfo",
    service="lic.poolinfo",
    edition="169-2023",
    law=LawRef("169", paragraph="16"),
    effective_from=None,
    section="lic",
    duty=Duty("L-LIC-09", "change_date"),
    out_of_hours=LawRef("169", paragraph="5"),
    portals=("lic_unnamed",),
    fee=NotStated(LAW),
    rules=RULES,
    steps=POOL_NOTICE,
    fields=_inferred(
        applicant.kind(WHO),
        applicant.name(LAW),
        applicant.identifier(LAW),
        Choice(key="subtype", options=("subtype_1", "subtype_2"), law=LAW),
        Day(key="licence_date", law=LAW),
        *(
            RecordNo(
                key=f"licence_{number}_no",
                register=f"licence_{number}",
                unknown="E-LIC-REF",
                dated_by="licence_date",
                when=answered("subtype", f"subtype_{number}"),
                law=LAW,
            )
            for number in (1, 2)
        ),
        Day(key="change_date", law=LAW),
        Text(key="old_pool_name", required=False, law=LAW),
        Choice(
            key="pool_use",
            options=("pool", "none_accredited"),
            words="lic",
            law=LAW,
            origin=Origin.DESIGN,
        ),
        Text(key="new_pool_name", when=THROUGH_POOL, law=LAW),
        Day(
            key="new_pool_cert_date",
            required=False,
            left_out="W-NOTCHECKED",
            waived_by=NO_POOLS,
            when=THROUGH_POOL,
            law=LAW,
        ),
        Choice(
            key="pool_doc_kind",
            options=("certificate", "written_reply", "contract_copy"),
            waived_by=NO_POOLS,
            when=THROUGH_POOL,
            words="lic",
            law=LAW,
        ),
        Upload(
            key="pool_doc",
            doc_id=POOL_PAPER,
            kind="pool_doc_kind",
            absent="E-POOL-DOC",
            waived_by=NO_POOLS,
            when=THROUGH_POOL,
            words="lic",
            law=LAW,
        ),
        applicant.email(LAW),
        applicant.phone(LAW),
        applicant.consent(LAW, version="138-a2-8/2023-08", origin=Origin.DESIGN),
        *applicant.signing(LAW),
    ),
    papers=(Paper("doc.lic.poolinfo", LAW), Paper(POOL_PAPER, LAW, field="pool_doc")),
    grounds=(),
)
