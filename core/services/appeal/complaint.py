"""A complaint about a decision, action or inaction in a state service.

Orders № 138/НҚ (chapter 3), № 169/НҚ (chapter 3), № 142/НҚ (chapter 3) and № 53/НҚ (chapter 4), to
the same effect: terms are cited by the order of the service complained of, all else by № 138/НҚ.
None has a form of a complaint or a time limit for one, so every question is inferred (D-22). The
joint order № 164/НҚ and № 49 on inspections has no such chapter at all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from core.form.declarations import Note
from core.form.field import Field
from core.form.form import Form
from core.form.kinds import LONG, Choice, Text, Upload
from core.form.tables import Group
from core.form.terms import Review, Terms
from core.law.acts import LawRef, Origin
from core.law.fees import NotStated
from core.services import applicant
from core.services.appeal.steps import APPEAL, TO_PROVIDER, TO_QUALITY_BODY
from core.services.applicant import power_of_attorney

LAW = LawRef("138", paragraph="17", note="D-22")
INFERRED = Origin.INFERRED
ORDERS: Mapping[str, str] = MappingProxyType(
    {"apk": "138", "lic": "169", "pool": "142", "trust": "53"}
)
"""The order of each service that may be complained of."""
REWORDED = frozenset(
    {"applicant_kind", "applicant_name", "consent_pd", "signer_name", "signed_by", "signature"}
)


def _ours(*fields: Field) -> Iterator[Field]:
    """Fields of applications as a complaint asks them: inferred, with messages of its own."""
    for field in fields:
        origin = INFERRED if field.origin is Origin.OFFICIAL else field.origin
        own = ("label", "ask") if field.key in REWORDED else field.own
        yield replace(field, origin=origin, own=own)


FORM = Form(
    key="appeal",
    service="appeal",
    edition="331-2023",
    law=LawRef("138", paragraph="17"),
    effective_from=None,
    section="appeal",
    terms=Terms(
        review=(Review("L-APP-02", when=TO_PROVIDER), Review("L-APP-03", when=TO_QUALITY_BODY)),
        act_from="appealed_service",
        acts=ORDERS,
        out_of_hours=LawRef("138", paragraph="8"),
    ),
    portals=("addressee",),
    fee=NotStated(LAW),
    rules=(power_of_attorney(LAW),),
    steps=APPEAL,
    fields=(
        Choice(
            key="appealed_service",
            options=tuple(ORDERS),
            explained=True,
            not_here={"insp": "E-NO-COMPLAINTS"},
            law=LAW,
            origin=INFERRED,
        ),
        *_ours(
            applicant.kind(LAW, options=("legal_entity", "ie", "individual")),
            applicant.name(LAW),
            applicant.identifier(LAW),
            applicant.phone(LAW),
            applicant.email(LAW),
        ),
        Text(
            key="request_no",
            shortest=1,
            longest=64,
            required=False,
            law=LAW,
            origin=INFERRED,
        ),
        Choice(
            key="appealed_act",
            options=("decision", "action", "inaction"),
            law=LAW,
            origin=INFERRED,
        ),
        Text(key="appealed_official", required=False, law=LAW, origin=INFERRED),
        Choice(
            key="addressee",
            options=("provider", "quality_body"),
            explained=True,
            law=LAW,
            origin=INFERRED,
        ),
        Text(key="grounds_text", longest=LONG, lines=True, law=LAW, origin=INFERRED),
        Text(key="claim_text", longest=LONG, lines=True, law=LAW, origin=INFERRED),
        Group(
            key="attachments",
            required=False,
            columns=(
                Text(key="attachment_name", law=LAW, origin=INFERRED),
                Upload(
                    key="attachment_file",
                    doc_id="doc.appeal.attachment",
                    law=LAW,
                    origin=INFERRED,
                ),
            ),
            law=LAW,
            origin=INFERRED,
        ),
        Choice(key="answer_language", options=("kk", "ru"), law=LAW, origin=INFERRED),
        *_ours(
            applicant.consent(LAW, version="138-a2-8/2023-08", origin=Origin.DESIGN),
            *applicant.signing(LAW),
        ),
    ),
    papers=(),
    grounds=(),
    notes=(
        Note("orders", LAW),
        Note("time_limit", LAW),
        Note("inspection", LawRef("164", note="D-22")),
        Note("satisfied", LawRef("138", paragraph="18")),
        Note("court", LawRef("138", paragraph="21")),
    ),
)
