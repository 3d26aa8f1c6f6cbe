"""Notice of changed information about mining through a pool.

*Law:* order № 169/НҚ, paragraph 16: when the information of annex 11, items 1 3) or 2 2), changes,
the miner notifies within two working days. The order has no form, names no system and promises no
answer, so every question is inferred and the days are counted from the change (D-14).
"""

from dataclasses import replace

from core.form.conditions import answered
from core.form.declarations import Paper
from core.form.field import Field
from core.form.form import Form
from core.form.kinds import Choice, Day, RecordNo, Text
from core.form.register_effect import RegisterEffect
from core.form.terms import Duty, Terms
from core.law.acts import LawRef, Origin
from core.law.fees import NotStated
from core.services import applicant
from core.services.licence import mining_pool, register
from core.services.licence.rules.poolinfo import RULES
from core.services.licence.steps import POOL_NOTICE

LAW = LawRef("169", paragraph="16", note="D-14")
WHO = LawRef("169", paragraph="2, 4")


def _inferred(*fields: Field) -> tuple[Field, ...]:
    """The fields marked as inferred: the order prints none of them."""
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
    terms=Terms(duty=Duty("L-LIC-09", "change_date"), out_of_hours=LawRef("169", paragraph="5")),
    portals=("lic_unnamed",),
    fee=NotStated(LAW),
    rules=RULES,
    effect=RegisterEffect(changes=register.pool_changed),
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
        mining_pool.use(LAW),
        Text(key="new_pool_name", when=mining_pool.THROUGH_POOL, law=LAW),
        mining_pool.accredited_on("new_pool_cert_date", LAW),
        *mining_pool.document(LAW),
        applicant.email(LAW),
        applicant.phone(LAW),
        applicant.consent(LAW, version="138-a2-8/2023-08", origin=Origin.DESIGN),
        *applicant.signing(LAW),
    ),
    papers=(Paper("doc.lic.poolinfo", LAW), mining_pool.paper(LAW)),
    grounds=(),
)
