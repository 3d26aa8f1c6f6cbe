"""Exclusion of a hardware-software complex from the registry.

Order № 138/НҚ, Rules in the wording of № 331/НҚ of 11.08.2023: annex 4 is the application, annex 5
the list of requirements. Annex 4 asks neither who the applicant is nor which entry is meant nor
why it ends, though a proof of the reason is required: these questions are inferred (D-31).
"""

from functools import partial

from core.form.conditions import answered
from core.form.declarations import Note, Paper
from core.form.form import Form
from core.form.kinds import LONG, Choice, Text, Upload
from core.form.register_effect import RegisterEffect
from core.form.terms import Review, Terms
from core.law.acts import LawRef, Origin
from core.law.fees import Free
from core.services import applicant
from core.services.apk import register, shared
from core.services.apk.rules import eligible, part_of_a_batch
from core.services.apk.steps import EXCLUDE
from core.services.applicant import power_of_attorney

ORDER = partial(LawRef, "138")
ANNEX_4 = partial(LawRef, "138", annex="4")
ANNEX_5 = partial(LawRef, "138", annex="5")
WHOLE, PART = answered("exclusion_scope", "whole"), answered("exclusion_scope", "part")

FORM = Form(
    key="apk_exclude",
    service="apk.exclude",
    edition="331-2023",
    law=ORDER(paragraph="14"),
    effective_from=None,
    section="apk",
    terms=Terms(
        registration="L-APK-01",
        completeness="L-APK-03",
        review=(Review("L-APK-07"),),
        out_of_hours=ORDER(paragraph="8"),
    ),
    portals=("elicense.kz",),
    fee=Free(ANNEX_5(item="6")),
    effect=RegisterEffect(
        closes="entry_no",
        closes_when=WHOLE,
        releases="excluded_serials",
        changes=register.excluded,
    ),
    rules=(
        eligible,
        part_of_a_batch("exclusion_scope", PART),
        power_of_attorney(ANNEX_4()),
    ),
    steps=EXCLUDE,
    fields=(
        applicant.kind(ORDER(paragraph="2", note="D-34")),
        applicant.channel(ORDER(paragraph="7")),
        applicant.name(ANNEX_4()),
        applicant.identifier(ANNEX_4(note="D-31"), origin=Origin.INFERRED),
        *shared.entry(ANNEX_4(note="D-31")),
        Text(key="entry_text", longest=LONG, lines=True, law=ANNEX_4()),
        Choice(
            key="exclusion_scope",
            options=("whole", "part"),
            leads_to={"part": "apk_change"},
            law=ORDER(paragraph="4, 14", note="D-33"),
            origin=Origin.INFERRED,
        ),
        shared.leaving_units("excluded_serials", PART),
        Choice(
            key="exclusion_reason",
            options=("disposal", "service_life_expired", "sale", "loss"),
            explained=True,
            law=ANNEX_5(item="8", note="D-31"),
            origin=Origin.INFERRED,
        ),
        Upload(key="exclusion_proof", doc_id="doc.apk.excl.proof", law=ANNEX_5(item="8")),
        applicant.phone(ANNEX_4()),
        applicant.email(ANNEX_4()),
        applicant.consent(ANNEX_4(), version="138-a2-8/2023-08"),
        *applicant.signing(ANNEX_4()),
    ),
    papers=(
        Paper("doc.apk.excl.app", ANNEX_5(item="8")),
        Paper("doc.apk.excl.proof", ANNEX_5(item="8"), field="exclusion_proof"),
    ),
    grounds=shared.grounds(
        requires=(
            "applicant_kind",
            "applicant_bin_iin",
            "entry_no",
            "entry_date",
            "exclusion_scope",
        ),
        papers=("exclusion_proof",),
    ),
    notes=(Note("part", ORDER(paragraph="4, 14", note="D-33")),),
)
