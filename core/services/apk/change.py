"""Notice of changed data in the registry of hardware-software complexes.

Order № 138/НҚ, Rules in the wording of № 331/НҚ of 11.08.2023: paragraph 15, annex 9. It is a
duty of the miner and no state service: the order names no package, no ground for refusal and no
paper with the result (D-15). Annex 9 asks neither for a BIN nor for the day of the change (D-32).
"""

from functools import partial

from core.form.conditions import answered
from core.form.declarations import Note, Paper
from core.form.form import Form
from core.form.kinds import LONG, Day, MultiChoice, Text, Upload
from core.form.register_effect import RegisterEffect
from core.form.terms import Duty, Review, Terms
from core.law.acts import LawRef, Origin
from core.law.fees import NotStated
from core.services import applicant
from core.services.apk import register, shared
from core.services.apk.rules import eligible, new_wording, part_of_a_batch
from core.services.apk.steps import CHANGE
from core.services.applicant import power_of_attorney

ORDER = partial(LawRef, "138")
ANNEX_9 = partial(LawRef, "138", annex="9")
INFERRED = Origin.INFERRED
UNITS_LEFT = answered("changed_fields", "units_left")

FORM = Form(
    key="apk_change",
    service="apk.change",
    edition="331-2023",
    law=ORDER(paragraph="15"),
    effective_from=None,
    section="apk",
    terms=Terms(
        registration="L-APK-01",
        review=(Review("L-APK-09", own_words=True),),
        duty=Duty("L-APK-08", "change_date"),
        out_of_hours=ORDER(paragraph="8"),
    ),
    portals=("elicense.kz",),
    fee=NotStated(ORDER(paragraph="15")),
    rules=(
        eligible,
        new_wording,
        part_of_a_batch("changed_fields", UNITS_LEFT),
        power_of_attorney(ANNEX_9()),
    ),
    steps=CHANGE,
    effect=RegisterEffect(releases="left_serials", changes=register.changed),
    fields=(
        applicant.kind(ORDER(paragraph="2", note="D-34")),
        applicant.channel(ORDER(paragraph="15", note="D-15")),
        applicant.name(ANNEX_9()),
        applicant.identifier(ANNEX_9(note="D-32"), origin=INFERRED),
        *shared.entry(ANNEX_9(note="D-32")),
        MultiChoice(
            key="changed_fields",
            options=(
                "miner_name",
                "legal_address",
                "dc_location",
                "contacts",
                "complex",
                "units",
                "units_left",
                "owner",
                "other",
            ),
            law=ORDER(paragraph="4, 15", note="D-32"),
            origin=INFERRED,
        ),
        Day(key="change_date", law=ORDER(paragraph="15", note="D-32"), origin=INFERRED),
        Text(
            key="entry_old_text",
            longest=LONG,
            lines=True,
            required=False,
            law=ANNEX_9(note="D-32"),
            origin=INFERRED,
        ),
        Text(key="entry_new_text", longest=LONG, lines=True, law=ANNEX_9()),
        Text(key="change_reason", longest=LONG, lines=True, law=ANNEX_9()),
        shared.leaving_units("left_serials", UNITS_LEFT),
        Upload(
            key="units_left_proof",
            doc_id="doc.apk.excl.proof",
            required=False,
            when=UNITS_LEFT,
            law=ORDER(paragraph="4, 14", note="D-33"),
            origin=INFERRED,
        ),
        applicant.phone(ANNEX_9()),
        applicant.email(ANNEX_9()),
        applicant.consent(ANNEX_9(note="D-32"), version="138-a2-8/2023-08", origin=Origin.DESIGN),
        *applicant.signing(ANNEX_9()),
    ),
    papers=(Paper("doc.apk.change.app", ORDER(paragraph="15")),),
    grounds=(),
    notes=(
        Note("no_package", ORDER(paragraph="15", note="D-15")),
        Note("result", ORDER(paragraph="15", note="D-15")),
    ),
)
